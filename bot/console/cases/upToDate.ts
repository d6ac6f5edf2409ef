import { createHash } from 'node:crypto'
import { workingDays } from '../../../knowledge/calendar/workingDays'
import type { Pack } from '../../../knowledge/schema'
import type { Case } from '../../cases/case'
import { indexedCase } from '../../cases/indexed'
import type { IndexedCase } from '../../storage/caseIndexStore'
import type { CaseParts } from './parts'

/** So many changed cases are worked out before a page is shown; more there are only after a change of rules. */
const MOST_AT_ONCE = 500
/** To be raised when `indexedCase` works out anything differently. */
const VERSION = 1

const rulesOf = ({ holidays }: CaseParts, { council, standards }: Pack): string =>
  createHash('sha256')
    .update(JSON.stringify([VERSION, council.timeZone, standards, holidays[council.nation]]))
    .digest('base64url')

/**
 * Puts what changed into the index before anybody looks for it; gives how many are still to come. What a case is found by
 * is worked out when somebody looks, not when a resident opens it: their turn should not wait for that.
 */
export const keepUpToDate = (parts: CaseParts): (() => Promise<number>) => {
  const { packs, caseWork } = parts
  const calendars = new Map(
    [...packs].map(([id, pack]) => [
      id,
      { pack, workingDays: workingDays(parts.holidays[pack.council.nation]) },
    ]),
  )
  const work = (one: Case): IndexedCase => {
    const at = calendars.get(one.council)
    // Of a council that isn't served here (any more): nobody here can find it, so nothing of it is worked out.
    return at === undefined ? { isChased: false, isReplied: false, terms: [] } : indexedCase(one, at)
  }
  let ruled: Promise<unknown> | undefined
  const rule = async () => {
    for (const [id, pack] of packs) await caseWork.indexBy(id, rulesOf(parts, pack))
  }
  return async () => {
    ruled ??= rule().catch((fault: unknown) => {
      ruled = undefined
      throw fault
    })
    await ruled
    return caseWork.indexCases(MOST_AT_ONCE, work)
  }
}
