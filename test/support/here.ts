import { join } from 'node:path'
import type { Here } from '../../dialogs/information/about'
import { loadArticles } from '../../knowledge/articles'
import { loadBankHolidays } from '../../knowledge/calendar/bankHolidays'
import { localTime } from '../../knowledge/calendar/day'
import { workingDays } from '../../knowledge/calendar/workingDays'
import { loadKnowledge } from '../../knowledge/load'
import { projectRoot } from '../../knowledge/root'
import type { Pack } from '../../knowledge/schema'

/** The first council for which it holds: what is true of one that fits is true of its kind. */
export const packWhere = (holds: (pack: Pack) => boolean = () => true): Pack => {
  const found = [...loadKnowledge().councils.values()].find(holds)
  if (found === undefined) throw new Error('there is no such council')
  return found
}

/** A council in office hours on a Thursday, or at another moment. */
export const hereAt = (pack: Pack = packWhere(), at = new Date('2026-11-26T10:00:00Z')): Here => {
  const holidays = loadBankHolidays()[pack.council.nation]
  return {
    pack,
    articles: loadArticles(join(projectRoot, 'knowledge', 'articles')),
    holidays,
    workingDays: workingDays(holidays),
    at,
    now: localTime(at, pack.council.timeZone),
    channel: 'terminal',
  }
}
