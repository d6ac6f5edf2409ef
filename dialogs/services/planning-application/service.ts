import { applicationOrPlace } from '../../answers/applicationOrPlace'
import { oneFoundOrNone } from '../../answers/oneFoundOrNone'
import { Service } from '../../service'
import { chosenOf, foundChoices, lookUp, nearChoices, registerKnown, whyNothing } from '../applicationLookUp'
import { applicationSaid, endingLines } from './endings'

/** "How is my planning application going?": found by its reference or its postcode; its stage and its dates. */
export const planningApplication = Service.named('planning-application')
  .about('planning.status')
  .answersOnly()
  .answersQuestions()
  .needsRegister()
  .find('register', registerKnown)
  .ask('application', applicationOrPlace)
  .find('looked', lookUp)
  .alsoFor('planning.view_or_comment', 'application')
  .refuse('application', whyNothing, 'notFound', 'notOurs', 'noneThere')
  .askFrom('which', foundChoices)
  .askFrom('meant', nearChoices, oneFoundOrNone)
  .ends(endingLines, ({ register, ...answers }, here) => {
    if (register === undefined) return { say: [], article: 'planning.status.track' }
    const application = chosenOf(answers)
    return application === undefined ? { say: ['noneOfThem'] } : applicationSaid(application, register, here)
  })
