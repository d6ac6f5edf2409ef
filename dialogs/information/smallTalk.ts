import type { Said } from '../said'
import type { Say } from '../words'
import type { Answerer, Here } from './about'

export const smallTalkLines = { hello: [], thanks: [], bye: [], danger: ['howToContact'] } as const

/** A greeting, thanks, and a hint of danger too faint for the detector: the number is given all the same. */
export const createSmallTalk =
  (say: Say<typeof smallTalkLines>, howToContact: (here: Here) => Said): Answerer =>
  ({ intent, details }, here) => {
    const topic = { intent }
    if (intent === 'smalltalk.greeting') return { said: say('hello'), sources: [], topic }
    if (intent === 'smalltalk.thanks_bye')
      return { said: say(details.form.includes('bye') ? 'bye' : 'thanks'), sources: [], topic }
    if (intent === 'safety.emergency')
      return {
        said: say('danger', { howToContact: howToContact(here) }),
        sources: [],
        topic,
        does: 'emergency',
      }
    return undefined
  }
