import type { TrackingHere, TrackingSaying } from '../../../dialogs/tracking/lines'
import { readTrackingSaying } from '../../../dialogs/tracking/saying'
import type { BankHolidays, Nation } from '../../../knowledge/calendar/bankHolidays'
import { loadBankHolidays } from '../../../knowledge/calendar/bankHolidays'
import { localTime } from '../../../knowledge/calendar/day'
import { workingDays } from '../../../knowledge/calendar/workingDays'
import type { Pack } from '../../../knowledge/schema'
import { readUpdateWords, type SayUpdate } from '../../notify/updateWords'
import type { ConsoleParts } from '../parts'

/** What the pages of cases are made of. */
export interface CaseParts extends ConsoleParts {
  holidays: Readonly<Record<Nation, BankHolidays>>
  /** Says how cases stand, as residents are told it. */
  tracking: TrackingSaying
  /** Says news as texts and emails do. */
  update: SayUpdate
  /** A line of `cases` in `words.en.yaml`. */
  say(line: string, values?: Readonly<Record<string, string>>): string
}

export const caseParts = (parts: ConsoleParts): CaseParts => ({
  ...parts,
  holidays: loadBankHolidays(),
  tracking: readTrackingSaying(),
  update: readUpdateWords(),
  say: (line, values) => parts.words.line('cases', line, values),
})

/** What is known where and when a case is looked at. */
export const hereAt = ({ holidays }: Pick<CaseParts, 'holidays'>, pack: Pack, at: Date): TrackingHere => {
  const { nation, timeZone } = pack.council
  return { pack, at, now: localTime(at, timeZone), workingDays: workingDays(holidays[nation]) }
}
