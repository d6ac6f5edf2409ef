import { email } from '../../answers/email'
import { name } from '../../answers/name'
import { oneOf } from '../../answers/oneOf'
import { text } from '../../answers/text'
import { Service } from '../../service'

const REQUEST = 2000
const ADDRESS = 200

/**
 * What the law wants of a request: in writing, a name, an address to reply to, and what is wanted (Freedom of Information
 * Act 2000, section 8(1)); an email address will do. The answer is due on the twentieth working day after it came, section
 * 10; so is that to a request for environmental information (regulation 5(2) of the 2004 Regulations). The form is the
 * asker's to choose where that is reasonable, section 11.
 */
const LIMIT = { amount: 20, unit: 'ukWorkingDays' } as const

/** "I want to make a freedom of information request." */
export const informationRequest = Service.named('information-request')
  .about('other_council')
  .ask('what', text({ most: REQUEST, asks: true }))
  .takesFirst('what')
  .ask('form', oneOf('email', 'post', 'inPerson'))
  .ask('name', name)
  .askIf('email', email, ({ form }) => form === 'email')
  .askIf('address', text({ most: ADDRESS }), ({ form }) => form !== 'email')
  .ends(['case', 'sent', 'limit', 'unclear', 'unhappy', 'ownData', 'foi'], () => ({
    say: ['sent', 'limit', 'unclear', 'unhappy'],
    options: ['foi', 'ownData'],
    opens: { what: 'case', where: 'address', name: 'name', email: 'email', promise: LIMIT },
  }))
