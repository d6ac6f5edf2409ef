import type { BankHolidays, Nation } from '../../knowledge/calendar/bankHolidays'
import type { Pack } from '../../knowledge/schema'
import type { Advisor } from '../advisors/advisor'
import type { Chance } from '../chance'
import type { Clock } from '../clock'
import type { Log } from '../log'
import type { AdvisorStore, AuditEntry } from '../storage/advisorStore'
import type { HandoffStore } from '../storage/handoffStore'
import type { OutboxStore } from '../storage/outboxStore'
import type { ConversationStore } from '../storage/store'
import type { Newsroom } from '../turn/news'
import type { SayHandoff } from './words'

/** What hand-offs are made of. */
export interface HandoffParts {
  store: HandoffStore &
    ConversationStore &
    Pick<OutboxStore, 'deliveriesAbout'> &
    Pick<AdvisorStore, 'findAdvisor' | 'advisors' | 'audit'>
  /** True for a council that has a desk of its own, which is told by webhook. */
  hasDesk(council: string): boolean
  /** Of the councils served. */
  packs: ReadonlyMap<string, Pack>
  holidays: Readonly<Record<Nation, BankHolidays>>
  words: SayHandoff
  news: Newsroom
  clock: Clock
  chance: Chance
  log: Log
}

/** Writes to the audit log that somebody did something to a thing. */
export const audited = (
  { store, clock }: Pick<HandoffParts, 'store' | 'clock'>,
  who: Pick<Advisor, 'id'> | 'system',
  what: string,
  about: Pick<AuditEntry, 'council' | 'subject' | 'detail'>,
): Promise<void> => store.audit({ at: clock.now(), who: who === 'system' ? who : who.id, what, ...about })
