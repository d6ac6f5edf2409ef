import type { Clock } from '../clock'
import type { AdvisorStore, AuditEntry } from '../storage/advisorStore'
import type { Advisor } from './advisor'

/** What was done, without who did it and when. */
export type Done = Omit<AuditEntry, 'at' | 'who' | 'address'>

/** For what nobody in particular did. */
export const NOBODY = 'system'

export interface Audit {
  /** Something that somebody did, from an address. */
  did(who: string, done: Done, address?: string): Promise<void>
  /** Something about an account: one entry for each of its councils, so that those who look after it there see it. */
  ofAccount(
    account: Pick<Advisor, 'id' | 'councils'>,
    done: Omit<Done, 'council' | 'subject'>,
    by: { who?: string; address?: string },
  ): Promise<void>
}

export const createAudit = ({ store, clock }: { store: AdvisorStore; clock: Clock }): Audit => ({
  did: (who, done, address) =>
    store.audit({ ...done, who, at: clock.now(), ...(address === undefined ? {} : { address }) }),
  ofAccount: ({ id, councils }, done, { who = id, address }) => {
    const at = clock.now()
    const entry = { ...done, who, at, subject: id, ...(address === undefined ? {} : { address }) }
    const own = councils.filter((council) => council !== '*')
    return store.audit(...(own.length === 0 ? [entry] : own.map((council) => ({ ...entry, council }))))
  },
})
