import type { CaseState } from '../../dialogs/ports'
import { isOpen } from '../../dialogs/tracking/due'

/** GeoReport v2 has two. */
export const openOrClosed = (state: CaseState): 'open' | 'closed' => (isOpen(state) ? 'open' : 'closed')

/** What mySociety's extension calls each state; it has no word for waiting, so the state itself goes beside it. */
export const EXTENDED = {
  received: 'open',
  inProgress: 'in_progress',
  scheduled: 'action_scheduled',
  waiting: 'in_progress',
  done: 'fixed',
  closedWithoutAction: 'no_further_action',
  duplicate: 'duplicate',
  handedOn: 'not_councils_responsibility',
  withdrawn: 'cancelled',
} as const satisfies Readonly<Record<CaseState, string>>

type Becomes = (from: CaseState) => CaseState

const to =
  (state: CaseState): Becomes =>
  () =>
    state

/** An open case stays as it is: a client that only knows `open` says so with every update. */
const reopened: Becomes = (from) => (isOpen(from) ? from : 'inProgress')

/** In GeoReport v2 `closed` means resolved. What is closed already stays as it is. */
const closed: Becomes = (from) => (isOpen(from) ? 'done' : from)

/** What an update does to a case, by its status: GeoReport v2's, mySociety's, and `waiting` of our own. */
const BECOMES: ReadonlyMap<string, Becomes> = new Map([
  ['open', reopened],
  ['reopen', reopened],
  ['unchanged', (from) => from],
  ['for_triage', to('inProgress')],
  ['investigating', to('inProgress')],
  ['in_progress', to('inProgress')],
  ['internal_referral', to('inProgress')],
  ['planned', to('scheduled')],
  ['action_scheduled', to('scheduled')],
  ['waiting', to('waiting')],
  ['fixed', to('done')],
  ['closed', closed],
  ['no_further_action', to('closedWithoutAction')],
  ['not_councils_responsibility', to('handedOn')],
  ['duplicate', to('duplicate')],
  ['cancelled', to('withdrawn')],
])

/** Every status that may be sent, in capitals or not. */
export const STATUSES: readonly string[] = [...BECOMES.keys()]

/** Where a status takes a case; `undefined` for one that nobody knows. */
export const becomes = (status: string): Becomes | undefined =>
  BECOMES.get(
    status
      .trim()
      .toLowerCase()
      .replace(/[\s-]+/g, '_'),
  )
