import type { CaseChange, CaseEvent, CaseState } from '../../dialogs/ports'
import { isOpen } from '../../dialogs/tracking/due'
import type { CaseStore } from '../storage/caseStore'
import { type Case, stateOf } from './case'
import { mayMove } from './moves'

const A_DAY_MS = 24 * 3_600_000

/** Asking again within a day tells nobody anything new. */
const chasedSince = ({ timeline }: Case, since: Date): boolean =>
  timeline.some(
    ({ state, at, by }, i) => i > 0 && by === 'resident' && state === timeline[i - 1]?.state && at > since,
  )

/** Where a resident's change leads; `undefined` where it can't be made. */
const stateAfter = (one: Case, { do: what }: CaseChange): CaseState | undefined => {
  const state = stateOf(one)
  if (what === 'chase') return isOpen(state) ? state : undefined
  const after = what === 'withdraw' ? 'withdrawn' : 'inProgress'
  if (what === 'reply' && state !== 'waiting') return undefined
  return mayMove(state, after) ? after : undefined
}

/** Chases a case, takes it back or answers what was asked: see `CasePorts.changeCase`. */
export const changing = async (
  store: Pick<CaseStore, 'moveCase'>,
  find: (reference: string) => Promise<Case | undefined>,
  reference: string,
  change: CaseChange,
  at: Date,
): Promise<'done' | 'already' | 'refused'> => {
  const one = await find(reference)
  if (one === undefined) return 'refused'
  if (change.do === 'withdraw' && stateOf(one) === 'withdrawn') return 'already'
  const state = stateAfter(one, change)
  if (state === undefined) return 'refused'
  if (change.do === 'chase' && chasedSince(one, new Date(at.getTime() - A_DAY_MS))) return 'already'
  const event: CaseEvent = { state, at, by: 'resident', note: change.note }
  const isMoved = await store.moveCase(reference, one.timeline.length, event)
  return isMoved ? 'done' : 'refused'
}
