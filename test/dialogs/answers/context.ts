import type { AnswerContext, Choice } from '../../../dialogs/answers/kind'
import { loadBankHolidays } from '../../../knowledge/calendar/bankHolidays'
import type { Container, PlanningReference } from '../../../knowledge/schema'

/** A Thursday. */
export const context = (
  choices: readonly Choice[] = [],
  containers: readonly Container[] = [],
  planningReferences: readonly PlanningReference[] = [],
): AnswerContext => ({
  now: { day: '2026-11-26', time: '10:00' },
  holidays: loadBankHolidays().england,
  choices,
  containers,
  districts: ['B98', 'SG17'],
  planningReferences,
})
