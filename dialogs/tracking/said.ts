import { localTime } from '../../knowledge/calendar/day'
import { sayReference } from '../caseReference'
import { dayName, timeOfDay } from '../dates'
import type { CaseDetails, CaseEvent, CaseState, FoundCase, OpenedCase, ProofKind } from '../ports'
import type { Said } from '../said'
import { aloud, bullets, joined, paragraphs, same } from '../said'
import { dueOfCase } from './due'
import type { TrackingHere, TrackingSaying } from './lines'

const dayAt = (at: Date, { pack, now }: TrackingHere): Said =>
  dayName(localTime(at, pack.council.timeZone).day, now.day)

const stateSaid = ({ say, howToContact }: TrackingSaying, found: FoundCase, here: TrackingHere): Said => {
  const day = dayAt(found.since, here)
  return found.state === 'waiting'
    ? say('waiting', { day, howToContact: howToContact(here) })
    : say(found.state, { day })
}

/** By when; or, honestly, that it is late. Nothing while the council waits, unless it was late before. */
export const dueSaid = (saying: TrackingSaying, found: FoundCase, here: TrackingHere): readonly Said[] => {
  const { say, howToContact } = saying
  const counted = dueOfCase(found, here)
  if (counted === undefined) return []
  const { due, overdue } = counted
  const day = dayName(due.by === 'day' ? due.day : due.at.day, here.now.day)
  if (overdue)
    return [joined([say('overdueSince', { day }), say('sorry', { howToContact: howToContact(here) })])]
  if (found.state === 'waiting') return []
  const by = due.by === 'day' ? say('dueOn', { day }) : say('dueAt', { day, time: timeOfDay(due.at.time) })
  const isUnsure = due.counted.some(({ kind }) => kind === 'holidaysNotKnown')
  return [isUnsure ? joined([by, say('mayBeLater')]) : by]
}

/** Where a case stands: what anybody may know who has its reference. */
export const statusSaid = (saying: TrackingSaying, found: FoundCase, here: TrackingHere): Said => {
  const state = stateSaid(saying, found, here)
  const reference = sayReference(found.reference)
  return paragraphs([saying.say('caseIs', { reference, state }), ...dueSaid(saying, found, here)])
}

const ASKS = { postcode: 'askPostcode', phone: 'askPhone' } as const satisfies Record<ProofKind, string>

/** What the details can be asked for with; nothing where they can't. */
export const proofAsked = ({ say }: TrackingSaying, { provable }: FoundCase): Said | undefined => {
  const [first, second] = provable
  if (first === undefined) return undefined
  return say(second === undefined ? ASKS[first] : 'askEither')
}

const EVENTS = {
  received: 'eventReceived',
  inProgress: 'eventInProgress',
  scheduled: 'eventScheduled',
  waiting: 'eventWaiting',
  done: 'eventDone',
  closedWithoutAction: 'eventClosedWithoutAction',
  duplicate: 'eventDuplicate',
  handedOn: 'eventHandedOn',
  withdrawn: 'eventWithdrawn',
} as const satisfies Record<CaseState, string>

/** One thing that happened, as the resident reads it; where nothing moved, only what was said. */
export const eventSaid = (
  { say }: TrackingSaying,
  { state, at, note }: CaseEvent,
  here: TrackingHere,
  before?: CaseState,
): Said => {
  const day = dayAt(at, here)
  if (note !== undefined && state === before) return say('wrote', { day, note: aloud(note) })
  const told = { day, what: say(EVENTS[state]) }
  return note === undefined ? say('happened', told) : say('noted', { ...told, note: aloud(note) })
}

/** What was reported, where, and what was done since: for the resident alone. */
export const detailsSaid = (
  saying: TrackingSaying,
  { what, where, timeline }: CaseDetails,
  here: TrackingHere,
): Said => {
  const { say } = saying
  const [first] = timeline
  const day = first === undefined ? same('') : dayAt(first.at, here)
  const told =
    where === undefined
      ? say('told', { day, what: aloud(what) })
      : say('toldWhere', { day, what: aloud(what), where: aloud(where) })
  return paragraphs([
    told,
    say('since'),
    bullets(timeline.map((event, i) => eventSaid(saying, event, here, timeline[i - 1]?.state))),
  ])
}

/** What is said when a case was opened: its reference, by when, and how to see how it is going. */
export const openedSaid = (saying: TrackingSaying, opened: OpenedCase, here: TrackingHere): Said => {
  const { say } = saying
  const reference = sayReference(opened.reference)
  const first = opened.isNew
    ? say('opened', { reference })
    : say('openedBefore', { reference, day: dayAt(opened.openedAt, here) })
  return paragraphs([first, ...dueSaid(saying, opened, here), say('howToTrack', { reference })])
}
