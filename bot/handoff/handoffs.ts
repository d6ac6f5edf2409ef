import type { Advisor, Presence } from '../advisors/advisor'
import type { Marks, Note, PresenceRow } from '../storage/handoffStore'
import type { Delivered } from '../turn/toActivities'
import type { Handoff, HandoffEvent, Priority, ReturnPoint, WrapUp } from './handoff'

export type { ReturnPoint } from './handoff'

/** A place in a queue, as a resident may be told it. */
export interface Place {
  /** 1 is next. */
  place: number
  /** Minutes, from how long those before waited in this very queue today; left out: too few to say. */
  waitMinutes?: number
}

/** Where a conversation is passed on: a team's queue, or a colleague. */
export type TransferTo = { team: string } | { advisor: string }

/** A hand-off with what a list or a page of it shows. */
export interface QueuedHandoff {
  handoff: Handoff
  /** In its queue; left out for one that isn't waiting. */
  place?: Place
  /** Ids of advisors who look at it now. */
  viewers: readonly string[]
  /** The last message, shortened, and from whom: only for those who may see the conversation. */
  last?: { from: string; text: string; at: Date; seq: number }
  /** True when the last word is the resident's, or nobody has spoken since an advisor took it: they wait. */
  isUnanswered: boolean
}

/** Everything about one hand-off, for its page. */
export interface HandoffView extends QueuedHandoff {
  messages: readonly Delivered[]
  notes: readonly Note[]
  events: readonly HandoffEvent[]
  marks: Marks
}

/**
 * What people do with conversations: every method checks that this advisor may, and throws `not_allowed` otherwise,
 * `handoff_unknown` for one that isn't there or may not be seen, `handoff_taken` (detail: the winner's name) when somebody
 * else was first, `advisor_full` or `advisor_away` when they can't take another, `handoff_state` for what can't be done
 * where it stands.
 */
export interface Handoffs {
  /** What this advisor may see: waiting first, by priority and place; then in hand. */
  list(advisor: Advisor): Promise<readonly QueuedHandoff[]>
  /** What this advisor has or is offered, without places: for pages that ask often. */
  own(advisor: Advisor): Promise<readonly QueuedHandoff[]>
  /** All about one. `after`: only messages after this number. Looking is told to colleagues, and audited once an hour. */
  view(advisor: Advisor, handoff: string, after?: number): Promise<HandoffView>
  /** The call that was put through under a reference, while it is open; throws `handoff_unknown`. */
  call(advisor: Advisor, ref: string): Promise<Handoff>
  /** Somebody looks on, or has left the page; the newsroom tells the others. */
  look(advisor: Advisor, handoff: string, isLooking: boolean): Promise<void>

  /** Takes one from the queue, or accepts an offer. */
  claim(advisor: Advisor, handoff: string): Promise<Handoff>
  /** Lets an offer pass: it goes to the next, the place is kept. */
  pass(advisor: Advisor, handoff: string): Promise<void>
  /** Says something to the resident; `clientId` twice is one message. Throws `not_owner` when it is no longer theirs. */
  say(advisor: Advisor, handoff: string, said: { text: string; clientId?: string }): Promise<{ seq: number }>
  typing(advisor: Advisor, handoff: string): Promise<void>
  /** The advisor's screen has shown messages up to here. */
  read(advisor: Advisor, handoff: string, seq: number): Promise<void>
  /** Waits for the resident: room for another meanwhile. The resident's next message brings it back. */
  wait(advisor: Advisor, handoff: string): Promise<Handoff>
  transfer(advisor: Advisor, handoff: string, to: TransferTo, note: string): Promise<void>
  /** Gives it back to the assistant, which goes on at `to`, and goes to wrap-up. */
  returnToBot(advisor: Advisor, handoff: string, to: ReturnPoint): Promise<Handoff>
  /** Ends the talk: the resident is told, the assistant is there again, and it goes to wrap-up. */
  end(advisor: Advisor, handoff: string): Promise<Handoff>
  wrapUp(advisor: Advisor, handoff: string, written: WrapUp): Promise<Handoff>
  /** Takes a resolved one up again, with a message to the resident. */
  reopen(advisor: Advisor, handoff: string): Promise<Handoff>
  /** Moves it up, or back; `why` is for the audit log. */
  prioritise(advisor: Advisor, handoff: string, priority: Priority, why: string): Promise<Handoff>
  note(advisor: Advisor, handoff: string, text: string): Promise<void>

  // Supervisors
  /** A note that only its advisor and supervisors see at once. */
  whisper(supervisor: Advisor, handoff: string, text: string): Promise<void>
  /** Takes a conversation from whoever has it; the resident is told who is there now. */
  takeOver(supervisor: Advisor, handoff: string): Promise<Handoff>
  /** Sets presence: one's own, or as a supervisor a colleague's. Going offline puts one's conversations back in the queue. */
  setPresence(by: Advisor, advisor: string, presence: Presence): Promise<void>
  /** Who is here, of those whose councils `advisor` shares, with how many conversations they have. */
  people(
    advisor: Advisor,
  ): Promise<readonly { advisor: Advisor; presence: PresenceRow | undefined; open: number }[]>
  /** A sign of life: of a live page, every fifteen seconds; of a page that was asked for, good for ten minutes. */
  seen(advisor: Advisor, how?: 'live' | 'page'): Promise<void>
}
