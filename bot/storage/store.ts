import type { Case } from '../cases/case'
import type { Tally } from '../equality/tally'
import type { Owner } from '../handoff/handoff'
import type { AdvisorStore } from './advisorStore'
import type { CaseActStore } from './caseActStore'
import type { CaseIndexStore } from './caseIndexStore'
import type { CaseStore } from './caseStore'
import type { EqualityStore } from './equalityStore'
import type { ExchangeStore } from './exchangeStore'
import type { HandoffChange, HandoffStore } from './handoffStore'
import type { KeyStore } from './keyStore'
import type { OutboxStore } from './outboxStore'
import type { ReferenceStore } from './referenceStore'
import type { SecretStore } from './secretStore'

/** What the assistant needs to remember, in its own words. `sqlite.ts` and `postgres.ts` keep it; one contract suite tests both. */

/** One message of a conversation. `seq` starts at 1 and rises by one; it alone decides the order. */
export interface Message {
  seq: number
  /** Who said it; an event of a hand-off is the assistant’s. */
  from: 'resident' | 'assistant' | 'advisor'
  /** The channel's own form of the message, as JSON-able data (a Bot Framework Activity). */
  activity: Readonly<Record<string, unknown>>
  /** Later than the message before it in the same conversation, even if the clock was put back. */
  at: Date
}

/** One conversation of one resident with one council. */
export interface Conversation {
  id: string
  council: string
  channel: string
  /** The user id that the token was made for. */
  resident: string
  locale: string
  startedAt: Date
  /** What the dialogs remember of it, as JSON-able data; `undefined` before the first turn. */
  state: unknown
  /** The number of the last message; 0 before the first. */
  lastSeq: number
  /** True once the resident has ended it: it can be read, and takes no more turns. */
  ended: boolean
  /** Who speaks in it with the resident. */
  owner: Owner
}

/** Everything one turn leaves behind; kept all together or not at all. */
export interface FinishedTurn {
  conversation: string
  /** The resident's message; left out for an event that is not shown. */
  said?: {
    activity: Readonly<Record<string, unknown>>
    at: Date
    /** The client's own id of the message; the same id twice is one turn. */
    clientId?: string
  }
  replies: readonly { activity: Readonly<Record<string, unknown>>; at: Date }[]
  state: unknown
  /** Cases that were opened in this turn; one that is there already stays as it is. */
  opens?: readonly Case[]
  /** Answers to equality questions, to be counted: nothing of the conversation is kept with them. */
  tallies?: readonly Tally[]
  /** True when the resident ended the conversation with this turn. */
  ends?: boolean
  /**
   * The conversation as the turn found it. If somebody else has spoken in it or taken it meanwhile, nothing is kept and the
   * outcome is `changed`: the bot never speaks over a person, and no turn answers what it has not seen.
   */
  seen?: Pick<Conversation, 'owner' | 'lastSeq'>
  /** The resident joins, leaves or comes back in a queue with this turn; what is said with it are the replies. */
  handoff?: HandoffChange
}

/**
 * What came of keeping a turn. `alreadyKept`: the same `clientId` was kept before; nothing was written, `seqs` are the earlier
 * ones. `changed`: nothing was written, as the conversation was no longer as it was seen.
 */
export interface KeptTurn {
  outcome: 'kept' | 'alreadyKept' | 'changed'
  /** Numbers given, the resident's message first. */
  seqs: readonly number[]
}

export interface ConversationStore {
  /** Starts a conversation; `false` when the id is taken. */
  start(conversation: Omit<Conversation, 'state' | 'lastSeq' | 'ended' | 'owner'>): Promise<boolean>
  find(id: string): Promise<Conversation | undefined>
  /** The turn kept under a client's id, if any: asked before answering, so that a retried post is not answered twice. */
  keptAs(conversation: string, clientId: string): Promise<KeptTurn | undefined>
  /** Keeps a turn in one transaction, and numbers its messages. Durable when it returns. Throws when there is no such conversation. */
  keep(turn: FinishedTurn): Promise<KeptTurn>
  /** Messages after a number, in order, at most `limit`. */
  messagesAfter(conversation: string, seq: number, limit: number): Promise<readonly Message[]>
}

export interface Store
  extends ConversationStore,
    CaseStore,
    CaseIndexStore,
    CaseActStore,
    OutboxStore,
    EqualityStore,
    ExchangeStore,
    KeyStore,
    HandoffStore,
    AdvisorStore,
    ReferenceStore,
    SecretStore {
  /** True when the store can be read and written: for `/readyz`. */
  isReady(): Promise<boolean>
  close(): Promise<void>
}
