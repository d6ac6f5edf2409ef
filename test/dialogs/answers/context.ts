import type { AnswerContext, Choice } from '../../../dialogs/answers/kind'
import { loadBankHolidays } from '../../../knowledge/calendar/bankHolidays'
import type { Container } from '../../../knowledge/schema'

/** A Thursday. */
export const context = (
  choices: readonly Choice[] = [],
  containers: readonly Container[] = [],
): AnswerContext => ({
  now: { day: '2026-11-26', time: '10:00' },
  holidays: loadBankHolidays().england,
  choices,
  containers,
})
