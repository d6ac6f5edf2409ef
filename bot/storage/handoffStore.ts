import type { Presence } from '../advisors/advisor'
import type { Handoff, HandoffEvent, HandoffState, Owner } from '../handoff/handoff'
import type { Message } from './store'

/** Something that is to be done at a time, once, by whichever process looks first. */
export interface Timer {
  /** Says what it is for, such as `offer/<hand-off>`: setting it again moves it. */
  key: string
  /** What is to be done. */
  kind: string
  /** The hand-off or advisor that it is about. */
  subject: string
  dueAt: Date
}

/** What is said with a change: everything is numbered in the same transaction. */
export interface Utterance {
  from: Message['from']
  activity: Readonly<Record<string, unknown>>
  at: Date
  /** The sender's own id: the same id twice is one message. */
  clientId?: string
  /** How it goes to residents who don't read the log: `notByText` is of the moment and not worth a text; `never` they have already. */
  beside?: 'notByText' | 'never'
}

/**
 * One change of a hand-off with all that goes with it, kept together or not at all.
 */
export interface HandoffChange {
  /** As it will be; its `version` is the one that was seen, and one more is kept. A `version` of 0 is a new one. */
  handoff: Handoff
  /** Who speaks in the conversation from now on; left out: who did before. */
  owner?: Owner
  /** Whose conversation it must be for this to be done: checked in the transaction. */
  ownedBy?: Owner
  /**
   * Who must have room for it: their row is held while their conversations are counted, so that no two offers or claims
   * fill the same place. They must be `available` (or `anyPresence`), and not disabled.
   */
  takes?: { advisor: string; capacity: number; anyPresence?: boolean }
  says?: readonly Utterance[]
  events?: readonly Omit<HandoffEvent, 'handoff' | 'seq'>[]
  sets?: readonly Timer[]
  /** Keys of timers that are no longer wanted. */
  clears?: readonly string[]
  /** What an outside desk is told of it, beside what the resident says: it is over, and not by the desk. */
  tellsDesk?: 'completed' | 'failed'
}

/** `changed`: somebody else was first. `full`, `away`: whoever was to take it has no room, or isn't available (any more). */
export type HandoffOutcome =
  | { outcome: 'done'; handoff: Handoff; seqs: readonly number[] }
  | { outcome: 'changed' | 'full' | 'away' | 'notOwner' | 'repeated'; seqs: readonly number[] }

/** Whether somebody is here, and since when. */
export interface PresenceRow {
  advisor: string
  presence: Presence
  /** When they chose it, or it was set for them. */
  since: Date
  /** The last sign of life of their browser. */
  seenAt: Date
  /** Since when they have had nothing to do; of two with room the longest idle is offered a conversation. */
  idleSince: Date
}

export interface HandoffSearch {
  councils: readonly string[] | 'all'
  states?: readonly HandoffState[]
  advisor?: string
  conversation?: string
  teams?: readonly string[]
  /** Those that came into their state after this. */
  since?: Date
  limit?: number
}

/** How long one waited in its queue. */
export interface Wait extends Pick<Handoff, 'council' | 'team' | 'queuedAt'> {
  acceptedAt: Date
}

export interface Note {
  id: string
  conversation: string
  /** `note`: for colleagues. `whisper`: of a supervisor to the advisor. Residents never get either. */
  kind: 'note' | 'whisper'
  by: string
  text: string
  at: Date
  /** After which message it was written. */
  afterSeq: number
}

/** How far each side has got and read. */
export interface Marks {
  conversation: string
  /** Numbers of the last message that reached, and was seen by, the resident and the advisor. */
  resident: { delivered: number; read: number }
  advisor: { delivered: number; read: number }
}

/** Hand-offs, their timers, who is here, and what colleagues write to each other. */
export interface HandoffStore {
  /** Makes a change in one transaction: see `HandoffChange`. */
  changeHandoff(change: HandoffChange): Promise<HandoffOutcome>
  findHandoff(id: string): Promise<Handoff | undefined>
  /** The call that is opened by a reference (`Handoff.phone`), while it is going on. */
  handoffByRef(ref: string): Promise<Handoff | undefined>
  /** The one that is going on in a conversation: neither resolved, abandoned nor failed; else the last one. */
  handoffOf(conversation: string): Promise<Handoff | undefined>
  /** By priority, then by place. */
  listHandoffs(search: HandoffSearch): Promise<readonly Handoff[]>
  /** How many each advisor has of those in some states; whoever has none is left out. */
  inHand(search: Pick<HandoffSearch, 'councils' | 'states'>): Promise<ReadonlyMap<string, number>>
  /** Those that an advisor first took after a time, the newest first and five hundred at most: how long they had waited. */
  acceptedSince(councils: HandoffSearch['councils'], since: Date): Promise<readonly Wait[]>
  /** What was said last in each conversation, of those that are named. */
  lastSaid(conversations: readonly string[]): Promise<ReadonlyMap<string, Message>>
  handoffEvents(handoff: string): Promise<readonly HandoffEvent[]>

  /** Timers that are due, each for whoever gets it until `until`; done with when cleared by a change or `clearTimer`. */
  claimTimer(at: Date, until: Date): Promise<Timer | undefined>
  setTimer(timer: Timer): Promise<void>
  /** Done with a timer that was claimed; one that was set again meanwhile stays. */
  clearTimer(timer: Pick<Timer, 'key' | 'dueAt'>): Promise<void>

  presences(): Promise<readonly PresenceRow[]>
  presenceOf(advisor: string): Promise<PresenceRow | undefined>
  /** Sets presence; `seenAt` and `idleSince` go with it. */
  setPresence(row: PresenceRow): Promise<void>
  /** Takes somebody for gone, unless there has been a sign of life since; `false` when there has, or they were. */
  markGone(advisor: string, seenBefore: Date, at: Date): Promise<boolean>
  /** Who is offline, and still has conversations: whoever let them go was stopped in the middle of it. */
  leftBehind(): Promise<readonly string[]>
  /** A sign of life. */
  markSeen(advisor: string, at: Date): Promise<void>

  /** Somebody looks at a conversation, or has left it (`at` left out). */
  look(handoff: string, advisor: string, at?: Date): Promise<void>
  /** Who has looked since a time, at all or at one. */
  lookers(since: Date, handoff?: string): Promise<readonly { handoff: string; advisor: string }[]>

  addNote(note: Note): Promise<void>
  notesOf(conversation: string): Promise<readonly Note[]>

  /** Marks only ever rise. */
  markRead(
    conversation: string,
    side: 'resident' | 'advisor',
    mark: { delivered?: number; read?: number },
  ): Promise<void>
  marksOf(conversation: string): Promise<Marks>
}
