/** What is wrong with what was said, as sentences: nothing may be lost, doubled, out of order, or said by who doesn't own it. */
import { BOT, QUEUE } from '../../bot/handoff/handoff'
import { isInHand, isQueued } from '../../bot/handoff/moves'
import { channelOf, OURS } from './desk'
import type { Ledger, Spoken } from './ledger'
import type { Line, Look, Talk } from './look'

/** Each thing that is in a list more than once. */
const twice = (things: readonly string[]): readonly string[] =>
  [...new Set(things)].filter((one) => things.indexOf(one) !== things.lastIndexOf(one))

/** Whatever people say has a number of its own in it, so that it can't be the same by chance. */
const byPeople = ({ by, type }: Line): boolean => by !== 'assistant' && type === 'message'

const faultsOfLog = ({ id, log, lastSeq }: Talk): readonly string[] => [
  ...(log.every(({ seq }, i) => seq === i + 1) && lastSeq === log.length
    ? []
    : [`${id}: the numbers have gaps`]),
  ...twice(log.filter(byPeople).map(({ text }) => text)).map((text) => `${id}: doubled: ${text}`),
  ...twice(log.flatMap(({ clientId }) => clientId ?? [])).map((one) => `${id}: doubled client's id ${one}`),
]

const faultsOfSpoken =
  (logs: ReadonlyMap<string, readonly Line[]>) =>
  ({ conversation, by, text, seq }: Spoken): readonly string[] => {
    const log = logs.get(conversation) ?? []
    if (seq !== undefined)
      return log[seq - 1]?.text === text ? [] : [`${conversation}: lost: ${text} of ${by}, told ${seq}`]
    return log.some((line) => line.text === text) ? [`${conversation}: refused, but said: ${text}`] : []
  }

/** Everybody waits for an answer before they say more, so that what they said later comes later. */
const faultsOfOrder = ({ spoken }: Ledger): readonly string[] => {
  const last = new Map<string, number>()
  return spoken.flatMap(({ conversation, by, seq, text }) => {
    if (seq === undefined) return []
    const key = `${conversation} ${by}`
    const isLater = seq > (last.get(key) ?? 0)
    last.set(key, seq)
    return isLater ? [] : [`${conversation}: out of order: ${text}`]
  })
}

const isCall = ({ id }: Talk): boolean => channelOf(id) === 'voice'

const isOfDialogs = ({ by, text, name }: Line): boolean =>
  by === 'assistant' && (text.startsWith(OURS) || name === 'handoff.initiate')

/** On the telephone an advisor speaks elsewhere, and the assistant to whoever is on the line. */
const mayBeSaid = (talk: Talk, line: Line): boolean => {
  if (line.by === 'advisor') return line.under === line.from?.name
  return !isOfDialogs(line) || [BOT, QUEUE].includes(line.under) || isCall(talk)
}

const isAnswered = (talk: Talk, line: Line): boolean =>
  line.by !== 'resident' ||
  line.type !== 'message' ||
  ![BOT, QUEUE].includes(line.under) ||
  talk.log.some((other) => other.turn === line.turn && isOfDialogs(other))

const faultsOfSpeaking = (talk: Talk): readonly string[] => [
  ...talk.log
    .filter((line) => !mayBeSaid(talk, line))
    .map(({ by, text, under }) => `${talk.id}: ${by} spoke while it was ${under}'s: ${text}`),
  ...talk.log
    .filter((line) => !isAnswered(talk, line))
    .map(({ text }) => `${talk.id}: nobody answered ${text}`),
]

/** Whose a conversation must be, by where its hand-off stands. */
const ownerOf = ({ handoffs }: Talk): string => {
  const one = handoffs.at(-1)
  if (one === undefined) return BOT
  if (isQueued(one.state)) return QUEUE
  return isInHand(one.state) || one.state === 'onCall' ? (one.advisor ?? 'nobody') : BOT
}

const isGoingOn = ({ state }: Talk['handoffs'][number]): boolean =>
  !['wrapUp', 'resolved', 'abandoned', 'failed', 'unopened'].includes(state)

const faultsOfOwner = (talk: Talk): readonly string[] => [
  ...(talk.owner === ownerOf(talk)
    ? []
    : [`${talk.id}: is ${talk.owner}'s, and should be ${ownerOf(talk)}'s`]),
  ...(talk.handoffs.filter(isGoingOn).length > 1 ? [`${talk.id}: two hand-offs at once`] : []),
]

const stateOf = ({ value }: Line): unknown =>
  typeof value === 'object' && value !== null && 'state' in value ? value.state : undefined

/** Each time that a call was put through it is accepted once: when somebody opens it, or the telephone says so. */
const timesAccepted = (events: Look['events'], handoff: string): number => {
  let [isTold, times] = [true, 0]
  for (const { what, to } of events.filter((one) => one.handoff === handoff)) {
    if (what === 'putThrough') isTold = false
    const isAccepted = what === 'phoneAnswered' || (what === 'claimed' && to === 'onCall')
    times += isAccepted && !isTold ? 1 : 0
    isTold ||= isAccepted
  }
  return times
}

/** One `accepted` for each hand-off whose chat somebody has taken, and never a second; who is called back first has none. */
const faultsOfAccepted = (talk: Talk, { events }: Look): readonly string[] => {
  const { id, log, handoffs } = talk
  const told = log.filter((line) => line.name === 'handoff.status' && stateOf(line) === 'accepted').length
  const first = (one: string) =>
    events.find(({ handoff, what }) => handoff === one && ['claimed', 'accepted'].includes(what))
  const taken = isCall(talk)
    ? handoffs.reduce((sum, one) => sum + timesAccepted(events, one.id), 0)
    : handoffs.filter((one) => first(one.id)?.to === 'active').length
  return told === taken ? [] : [`${id}: accepted was told ${told} times for ${taken} that were taken`]
}

export const faultsOfTalks = (look: Look, ledger: Ledger): readonly string[] => [
  ...look.talks.flatMap((talk) => [
    ...faultsOfLog(talk),
    ...faultsOfSpeaking(talk),
    ...faultsOfOwner(talk),
    ...faultsOfAccepted(talk, look),
  ]),
  ...ledger.spoken.flatMap(faultsOfSpoken(new Map(look.talks.map(({ id, log }) => [id, log])))),
  ...faultsOfOrder(ledger),
]
