import { ordinal, year } from './numbers'

const MONTHS = 'January February March April May June July August September October November December'.split(
  ' ',
)
const MONTH =
  '(January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)(?![\\p{L}])(?:\\.(?= \\d| \\p{Ll}))?'
const DATE = '(?<![\\p{L}\\d.,/£-])(\\d{1,2})(?:st|nd|rd|th)?'
const YEAR = '((?:1[5-9]|20)\\d\\d)'
const END = '(?![\\d/]|[.,]\\d)'

const DASHED_DATES = new RegExp(
  `(?:[Tt]he )?${DATE} ?([–—-]|to|and|or) ?(?=${DATE.replace('(\\d{1,2})', '\\d{1,2}')} ${MONTH})`,
  'gu',
)
const DATE_MONTH = new RegExp(`(?:[Tt]he )?${DATE}(?: of)? ${MONTH}(?:,? ${YEAR}${END})?`, 'gu')
const MONTH_DATE = new RegExp(
  `(?<!\\p{L})${MONTH} (\\d{1,2})(?:st|nd|rd|th)?${END}(?:,? ${YEAR}${END})?`,
  'gu',
)
const MONTH_YEAR = new RegExp(`(?<!\\p{L})${MONTH} ${YEAR}${END}`, 'gu')
const ISO = /(?<![\w/-])(\d{4})-(\d{2})-(\d{2})(?![\w/-])/g
const SLASHED = /(?<![\w/-])(\d{1,2})\/(\d{1,2})\/(\d{4}|\d{2})(?![\w/-])/g
const YEARS = new RegExp(`(?<![\\w/£.,-])${YEAR} ?[–—/-] ?((?:19|20)?\\d\\d)(?![\\w/-])`, 'gu')
const DECADE = /(?<![\w/£.,-])((?:1[5-9]|20)\d0)s(?!\w)/g
const ALONE = new RegExp(`(?<![\\w/£$€.,+-]|\\d )${YEAR}(?![\\w/%-]| \\d|[.,:]\\d)`, 'gu')
const monthNamed = (short: string): string =>
  MONTHS.find((name) => name.startsWith(short.slice(0, 3))) ?? short

const isDate = (date: number): boolean => date >= 1 && date <= 31

const inYear = (written: string | undefined): string =>
  written === undefined ? '' : ` ${year(Number(written))}`

const dateWords = (date: string, month: string, written?: string): string =>
  `the ${ordinal(Number(date))} of ${month}${inYear(written)}`

const numbered = (found: string, date: string, month: string, written: string): string => {
  const name = MONTHS[Number(month) - 1]
  if (name === undefined || !isDate(Number(date))) return found
  return dateWords(date, name, written.length === 2 ? `20${written}` : written)
}

const named = (found: string, date: string, month: string, written?: string): string => {
  if (!isDate(Number(date))) return found
  const said = dateWords(date, monthNamed(month), written)
  return found.startsWith('The ') ? said.replace(/^t/, 'T') : said
}

const lastYear = (written: string): string =>
  written.length === 4 ? year(Number(written)) : year(2000 + Number(written)).replace(/^twenty /, '')

/** "5 March 2026", "2026-03-05", "1st–3rd May", "2023/24", "the 1990s" and years that stand alone, in words. */
export const daysInWords = (speech: string): string =>
  speech
    .replace(ISO, (found, written: string, month: string, date: string) =>
      numbered(found, date, month, written),
    )
    .replace(SLASHED, numbered)
    .replace(DASHED_DATES, (found, date: string, between: string) =>
      isDate(Number(date)) ? `the ${ordinal(Number(date))} ${/\w/.test(between) ? between : 'to'} ` : found,
    )
    .replace(DATE_MONTH, named)
    .replace(MONTH_DATE, (found, month: string, date: string, written?: string) =>
      named(found, date, month, written),
    )
    .replace(
      MONTH_YEAR,
      (_, month: string, written: string) => `${monthNamed(month)} ${year(Number(written))}`,
    )
    .replace(YEARS, (_, from: string, to: string) => `${year(Number(from))} to ${lastYear(to)}`)
    .replace(DECADE, (_, written: string) => `${year(Number(written)).replace(/y$/, 'ie')}s`)
    .replace(ALONE, (_, written: string) => year(Number(written)))
