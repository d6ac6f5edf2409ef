import { oneOf } from '../../answers/oneOf'
import { text } from '../../answers/text'
import { Service } from '../../service'

const WANTED = 1000

/**
 * One month from the day it came, or from the day of the proof of identity that was asked for, to the same date of the next
 * month, or the next working day: UK GDPR, articles 12(3), 12A and 15, as the ICO counts it. Who somebody is, is checked by
 * staff and never here.
 */
const LIMIT = { amount: 1, unit: 'monthsToWorkingDay' } as const

/** "I want to see what you hold about me." */
export const ownDataRequest = Service.named('own-data-request')
  .about('other_council')
  .ask('whose', oneOf('mine', 'child', 'other'))
  .ask('which', text({ most: WANTED }))
  .contact({ reach: true })
  .ends(['what', 'proof', 'proofOther', 'limit', 'longer', 'unhappy', 'rights', 'foi'], ({ whose }) => ({
    say: [whose === 'mine' ? 'proof' : 'proofOther', 'limit', 'longer', 'unhappy'],
    options: ['rights', 'foi'],
    opens: { what: 'what', name: 'name', phone: 'phone', email: 'email', promise: LIMIT, facts: { whose } },
  }))
