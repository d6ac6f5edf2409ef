import { text } from '../../answers/text'
import { yesNo } from '../../answers/yesNo'
import { Service } from '../../service'

const WHY = 2000
const WISH = 500
/** Who has no neat number names the letter. */
const REFERENCE = 200

/** "I'm not happy with your answer to my complaint": the next stage, with the reference of the first where there is one. */
export const reviewComplaint = Service.named('review-complaint')
  .about('complaints.escalate_or_ombudsman')
  .ask('hasReference', yesNo)
  .askIf('earlier', text({ most: REFERENCE }), ({ hasReference }) => hasReference)
  .ask('why', text({ most: WHY }))
  .ask('outcome', text({ most: WISH }))
  .contact({ reach: true })
  .ends(['what', 'again', 'then'], () => ({
    say: ['again', 'then'],
    opens: {
      what: 'what',
      name: 'name',
      phone: 'phone',
      email: 'email',
      promise: { about: 'complaint', stage: 'reply' },
      facts: { stage: 2 },
    },
  }))
