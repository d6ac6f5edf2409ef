import { type AnswerKind, unread } from '../../answers/kind'
import { oneOf } from '../../answers/oneOf'
import { text } from '../../answers/text'
import { Service } from '../../service'
import { wordsOf } from '../../understanding/keywords'

/** Words that say that something is to be reported, and nothing of what it is. */
const SAYS_NOTHING = new Set(
  'i we want would like id need have to please can could make a an the about of for with report reporting breach breaches planning permission control rules enforcement complaint unauthorised unauthorized development somebody someone hello hi'.split(
    ' ',
  ),
)

const story = text({ most: 2000 })

/** What is being done; "I want to report a breach of planning" doesn't tell. */
const whatIsDone: AnswerKind<string> = {
  ...story,
  read: (said, context) =>
    wordsOf(said).every((word) => SAYS_NOTHING.has(word.replace(/['’]/g, '')))
      ? unread('nothingSaid')
      : story.read(said, context),
}

/** Building or use that may not have permission: what, where, since when, and who tells us. It goes to the planning team. */
export const planningBreach = Service.named('planning-breach')
  .about('planning.enforcement')
  .ask('what', whatIsDone)
  .takesFirst('what')
  .beforeArticles()
  .ask('where', text({ most: 300 }))
  .ask('began', text({ most: 200 }))
  .ask('still', oneOf('goingOn', 'finished', 'unknown'))
  .contact({ reach: true })
  .ends(['about', 'next', 'urgent', 'may', 'whatHappens'], () => ({
    say: ['next', 'may', 'urgent'],
    opens: { what: 'about', where: 'where', name: 'name', phone: 'phone', email: 'email' },
    options: ['whatHappens'],
  }))
