import type { AnswerContext, Choice } from '../../../dialogs/answers/kind'
import { loadBankHolidays } from '../../../knowledge/calendar/bankHolidays'

/** A Thursday. */
export const context = (choices: readonly Choice[] = []): AnswerContext => ({
  now: { day: '2026-11-26', time: '10:00' },
  holidays: loadBankHolidays().england,
  choices,
})
