import { binAt } from '../../answers/binAt'
import { NOT_LISTED } from '../../answers/home'
import { yesNo } from '../../answers/yesNo'
import { dayName } from '../../dates'
import type { Here } from '../../information/about'
import { Service } from '../../service'
import { binChoices, binsAtHome } from '../homeBins'
import { endingLines, type Line, refusalSaid, reportSaid } from './endings'
import type { Verdict } from './verdict'
import { asksOfStreet, verdictOn } from './verdict'

const mayReport = (verdict: Verdict | undefined): boolean => verdict?.answer.may === 'report'

/** What was made up is said to be. */
const sampleLines = (verdict: Verdict | undefined, sample: boolean): readonly Line[] => [
  ...(verdict?.rule?.sample === true ? (['sampleRule'] as const) : []),
  ...(sample ? (['sampleDays'] as const) : []),
]

const promiseOf = ({ rule }: Verdict) =>
  typeof rule?.returnWithin === 'object' ? rule.returnWithin : undefined

/** The case of a missed bin. */
const caseOf = (verdict: Verdict, uprn: string) => {
  const { answer, service, subject } = verdict
  if (answer.may !== 'report') throw new Error('a bin that may not be reported opens no case')
  return {
    what: 'what',
    where: 'home',
    postcode: 'postcode',
    phone: 'phone',
    email: 'email',
    promise: promiseOf(verdict),
    uprn,
    subject,
    facts: {
      missed: answer.missed.day,
      service: service.code,
      stream: service.stream,
      forStreet: answer.forStreet,
      ...(answer.returnBy === undefined ? {} : { returnBy: answer.returnBy }),
    },
    marks: answer.assisted ? (['assisted'] as const) : [],
  } as const
}

const missedDay = ({ answer }: Verdict, here: Here) =>
  answer.may === 'report' ? dayName(answer.missed.day, here.now.day) : ''

/** "My bin was missed": whether it may be reported now, by this council's rules, and a case when it may. */
export const missedBin = Service.named('missed-bin')
  .about('bins.missed')
  .where(({ binRules }) => binRules.length > 0)
  .atHome()
  .find('bins', binsAtHome)
  .find('kinds', async ({ bins }, { here }) => binChoices(here.pack, bins?.services ?? []))
  .askFrom('bin', ({ kinds }) => kinds, binAt)
  .find('alone', ({ bins, bin }, world) => verdictOn(bins, bin, false, world))
  .askIf('street', yesNo, ({ alone }) => asksOfStreet(alone))
  .find('verdict', ({ bins, bin, street, alone }, world) =>
    street === true ? verdictOn(bins, bin, true, world) : Promise.resolve(alone),
  )
  .contactIf(({ verdict }) => mayReport(verdict), { named: false })
  .ends(endingLines, ({ home, place, bins, verdict }, here) => {
    const samples = sampleLines(verdict, place.sample)
    if (home === NOT_LISTED) return { say: ['notListed', ...samples] }
    if (bins === undefined || verdict === undefined) return { say: ['noBins', ...samples] }
    const { answer } = verdict
    if (answer.may === 'no') return { say: [...refusalSaid(answer, here), ...samples] }
    return {
      say: [...reportSaid(answer, verdict, here), ...samples],
      opens: { ...caseOf(verdict, home), with: { missed: missedDay(verdict, here) } },
      ...(answer.offerComplaint ? { options: ['complain'] } : {}),
    }
  })
