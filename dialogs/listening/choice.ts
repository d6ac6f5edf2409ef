import type { Services } from '../services/createServices'
import type { Intent } from '../understanding/intents'
import { isNearly, wordsOf } from '../understanding/keywords'
import { askOf } from './asks'
import type { Hearing, Listener, Outcome } from './hearing'
import { keptFor, pointedTo } from './inContext'
import { outcomeOf } from './outcome'
import { serviceOutcome } from './service'
import type { SayUnsure } from './unsure'
import { MOST_TRIES, notKnown, offered as offeredAgain } from './unsure'

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

const answerTo = async (
  picked: Intent,
  { said }: Offered,
  services: Services,
  hearing: Hearing,
): Promise<Outcome | undefined> => {
  const service = await services.start({ intent: picked, said, known: hearing.memory.known }, hearing)
  if (service !== undefined) return serviceOutcome(services, service, hearing)
  const answer = hearing.desk.answer(askOf(said, said, picked, hearing, false), hearing.here)
  return answer && outcomeOf([answer], hearing)
}

/** What was picked, by its name or place or by what it points to; a place that the list doesn't have tells nothing. */
const chosen = (saying: SayUnsure, hearing: Hearing, offered: Offered) => {
  const picked = pickedFrom(saying, hearing, offered)
  if (picked !== undefined || hearing.desk.commands.commandIn(hearing.said) !== undefined) return picked
  return placeIn(hearing) === undefined ? pointedTo(hearing, offered) : 'notTold'
}

/** An answer that tells nothing: the same is asked again, unless that was done enough. */
const askedAgain = (saying: SayUnsure, hearing: Hearing, { intents, said }: Offered): Outcome | undefined =>
  hearing.memory.misses < MOST_TRIES ? offeredAgain(saying, hearing, intents, said) : undefined

/** It is known what it is about, and nothing more of it: who may know is. */
const unanswered = (saying: SayUnsure, hearing: Hearing, picked: Intent): Outcome => {
  const { replies, memory } = notKnown(saying, hearing, 'tryAgain')
  return { replies, memory: { ...memory, misses: 0, topic: { intent: picked } } }
}

/** The answer to "is it about one of these?": a place in the list, a name, yes to the only one, or none of them. */
export const createChoice =
  (saying: SayUnsure, services: Services): Listener =>
  async (hearing) => {
    const { offered } = hearing.memory
    if (offered === undefined) return undefined
    if (isNone(saying, hearing, offered)) return notKnown(saying, hearing, 'neither')
    const picked = chosen(saying, hearing, offered)
    if (picked === undefined) return undefined
    if (picked === 'notTold') return askedAgain(saying, hearing, offered)
    const outcome =
      (await answerTo(picked, offered, services, hearing)) ?? unanswered(saying, hearing, picked)
    return { ...outcome, memory: { ...outcome.memory, before: keptFor(offered.said) } }
  }
