import type { Due } from '../../knowledge/calendar/dueDates'
import { dueWithPauses, isOverdue } from '../../knowledge/calendar/pausedDue'
import type { Pack, Standard } from '../../knowledge/schema'
import { hasDueDate } from '../information/dueSaid'
import type { CaseState, FoundCase, Promised } from '../ports'
import type { TrackingHere } from './lines'

/** What a council promises for a way of getting in touch, where it can be counted; `undefined` where it can't. */
export const promisedFor = (
  { standards }: Pick<Pack, 'standards'>,
  wanted: Pick<Standard, 'about' | 'stage'>,
): Promised | undefined => {
  const standard = standards.find(
    (each) => each.about === wanted.about && each.stage === wanted.stage && hasDueDate(each),
  )
  return standard?.within && { standard: standard.id, within: standard.within }
}

const OPEN: readonly CaseState[] = ['received', 'inProgress', 'scheduled', 'waiting']
export const isOpen = (state: CaseState): boolean => OPEN.includes(state)

/** When a case falls due, and whether that is over. Counted anew each time: from the standards and holidays as they are. */
export interface CaseDue {
  due: Due
  overdue: boolean
}

/** Nothing for a case that is closed, or for which nothing was promised. */
export const dueOfCase = (
  { state, openedAt, pauses, promise }: FoundCase,
  { pack, workingDays, at }: Pick<TrackingHere, 'pack' | 'workingDays' | 'at'>,
): CaseDue | undefined => {
  if (promise === undefined || !isOpen(state)) return undefined
  const { timeZone } = pack.council
  const standard = pack.standards.find(({ id }) => id === promise.standard)
  const within = standard?.within ?? promise.within
  const due = dueWithPauses(openedAt, within, pauses, { at, timeZone, workingDays })
  return { due, overdue: isOverdue(due, at, timeZone) }
}
