import { oneOf } from '../../answers/oneOf'
import { text } from '../../answers/text'
import { Service } from '../../service'
import { language } from './language'

/** What the council's documents say of each: the first of these that they offer. */
const OFFERED = {
  signed: ['sign-language'],
  spoken: ['telephone-interpreter', 'interpreter', 'other-languages'],
  written: ['other-languages', 'interpreter'],
} as const

export const interpreter = Service.named('interpreter')
  .about('advisor.handoff')
  .answersQuestions()
  .ask('language', language)
  .ask('need', oneOf('call', 'visit', 'letter'))
  .ask('matter', text({ most: 300 }))
  .ask('when', text({ most: 120 }))
  .contact({ reach: true })
  .ends({ what: [], offered: ['offered'], next: [], friend: [] }, (told, { pack }) => {
    const way = told.language === 'bsl' ? 'signed' : told.need === 'letter' ? 'written' : 'spoken'
    const { accessible } = pack.contacts
    const [offered] = OFFERED[way].flatMap((way) => accessible.filter(({ id }) => id === way))
    return {
      opens: { what: 'what', name: 'name', phone: 'phone', email: 'email' },
      say: [
        ...(offered === undefined ? [] : [{ line: 'offered' as const, with: { offered: offered.offered } }]),
        'next',
        'friend',
      ],
    }
  })
