import { oneOf } from '../../answers/oneOf'
import { text } from '../../answers/text'
import { Service } from '../../service'

/** Building or use that may not have permission: what, where, since when, and who tells us. It goes to the planning team. */
export const planningBreach = Service.named('planning-breach')
  .about('planning.enforcement')
  .ask('what', text({ most: 2000 }))
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
