import type { CaseEvent } from '../../dialogs/ports'
import type { CaseSearch, ListedCase } from './caseLists'
import type { EventSearch, ListedEvent } from './eventLists'

/** What another system calls an update. */
export interface UpdateName {
  council: string
  client: string
  updateId: string
}

/** An update that another system sent of a case. */
export interface SentUpdate extends UpdateName {
  reference: string
  /** How many entries the timeline had. */
  after: number
  event: CaseEvent
  /** When it came to us. */
  keptAt: Date
  /** Of all that was sent. */
  fingerprint: string
  /** The other system's own word for where the case stands. */
  code?: string
}

/** What other systems ask and tell of cases. */
export interface ExchangeStore {
  listCases(search: CaseSearch): Promise<readonly ListedCase[]>
  listEvents(search: EventSearch): Promise<readonly ListedEvent[]>
  /** What came of an update that was sent before. */
  findUpdate(name: UpdateName): Promise<Pick<SentUpdate, 'reference' | 'fingerprint'> | undefined>
  /**
   * Adds to the timeline and remembers the update, in one transaction; `false` when the timeline no longer has `after`
   * entries, or the update was taken before.
   */
  takeUpdate(update: SentUpdate): Promise<boolean>
}
