import { address } from '../../answers/address'
import { applicationOrPlace } from '../../answers/applicationOrPlace'
import { type AnswerKind, unread } from '../../answers/kind'
import { oneFoundOrNone } from '../../answers/oneFoundOrNone'
import { oneOf } from '../../answers/oneOf'
import { text } from '../../answers/text'
import { yesNo } from '../../answers/yesNo'
import { Service } from '../../service'
import { findPostcodes } from '../../understanding/particulars/postcode'
import { chosenOf, foundChoices, lookUp, nearChoices, registerKnown, whyNothing } from '../applicationLookUp'
import { closedSaid, commentCase, endingLines, isLate, maySend, onApplication, sentSaid } from './endings'

/** A page of writing; a longer letter is sent by post or email. */
const MOST_CHARACTERS = 3000

/** Their own address: one that is mentioned in passing is more likely that of the building. A postcode is half of one. */
const ownAddress: AnswerKind<string> = {
  ...address,
  read: (said, context) => {
    const found = address.read(said, context)
    return !found.ok && findPostcodes(said).length > 0 ? unread('noHouse') : found
  },
  find: () => undefined,
}

/** A comment on a planning application: may one still, for or against, why, and from whom. It goes to the planning team. */
export const planningComment = Service.named('planning-comment')
  .about('planning.view_or_comment')
  .needsRegister()
  .find('register', registerKnown)
  .ask('application', applicationOrPlace)
  .find('looked', lookUp)
  .refuse('application', whyNothing, 'notFound', 'notOurs', 'noneThere')
  .askFrom('which', foundChoices)
  .askFrom('meant', nearChoices, oneFoundOrNone)
  .find('on', async (answers, { here }) => onApplication(chosenOf(answers), here))
  .askIf('late', yesNo, isLate)
  .askIf('view', oneOf('object', 'support', 'neutral'), maySend)
  .askIf('comment', text({ most: MOST_CHARACTERS }), maySend)
  .askIf('from', ownAddress, maySend)
  .contactIf(maySend)
  .ends(endingLines, (answers, here) => {
    const { register, on } = answers
    if (register === undefined) return { say: [], article: 'planning.view.comment' }
    if (on === undefined) return { say: ['noneOfThem'] }
    return maySend(answers)
      ? { say: sentSaid(register), opens: commentCase(on) }
      : closedSaid(on, register, here)
  })
