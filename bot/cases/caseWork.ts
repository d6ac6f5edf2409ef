import type { CaseActStore } from '../storage/caseActStore'
import type { CaseIndexStore } from '../storage/caseIndexStore'
import type { CaseStore } from '../storage/caseStore'
import type { ExchangeStore } from '../storage/exchangeStore'
import type { HandoffStore } from '../storage/handoffStore'
import type { OutboxStore } from '../storage/outboxStore'
import type { ConversationStore } from '../storage/store'

/** What those who work on cases keep and look up. */
export interface CaseWork
  extends CaseStore,
    CaseIndexStore,
    CaseActStore,
    Pick<ExchangeStore, 'listCases'>,
    Pick<OutboxStore, 'deliveriesAbout'>,
    Pick<HandoffStore, 'handoffOf' | 'findHandoff'>,
    Pick<ConversationStore, 'find'> {}
