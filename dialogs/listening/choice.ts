import type { Services } from '../services/createServices'
import type { Intent } from '../understanding/intents'
import { isNearly, wordsOf } from '../understanding/keywords'
import { askOf } from './asks'
import type { Hearing, Listener } from './hearing'
import { outcomeOf } from './outcome'
import { serviceOutcome } from './service'
import type { SayUnsure } from './unsure'
import { notKnown } from './unsure'

const isNamed = (said: string, name: string): boolean => {
  const words = wordsOf(said)
  const meant = wordsOf(name)
  return words.length === meant.length && meant.every((word, i) => isNearly(words[i] ?? '', word))
}

type Offered = NonNullable<Hearing['memory']['offered']>

/** Where in the list was pointed to, counted from 0, by a key or in words. */
const placeIn = ({ turn, said, desk }: Hearing): number | undefined =>
  turn.keys === undefined ? desk.commands.ordinalIn(said) : Number(turn.keys) - 1

const isNone = ({ say }: SayUnsure, hearing: Hearing, { intents }: Offered): boolean =>
  hearing.desk.commands.yesOrNoIn(hearing.said) === 'no' ||
  isNamed(hearing.said, say('sayNeither').text) ||
  placeIn(hearing) === intents.length

const pickedFrom = ({ topicName }: SayUnsure, hearing: Hearing, { intents }: Offered): Intent | undefined => {
  const named = intents.find((intent) => isNamed(hearing.said, topicName(intent)))
  if (named !== undefined) return named
  const place = placeIn(hearing)
  if (place !== undefined) return intents[place]
  const isYes = hearing.desk.commands.yesOrNoIn(hearing.said) === 'yes'
  return isYes && intents.length === 1 ? intents[0] : undefined
}

/** The answer to "is it about one of these?": a place in the list, a name, yes to the only one, or none of them. */
export const createChoice =
  (saying: SayUnsure, services: Services): Listener =>
  (hearing) => {
    const { offered } = hearing.memory
    if (offered === undefined) return undefined
    if (isNone(saying, hearing, offered)) return notKnown(saying, hearing, 'neither')
    const picked = pickedFrom(saying, hearing, offered)
    if (picked === undefined) return undefined
    const service = services.start(picked, offered.said, hearing.here)
    if (service !== undefined) return serviceOutcome(service, hearing)
    const ask = askOf(offered.said, offered.said, picked, hearing, false)
    const answer = hearing.desk.answer(ask, hearing.here)
    return answer && outcomeOf([answer], hearing)
  }
