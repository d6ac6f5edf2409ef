import { address } from '../../answers/address'
import { oneOf } from '../../answers/oneOf'
import { text } from '../../answers/text'
import { yesNo } from '../../answers/yesNo'
import { Service } from '../../service'
import { homeCase, isListed } from '../homeCase'
import { propertyOf } from '../homes'

/**
 * Help with the bins for who can't move them. Why is asked no closer than for how long: what somebody's health is like is
 * nobody's business here (UK GDPR, article 5(1)(c): no more than is needed).
 */
export const assistedCollection = Service.named('assisted-collection')
  .about('bins.assisted')
  .ask('who', oneOf('me', 'other'))
  .askIf('agreed', yesNo, ({ who }) => who === 'other')
  .refuse('agreed', ({ agreed }) => (agreed === false ? 'notAgreed' : undefined), 'notAgreed')
  .atHome()
  .find('has', async ({ place, home }) => propertyOf({ place, home })?.assisted === true)
  .askIf('long', oneOf('now', 'good'), ({ has }) => !has)
  .askIf('until', text({ most: 100 }), ({ long }) => long === 'now')
  .askIf('address', address, (soFar) => !soFar.has && !isListed(soFar))
  .askIf('kept', text({ most: 300 }), ({ has }) => !has)
  .askIf('know', text({ most: 300 }), ({ has }) => !has)
  .contactIf(({ has }) => !has, { reach: true })
  .ends(['what', 'asked', 'meanwhile', 'has', 'change', 'missed', 'sample'], (answers) => {
    const { has, place } = answers
    const sample = place.sample ? (['sample'] as const) : []
    if (has) return { say: ['has', 'change', ...sample], options: ['missed'] }
    return {
      say: ['asked', 'meanwhile', ...sample],
      opens: {
        what: 'what',
        ...homeCase(answers),
        marks: ['assisted'],
        subject: isListed(answers) ? `assisted ${answers.home}` : undefined,
      },
    }
  })
