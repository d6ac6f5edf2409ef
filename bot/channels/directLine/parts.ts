import type { Cases } from '../../cases/cases'
import type { CaseWork } from '../../cases/caseWork'
import type { Exchange } from '../../cases/exchange'
import type { Chance } from '../../chance'
import type { Clock } from '../../clock'
import type { Config } from '../../config'
import type { Councils } from '../../councils'
import type { Handoffs } from '../../handoff/handoffs'
import type { Log } from '../../log'
import type { Meter } from '../../metrics'
import type { ApiKeys } from '../../open311/keys'
import type { AdvisorStore } from '../../storage/advisorStore'
import type { Assistant } from '../../turn/assistant'
import type { Newsroom } from '../../turn/news'
import type { Limits } from '../../web/limits'
import type { Tokens } from './tokens'

/** What Direct Line, and the pages, are made of. */
export interface WebParts {
  assistant: Assistant
  cases: Cases
  news: Newsroom
  /** What advisors do with conversations; left out where nobody is handed over to people. */
  handoffs?: Handoffs
  /** The cases for other systems, and those systems’ keys. */
  exchange: Exchange
  keys: ApiKeys
  /** What those who work on cases look up and do. */
  caseWork: CaseWork
  /** Accounts and sign-ins of advisors, and what they did. */
  advisors: AdvisorStore
  councils: Councils
  tokens: Tokens
  /** Signs tokens, and whatever else must not be made up. */
  secret: string
  limits: Limits
  config: Config
  clock: Clock
  chance: Chance
  log: Log
  meter: Meter
}
