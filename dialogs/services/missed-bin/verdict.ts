/** May this bin be reported as missed: the council's rule, applied to what was imported and what was reported before. */

import type { Day } from '../../../knowledge/calendar/day'
import type { MissedBinAnswer, OpenReport } from '../../../knowledge/collections/missedBin'
import { binRuleOf, missedBin } from '../../../knowledge/collections/missedBin'
import type { PropertyCollections } from '../../../knowledge/collections/port'
import type { CollectionService } from '../../../knowledge/collections/schedule'
import type { BinRule } from '../../../knowledge/schema'
import type { CaseAbout } from '../../ports'
import type { World } from '../../service'
import { isOpen } from '../../tracking/due'
import { binId } from '../homeBins'

export interface Verdict {
  answer: MissedBinAnswer
  service: CollectionService
  /** What is said by it was made up, where the council publishes no rule. */
  rule?: BinRule
  /** The same for every report of this bin of this home. */
  subject: string
}

const dayIn = ({ facts }: CaseAbout, name: string): Day | undefined => {
  const day = facts?.[name]
  return typeof day === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(day) ? day : undefined
}

const openReport = (reports: readonly CaseAbout[]): OpenReport | undefined => {
  const open = reports.find(({ state, facts }) => isOpen(state) && facts !== undefined)
  const missed = open && dayIn(open, 'missed')
  if (open === undefined || missed === undefined) return undefined
  const back = dayIn(open, 'returnBy')
  return { reference: open.reference, missed, ...(back === undefined ? {} : { returnBy: back }) }
}

const isOf =
  (service: CollectionService) =>
  (one: { service: string }): boolean =>
    one.service === service.code || one.service === '*'

/** What comes of reporting a bin of a home now; `undefined` for a bin that the home hasn't got. */
export const verdictOn = async (
  bins: PropertyCollections | undefined,
  bin: string | undefined,
  wholeStreet: boolean,
  { ports, here }: World,
): Promise<Verdict | undefined> => {
  const { pack, now, workingDays } = here
  const service = bins?.services.find((each) => binId(pack, each) === bin)
  if (bins === undefined || service === undefined) return undefined
  const subject = `bin ${bins.property.uprn} ${service.code}`
  const reports = await ports.cases.casesAbout(subject)
  const rule = binRuleOf(pack.binRules, service.stream)
  const open = openReport(reports)
  const answer = missedBin(
    {
      rule,
      collections: bins.collections.filter(isOf(service)),
      changes: bins.changes.filter(isOf(service)),
      events: bins.events.filter(isOf(service)),
      outBy: service.outBy,
      now,
      assisted: bins.property.assisted,
      wholeStreet,
      ...(open === undefined ? {} : { open }),
      missedBefore: reports.flatMap((one) => dayIn(one, 'missed') ?? []),
    },
    { workingDays, timeZone: pack.council.timeZone },
  )
  return { answer, service, subject, ...(rule === undefined ? {} : { rule }) }
}

/** Whether it matters that the whole street was missed. */
export const asksOfStreet = (verdict: Verdict | undefined): boolean =>
  verdict?.answer.may === 'report' && verdict.rule?.wholeStreet !== 'each'
