import type { CaseState } from '../../dialogs/ports'
import { isOpen } from '../../dialogs/tracking/due'
import { addDays, instantOf } from '../../knowledge/calendar/day'
import type { Due } from '../../knowledge/calendar/dueDates'
import { dueWithPauses, isOverdue } from '../../knowledge/calendar/pausedDue'
import type { WorkingDays } from '../../knowledge/calendar/workingDays'
import type { Pack } from '../../knowledge/schema'
import type { IndexedCase } from '../storage/caseIndexStore'
import { type Case, pausesOf, stateOf } from './case'
import { termsOf } from './caseTerms'

/** Where and by which calendar a case is worked out. */
export interface IndexedAt {
  pack: Pack
  workingDays: WorkingDays
}

/** The first instant at which it is overdue. */
const overdueFrom = (due: Due, timeZone: string): Date =>
  due.by === 'instant' ? due.instant : instantOf({ day: addDays(due.day, 1), time: '00:00' }, timeZone)

/**
 * When a case becomes, or became, overdue, as `dueOfCase` counts it. One that waits for the resident has no date while its
 * time stands still, unless it was late before.
 */
const dueAtOf = (one: Case, { pack, workingDays }: IndexedAt): Date | undefined => {
  const { promise, timeline } = one
  if (promise === undefined || !isOpen(stateOf(one))) return undefined
  const { timeZone } = pack.council
  const within = pack.standards.find(({ id }) => id === promise.standard)?.within ?? promise.within
  const pauses = pausesOf(one)
  const asked = pauses.find(({ to }) => to === undefined)?.from
  // Counted as it stood when the council asked: from then on an open pause moves the date on with every moment.
  const at = asked ?? timeline[0].at
  const due = dueWithPauses(timeline[0].at, within, pauses, { at, timeZone, workingDays })
  return asked === undefined || isOverdue(due, asked, timeZone) ? overdueFrom(due, timeZone) : undefined
}

/** What the resident did since the council last said or did anything: the state before it, and after. */
const sinceCouncil = ({ timeline }: Case): readonly { from: CaseState; to: CaseState }[] => {
  const lastOfCouncil = timeline.findLastIndex(({ by }) => by === 'council')
  return timeline.flatMap(({ state: to }, i) => {
    const from = timeline[i - 1]?.state
    return from === undefined || i <= lastOfCouncil ? [] : [{ from, to }]
  })
}

/** A case as it is found, sorted and narrowed by. */
export const indexedCase = (one: Case, at: IndexedAt): IndexedCase => {
  const dueAt = dueAtOf(one, at)
  const since = sinceCouncil(one)
  const isOpenNow = isOpen(stateOf(one))
  return {
    ...(dueAt === undefined ? {} : { dueAt }),
    isChased: isOpenNow && since.some(({ from, to }) => from === to),
    isReplied: isOpenNow && since.some(({ from, to }) => from === 'waiting' && to === 'inProgress'),
    terms: termsOf(one),
  }
}
