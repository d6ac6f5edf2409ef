import type { CaseEvent } from '../../dialogs/ports'
import type { Case } from '../cases/case'

/** Something that happened to a case, for whoever is to be told of it. */
export interface CaseNews extends CaseEvent {
  council: string
  reference: string
  /** Its number in the timeline; 1 is the opening. */
  seq: number
  answers: Case['answers']
  contact: Case['contact']
}

/** What is to be told to somebody outside: at most one for each consumer, subject and part. */
export interface NewDelivery {
  /** Who tells it, such as `notify-sms`. */
  consumer: string
  council: string
  /** The reference of the case; or what else it is about, by an id that tells nothing of a person. */
  subject: string
  /** The number of the event in its case, or of a part of an answer. */
  part: number
  /** What is needed beside the case; JSON. It is taken out once the delivery is done or has failed. */
  payload?: unknown
}

/** A delivery that was claimed, and is nobody else's until its lease ends. */
export interface Delivery extends NewDelivery {
  /** From 1. Above 1, an earlier attempt was made, and its outcome may be unknown. */
  attempt: number
  plannedAt: Date
}

/** What came of an attempt. `fault` is made of codes, never of what was to be told. */
export type Settlement =
  | { state: 'done'; outsideId?: string }
  | { state: 'open'; dueAt: Date; fault: string }
  | { state: 'failed'; fault: string }

/** A delivery as it stands, without what it says. */
export interface DeliveryState {
  consumer: string
  part: number
  state: 'open' | 'done' | 'failed'
  attempts: number
  dueAt: Date
  outsideId?: string
  /** What the other side said came of it later, such as `delivered`. */
  receipt?: string
  fault?: string
}

/** A text message's sender, and when. */
export interface Texter {
  council: string
  /** `07700900123`, or `+33612345678` from abroad. */
  number: string
  at: Date
}

export interface OutboxStore {
  /**
   * Takes news, at most so many, and plans what `wants` makes of each, in one transaction: an event that was committed is
   * planned once, however many plan at the same time and whenever they stop. Gives how much news there was.
   */
  planNews(at: Date, most: number, wants: (news: CaseNews) => readonly NewDelivery[]): Promise<number>
  /** Plans deliveries; one that was planned before stays as it is. */
  plan(deliveries: readonly NewDelivery[], at: Date): Promise<void>
  /**
   * The consumer's next delivery that is due, claimed until `until` and counted as an attempt before it is made. `inOrder`:
   * none about a subject before all with lower parts are done or have failed.
   */
  claim(consumer: string, at: Date, until: Date, inOrder?: 'inOrder'): Promise<Delivery | undefined>
  /** Says what came of an attempt; `false` when the lease had ended and somebody else has it. */
  settle(delivery: Delivery, settlement: Settlement): Promise<boolean>
  /** Notes what the other side says came of a delivery; `delivered` stays. `false`: there is no such delivery. */
  noteReceipt(
    delivery: Pick<Delivery, 'consumer' | 'subject' | 'part'>,
    receipt: { outsideId: string; status: string },
  ): Promise<boolean>
  /** Every delivery about a subject, in the order they were planned. */
  deliveriesAbout(subject: string): Promise<readonly DeliveryState[]>
  /**
   * The conversation that belongs to a number: the one it has, else the one given by `draw`. Numbers that were not heard of
   * after `since` are forgotten.
   */
  conversationOf(texter: Texter, since: Date, draw: () => string): Promise<string>
  /** The conversation that a number has now, if any. */
  talkOf(texter: Pick<Texter, 'council' | 'number'>): Promise<string | undefined>
  /** Who texts in a conversation; `isSilenced`: the last that they wrote was STOP. */
  texterIn(conversation: string): Promise<{ number: string; isSilenced: boolean } | undefined>
  /** The next text from a number begins a new conversation. */
  forgetTexter(texter: Pick<Texter, 'council' | 'number'>): Promise<void>
  /** Whether a number wants no texts of news, from now on. */
  stopTexts(texter: Texter, isStopped: boolean): Promise<void>
  hasStopped(texter: Pick<Texter, 'council' | 'number'>): Promise<boolean>
}
