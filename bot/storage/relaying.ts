/**
 * Who is told what is said in a conversation, beside those who read its log: a resident who texts or comes through Azure,
 * and the desk of a council that has its own. What they are to be told is planned in the transaction that keeps it, so that
 * nothing that was said is ever forgotten, and nothing is told that wasn't.
 */
import { BOT, type Handoff, QUEUE } from '../handoff/handoff'
import type { Engine, Steps } from './engine'
import { type HandoffQueries, handoffQueries } from './handoffQueries'
import { toHandoff } from './handoffRows'
import type { HandoffChange, Utterance } from './handoffStore'
import { planning } from './outboxOver'
import { outboxQueries } from './outboxQueries'
import type { NewDelivery } from './outboxStore'
import type { FinishedTurn } from './store'

/** Who delivers: texts to residents, activities to channels of Azure, and events to a council's own desk. */
export const TEXTED = 'sms-said'
export const PUSHED = 'botservice-said'
export const toDesk = (council: string): string => `desk:${council}`

/** Where it is said. */
interface Where {
  council: string
  channel: string
  owner: string
}

/** One message as it was numbered. */
interface Numbered extends Pick<Utterance, 'from' | 'activity' | 'at' | 'beside'> {
  seq: number
}

const typeOf = ({ activity }: Pick<Numbered, 'activity'>): unknown => activity.type ?? 'message'

/** Several that were said at once are one text, which is made when it is sent. */
const texts = (said: readonly Numbered[]): readonly Omit<NewDelivery, 'council' | 'subject'>[] => {
  const [first, last] = [said[0], said.at(-1)]
  const isWorthOne = said.some((one) => one.from !== 'resident' && typeOf(one) === 'message' && !one.beside)
  if (first === undefined || last === undefined || !isWorthOne) return []
  return [{ consumer: TEXTED, part: first.seq, payload: { to: last.seq } }]
}

const pushes = (said: readonly Numbered[]): readonly Omit<NewDelivery, 'council' | 'subject'>[] =>
  said
    .filter(({ from, beside }) => from !== 'resident' && beside !== 'never')
    .map(({ seq }) => ({ consumer: PUSHED, part: seq }))

/** What goes to a resident who doesn't read the log. */
const toResident = (
  { channel, council }: Where,
  conversation: string,
  said: readonly Numbered[],
): readonly NewDelivery[] => {
  const rows = channel === 'sms' ? texts(said) : channel === 'botservice' ? pushes(said) : []
  return rows.map((row) => ({ ...row, council, subject: conversation }))
}

/** A desk gets the hand-off itself, with all that was said before it; and then every message. */
const messagesToDesk = (said: readonly Numbered[], isNew: boolean): readonly Numbered[] => {
  const begins = isNew ? said.findIndex(({ activity }) => activity.name === 'handoff.initiate') : 0
  return said.slice(Math.max(0, begins)).filter((one, i) => typeOf(one) === 'message' || (isNew && i === 0))
}

const numbered = (messages: readonly Omit<Numbered, 'seq'>[], seqs: readonly number[]): readonly Numbered[] =>
  messages.map((message, i) => ({ ...message, seq: seqs[i] ?? 0 }))

const saidIn = ({ said, replies }: FinishedTurn): readonly Omit<Numbered, 'seq'>[] => [
  ...(said === undefined ? [] : [{ ...said, from: 'resident' as const }]),
  ...replies.map((reply) => ({ ...reply, from: 'assistant' as const })),
]

/** That it is over is told after all that was said: no later message has this number and this hand-off. */
const endFor = ({ tellsDesk, handoff }: HandoffChange, last: number): readonly NewDelivery[] =>
  tellsDesk === undefined || handoff.outside !== 'desk'
    ? []
    : [
        {
          consumer: toDesk(handoff.council),
          council: handoff.council,
          subject: handoff.id,
          part: last + 1,
          payload: { status: tellsDesk },
        },
      ]

/** Turns are answered by the channel that they came from; except what the assistant begins by itself. */
const isAnsweredThere = ({ said }: FinishedTurn, { channel }: Where): boolean =>
  channel !== 'sms' && said?.activity.type !== 'event'

/** The hand-off that was at a desk when this was said, or is with it. */
const desksOver = (query: Pick<HandoffQueries, 'ofConversation'>) =>
  function* ({ handoff, conversation }: FinishedTurn, { owner }: Where): Steps<Handoff | undefined> {
    if (owner === BOT && handoff?.owner !== QUEUE) return undefined
    if (handoff !== undefined) return handoff.handoff
    const row = yield* query.ofConversation.first({ conversation })
    return row && toHandoff(row)
  }

const forDesk = (
  one: Handoff | undefined,
  { owner }: Where,
  said: readonly Numbered[],
): readonly NewDelivery[] => {
  if (one?.outside !== 'desk') return []
  const consumer = toDesk(one.council)
  return messagesToDesk(said, owner === BOT).map(({ seq }) => ({
    consumer,
    council: one.council,
    subject: one.id,
    part: seq,
  }))
}

type Standing = Where & { last_seq: number }

/** Plans who else is told, in the transaction that keeps a turn, or changes a hand-off outside one. */
export const relaying = (engine: Engine) => {
  const plan = planning(outboxQueries(engine))
  const deskOf = desksOver(handoffQueries(engine))
  return {
    *turn(turn: FinishedTurn, where: Standing, seqs: readonly number[]): Steps<void> {
      const said = numbered(saidIn(turn), seqs)
      const at = said.at(-1)?.at
      if (at === undefined) return
      const isSilent = turn.said === undefined || isAnsweredThere(turn, where)
      const rows = isSilent ? [] : toResident(where, turn.conversation, said)
      const end = turn.handoff === undefined ? [] : endFor(turn.handoff, where.last_seq + seqs.length)
      yield* plan([...rows, ...forDesk(yield* deskOf(turn, where), where, said), ...end], at)
    },
    *change(change: HandoffChange, where: Standing, seqs: readonly number[]): Steps<void> {
      const { handoff, says = [], events = [] } = change
      const at = (says.at(-1) ?? events.at(-1))?.at ?? handoff.since
      const rows = toResident(where, handoff.conversation, numbered(says, seqs))
      yield* plan([...rows, ...endFor(change, where.last_seq + seqs.length)], at)
    },
  }
}
export type Relaying = ReturnType<typeof relaying>
