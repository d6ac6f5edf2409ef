import type { Said } from '../said'
import type { Say } from '../words'
import type { Answerer, Ask, Here } from './about'

export const smallTalkLines = {
  hello: [],
  robot: ['council'],
  thanks: [],
  bye: [],
  danger: ['howToContact'],
} as const

type SaySmallTalk = Say<typeof smallTalkLines>

const saidTo = (say: SaySmallTalk, { intent, details }: Ask, { pack }: Here): Said | undefined => {
  if (intent === 'smalltalk.greeting')
    return details.form.includes('robot') ? say('robot', { council: pack.council.name }) : say('hello')
  if (intent === 'smalltalk.thanks_bye') return say(details.form.includes('bye') ? 'bye' : 'thanks')
  return undefined
}

/** A greeting, thanks, and a hint of danger too faint for the detector: the number is given all the same. */
export const createSmallTalk =
  (say: SaySmallTalk, howToContact: (here: Here) => Said): Answerer =>
  (ask, here) => {
    const topic = { intent: ask.intent }
    const said = saidTo(say, ask, here)
    if (said !== undefined) return { said, sources: [], topic }
    if (ask.intent !== 'safety.emergency') return undefined
    return {
      said: say('danger', { howToContact: howToContact(here) }),
      sources: [],
      topic,
      does: 'emergency',
    }
  }
