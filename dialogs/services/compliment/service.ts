import { oneOf } from '../../answers/oneOf'
import { text } from '../../answers/text'
import { yesNo } from '../../answers/yesNo'
import { Service } from '../../service'

const STORY = 2000
const WHO = 200

/** "Just saying thanks", or an idea. Nobody has to say who they are. */
export const compliment = Service.named('compliment')
  .about('complaints.compliment_or_suggestion')
  .ask('kind', oneOf('compliment', 'suggestion'))
  .ask('words', text({ most: STORY }))
  .takesFirst('words')
  .askIf('who', text({ most: WHO }), ({ kind }) => kind === 'compliment')
  .ask('named', yesNo)
  .contactIf(({ named }) => named)
  .ends({ compliment: [], suggestion: [], thanks: [], idea: [], reply: [] }, ({ kind, named }) => ({
    say: [kind === 'compliment' ? 'thanks' : 'idea', ...(named ? (['reply'] as const) : [])],
    opens: {
      what: kind,
      name: 'name',
      phone: 'phone',
      email: 'email',
      promise: { about: 'feedback', stage: 'reply' },
      facts: { kind },
    },
  }))
