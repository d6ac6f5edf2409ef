/** What is said by somebody who waits in the queue: to the queue itself, or for the advisor. */
import { mayBeDanger, withCaution } from '../listening/caution'
import type { Hearing, Listener, Outcome } from '../listening/hearing'
import { lastSaid, replyOf } from '../listening/replies'
import { openQuestionAgain, withOpenQuestion } from '../listening/service'
import type { Memory } from '../memory'
import type { Said } from '../said'
import { paragraphs } from '../said'
import { callInstead } from './callBack'
import { CALL_BACK, type HandoffParts, waitingOptions } from './parts'
import type { QueueWish } from './phrases'
import { placeSaid } from './said'
import { MOST_ABOUT } from './wish'

type Waiting = Extract<NonNullable<Hearing['standing']>, { state: 'queued' }>

const waitingIn = ({ standing }: Hearing): Waiting | undefined =>
  standing?.state === 'queued' ? standing : undefined

/** Several lines in a row are one message: only the first is thanked for. Spoken, silence would be no answer. */
const IN_A_ROW_MS = 30_000

const keepingOn = (
  parts: HandoffParts,
  said: Said,
  { memory }: Hearing,
  handoff: Memory['handoff'] = memory.handoff,
): Outcome => {
  const replies = [replyOf(said, { options: waitingOptions(parts) })]
  return { replies, memory: { ...memory, misses: 0, handoff, last: lastSaid(replies) } }
}

const isInARow = ({ memory, here }: Hearing): boolean => {
  const last = memory.handoff?.addedAt
  return here.channel !== 'voice' && last !== undefined && here.at.getTime() - Date.parse(last) < IN_A_ROW_MS
}

const THANKS = ['added', 'addedMore', 'addedAgain'] as const

/** Anything else: it is in the transcript, where the advisor reads it, and they are told so. */
const added = (parts: HandoffParts, waiting: Waiting, hearing: Hearing): Outcome => {
  const { memory, here, said } = hearing
  if (isInARow(hearing)) return { replies: [], memory }
  const times = memory.handoff?.added ?? 0
  const line = times === 0 ? 'added' : (THANKS[1 + ((times - 1) % 2)] ?? 'added')
  const tells = memory.handoff?.about === undefined && parts.phrases.tellsMore(said)
  const handoff = {
    ...memory.handoff,
    ...(tells ? { about: said.slice(0, MOST_ABOUT) } : {}),
    added: times + 1,
    addedAt: here.at.toISOString(),
  }
  return keepingOn(
    parts,
    parts.words.waiting(line, { place: placeSaid(parts.words, waiting) }),
    hearing,
    handoff,
  )
}

/** What may tell of danger, though nobody could be sure, has the number to call before it here too. */
const carefully = ({ caution }: HandoffParts, outcome: Outcome, { desk, alternatives }: Hearing): Outcome => {
  const recognitions = desk.understand(alternatives).map(({ recognition }) => recognition)
  return mayBeDanger(recognitions) ? withCaution(outcome, caution) : outcome
}

const placeToldIn = ({ words }: HandoffParts, waiting: Waiting): Said =>
  words.waiting('place', { place: placeSaid(words, waiting) })

/** Out of the queue, and back to what was going on. */
const left = async (parts: HandoffParts, hearing: Hearing): Promise<Outcome> => {
  await hearing.ports.advisors.leave()
  const { words, services, suggestions } = parts
  const { memory, desk, said } = hearing
  const service = memory.service?.service === CALL_BACK ? memory.aside : (memory.service ?? memory.aside)
  const back: Memory = { ...memory, service, aside: undefined, handoff: undefined }
  const say = (line: Said, options = suggestions): Outcome => {
    const replies = [replyOf(line, { options })]
    return { replies, memory: { ...back, last: lastSaid(replies) } }
  }
  if (desk.commands.commandIn(said) === 'bye') return say(words.waiting('leftBye'), [])
  if (service === undefined) return say(paragraphs([words.waiting('left'), words.waiting('whatElse')]))
  return withOpenQuestion(services, say(words.waiting('left'), []), { ...hearing, memory: back })
}

/** What a command is to somebody in the queue; a bye is one from the queue too. */
const BY_COMMAND: Readonly<Record<string, QueueWish>> = {
  person: 'place',
  repeat: 'nothing',
  explain: 'nothing',
  startAgain: 'leave',
  bye: 'leave',
}

const wishOf = ({ phrases }: HandoffParts, { said, turn, desk }: Hearing): QueueWish | undefined => {
  if (turn.keys === '0') return 'place'
  if (said === '') return 'nothing'
  const command = desk.commands.commandIn(said)
  return phrases.wishIn(said) ?? (command === undefined ? undefined : BY_COMMAND[command])
}

const toTheQueue = async (parts: HandoffParts, waiting: Waiting, hearing: Hearing): Promise<Outcome> => {
  const place = placeToldIn(parts, waiting)
  switch (wishOf(parts, hearing)) {
    case 'leave':
      return left(parts, hearing)
    case 'callBack':
      return (await callInstead(parts, hearing)) ?? keepingOn(parts, place, hearing)
    case 'place':
      return keepingOn(parts, place, hearing)
    case 'nothing':
      return keepingOn(parts, paragraphs([place, parts.words.joining('ways')]), hearing)
    default:
      return carefully(parts, added(parts, waiting, hearing), hearing)
  }
}

/** While the questions of a call are open: an answer to them, the place, or no call after all. */
const onTheWayToACall = async (
  parts: HandoffParts,
  waiting: Waiting,
  answers: Listener,
  hearing: Hearing,
): Promise<Outcome> => {
  const { memory } = hearing
  const wish = wishOf(parts, hearing)
  if (wish === 'leave') {
    const line = parts.words.waiting('callDropped', { place: placeSaid(parts.words, waiting) })
    return keepingOn(parts, line, { ...hearing, memory: { ...memory, service: undefined } })
  }
  const place = keepingOn(parts, placeToldIn(parts, waiting), hearing)
  if (wish === 'place') return withOpenQuestion(parts.services, place, hearing)
  return (await answers(hearing)) ?? (await openQuestionAgain(parts.services, hearing)) ?? place
}

/** Takes all that is said in the queue; `answers` takes what is said to the open question of a service. */
export const createWaiting =
  (parts: HandoffParts, answers: Listener): Listener =>
  (hearing) => {
    const waiting = waitingIn(hearing)
    if (waiting === undefined) return undefined
    return hearing.memory.service?.service === CALL_BACK
      ? onTheWayToACall(parts, waiting, answers, hearing)
      : toTheQueue(parts, waiting, hearing)
  }

/** What is answered before the queue hears of it ("help") is followed by the place, unless it is a warning. */
export const andStillWaiting =
  (parts: HandoffParts, listener: Listener): Listener =>
  async (hearing) => {
    const outcome = await listener(hearing)
    const waiting = waitingIn(hearing)
    if (outcome === undefined || waiting === undefined) return outcome
    if (outcome.replies.some(({ do: does }) => does === 'emergency')) return outcome
    const said = parts.words.waiting('stillWaiting', { place: placeSaid(parts.words, waiting) })
    const replies = [...outcome.replies, replyOf(said, { options: waitingOptions(parts) })]
    return { ...outcome, replies, memory: { ...outcome.memory, last: lastSaid(replies) } }
  }
