import { PRESENCES } from '../advisors/advisor'
import {
  HANDOFF_STATES,
  HAPPENINGS,
  type Handoff,
  type HandoffEvent,
  type HandoffHappening,
  type HandoffState,
  PRIORITIES,
} from '../handoff/handoff'
import { isGoingOn } from '../handoff/moves'
import type { Note, PresenceRow, Timer } from './handoffStore'
import type { HandoffTables } from './handoffTables'

/** What of a hand-off is kept as JSON. */
type More = Pick<
  Handoff,
  | 'onlyFor'
  | 'outside'
  | 'person'
  | 'aloneSince'
  | 'passedBy'
  | 'toldPlace'
  | 'context'
  | 'callback'
  | 'phone'
  | 'wrapUp'
  | 'rating'
  | 'goesOn'
  | 'reopened'
>

const stateOf = (text: string): HandoffState => HANDOFF_STATES.find((state) => state === text) ?? 'failed'

/** Instants are text in JSON. */
const instantsOf = ({ rating, aloneSince }: More): Pick<Handoff, 'rating' | 'aloneSince'> => ({
  ...(rating === undefined ? {} : { rating: { ...rating, askedAt: new Date(rating.askedAt) } }),
  ...(aloneSince === undefined ? {} : { aloneSince: new Date(aloneSince) }),
})

export const toHandoff = ({ more: written, ...row }: HandoffTables['handoffs']): Handoff => {
  const more: More = JSON.parse(written)
  return {
    ...more,
    ...instantsOf(more),
    id: row.id,
    council: row.council,
    conversation: row.conversation,
    channel: row.channel,
    team: row.team,
    language: row.language,
    priority: PRIORITIES[row.priority] ?? 'normal',
    state: stateOf(row.state),
    version: row.version,
    queuedAt: new Date(row.queued_at),
    since: new Date(row.since),
    ...(row.advisor === null ? {} : { advisor: row.advisor }),
    ...(row.accepted_at === null ? {} : { acceptedAt: new Date(row.accepted_at) }),
  }
}

/** As it will be kept: one version on. */
export const fromHandoff = (one: Handoff): HandoffTables['handoffs'] => {
  const { onlyFor, outside, person, passedBy, toldPlace, context, callback, phone } = one
  const { wrapUp, rating, goesOn, aloneSince, reopened } = one
  const more = {
    onlyFor,
    outside,
    person,
    passedBy,
    toldPlace,
    context,
    callback,
    phone,
    wrapUp,
    rating,
    goesOn,
    aloneSince,
    reopened,
  }
  return {
    id: one.id,
    council: one.council,
    conversation: one.conversation,
    channel: one.channel,
    team: one.team,
    language: one.language,
    priority: PRIORITIES.indexOf(one.priority),
    state: one.state,
    version: one.version + 1,
    queued_at: one.queuedAt.toISOString(),
    since: one.since.toISOString(),
    advisor: one.advisor ?? null,
    accepted_at: one.acceptedAt?.toISOString() ?? null,
    context_ref: isGoingOn(one.state) ? (phone?.ref ?? null) : null,
    more: JSON.stringify(more),
  }
}

const happeningOf = (text: string): HandoffHappening => HAPPENINGS.find((what) => what === text) ?? 'gaveUp'

export const toHandoffEvent = (row: HandoffTables['handoff_events']): HandoffEvent => ({
  handoff: row.handoff,
  seq: row.seq,
  what: happeningOf(row.what),
  ...(row.from_state === null ? {} : { from: stateOf(row.from_state) }),
  to: stateOf(row.to_state),
  at: new Date(row.at),
  by: row.by,
  ...(row.why === null ? {} : { why: row.why }),
})

export const toTimer = ({ due_at, ...row }: HandoffTables['timers']): Timer => ({
  ...row,
  dueAt: new Date(due_at),
})

export const toPresence = (row: HandoffTables['presences']): PresenceRow => ({
  advisor: row.advisor,
  presence: PRESENCES.find((one) => one === row.presence) ?? 'offline',
  since: new Date(row.since),
  seenAt: new Date(row.seen_at),
  idleSince: new Date(row.idle_since),
})

export const toNote = ({ after_seq: afterSeq, at, kind, ...row }: HandoffTables['notes']): Note => ({
  ...row,
  kind: kind === 'whisper' ? 'whisper' : 'note',
  at: new Date(at),
  afterSeq,
})
