import { addMonths } from '../../../knowledge/calendar/day'
import { day } from '../../answers/day'
import { oneOf } from '../../answers/oneOf'
import { text } from '../../answers/text'
import { Service } from '../../service'
import { changeOf } from './changeOf'

const CHANGES = [
  'job',
  'savings',
  'partner',
  'household',
  'baby',
  'rent',
  'away',
  'address',
  'death',
  'other',
] as const
type Change = (typeof CHANGES)[number]

/** A new address is told to several services at once, and a death to the registrar: neither is asked about here. */
const isAsked = ({ change }: { change: Change }): boolean => change !== 'address' && change !== 'death'

/** The DWP's benefits are not the council's to change. */
const isOurs = (soFar: { change: Change; benefit?: string }): boolean =>
  isAsked(soFar) && soFar.benefit !== 'dwp'

/** What proves each change, as the approved articles about it say. */
const PROOF = {
  job: 'proofJob',
  savings: 'proofSavings',
  partner: 'proofPartner',
  household: 'proofHousehold',
  baby: 'proofBaby',
  rent: 'proofRent',
  away: 'proofAway',
  other: 'proofOther',
} as const

/** In Housing Benefit a change for the better that is told within a month counts from its own day, else from the telling. */
const MONTHS_TO_TELL = 1

export const benefitChange = Service.named('benefit-change')
  .about('benefits.change_circumstances')
  .beforeArticles()
  .ask('change', changeOf({ most: 'death', least: 'household' }, ...CHANGES))
  .askIf('benefit', oneOf('housing', 'councilTax', 'both', 'dwp', 'unsure'), isAsked)
  .askIf('since', day({ towards: 'past', either: true }), isOurs)
  .askIf('what', text({ most: 600 }), isOurs)
  .contactIf(isOurs, { reach: true })
  .takesFirst('what')
  .ends(
    [
      'what',
      'inTime',
      'inTimeTax',
      'late',
      'tellDwp',
      'time',
      'howToSend',
      ...Object.values(PROOF),
      'onlyDwp',
      'address',
      'newAddress',
      'callBack',
      'howLong',
    ],
    ({ change, benefit, since = '' }, { now }) => {
      if (change === 'death') return { say: [], article: 'benefits.change.death', options: ['callBack'] }
      if (change === 'address') return { say: ['address'], options: ['newAddress'] }
      if (benefit === 'dwp') return { say: ['onlyDwp'] }
      const isLate = addMonths(since, MONTHS_TO_TELL) < now.day
      const inTime = benefit === 'housing' ? 'inTime' : 'inTimeTax'
      return {
        opens: { what: 'what', name: 'name', phone: 'phone', email: 'email' },
        say: [isLate ? 'late' : inTime, PROOF[change], 'howToSend', 'tellDwp', 'time'],
        options: ['howLong'],
      }
    },
  )
