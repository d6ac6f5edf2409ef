import { accountsOver } from './accountsOver'
import type { AdvisorStore } from './advisorStore'
import { auditOver } from './auditOver'
import type { Engine } from './engine'
import { sessionsOver } from './sessionsOver'
import { invitationsOver, signInTriesOver } from './signInTriesOver'

/** Accounts, sign-ins and the audit log in a database. */
export const advisorsOver = (engine: Engine): AdvisorStore => ({
  ...accountsOver(engine),
  ...sessionsOver(engine),
  ...invitationsOver(engine),
  ...signInTriesOver(engine),
  ...auditOver(engine),
})
