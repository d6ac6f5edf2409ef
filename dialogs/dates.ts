import type { Day, Time } from '../knowledge/calendar/day'
import { addDays, daysBetween, longDay } from '../knowledge/calendar/day'
import type { Weekday } from '../knowledge/schema'
import { WEEKDAYS } from '../knowledge/schema'
import type { Said } from './said'

const HOURS = [
  'twelve',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
]

const partOfDay = (hour: number): string =>
  hour < 12 ? 'in the morning' : hour < 18 ? 'in the afternoon' : 'in the evening'

/** "half past five", without the part of the day. */
export const clockWords = (hour: number, minute: number): string => {
  const name = HOURS[hour % 12] ?? ''
  const next = HOURS[(hour + 1) % 12] ?? ''
  const quarters: Readonly<Record<number, string>> = {
    0: name,
    15: `quarter past ${name}`,
    30: `half past ${name}`,
    45: `quarter to ${next}`,
  }
  return quarters[minute] ?? `${name} ${minute < 10 ? `oh ${minute}` : minute}`
}

/** "9am", "5:30pm", "midday"; heard as "nine in the morning", "half past five in the afternoon". */
export const timeOfDay = (time: Time): Said => {
  const hour = Number(time.slice(0, 2))
  const minute = Number(time.slice(3, 5))
  if (minute === 0 && hour === 12) return { text: 'midday', speech: 'midday' }
  if (minute === 0 && hour % 24 === 0) return { text: 'midnight', speech: 'midnight' }
  const shown = `${hour % 12 === 0 ? 12 : hour % 12}${minute === 0 ? '' : `:${time.slice(3, 5)}`}${hour < 12 ? 'am' : 'pm'}`
  return { text: shown, speech: `${clockWords(hour, minute)} ${partOfDay(hour)}` }
}

const ORDINALS =
  'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth twenty-first twenty-second twenty-third twenty-fourth twenty-fifth twenty-sixth twenty-seventh twenty-eighth twenty-ninth thirtieth thirty-first'.split(
    ' ',
  )

/** Half a year: beyond it a day without its year may be taken for the nearer one. */
const YEAR_NEEDED_AFTER_DAYS = 180

/** "Thursday 26 November", with the year when the day is far from today; heard as "Thursday the twenty-sixth of November". */
export const dayName = (day: Day, today: Day): Said => {
  const [weekday = '', date = '', month = '', year = ''] = longDay(day).split(' ')
  const shownYear = Math.abs(daysBetween(today, day)) > YEAR_NEEDED_AFTER_DAYS ? ` ${year}` : ''
  return {
    text: `${weekday} ${date} ${month}${shownYear}`,
    speech: `${weekday} the ${ORDINALS[Number(date) - 1] ?? date} of ${month}${shownYear}`,
  }
}

/** A Monday, to take the names of weekdays from. */
const SOME_MONDAY = '2024-01-01'

/** "Monday". */
export const weekdayName = (weekday: Weekday): string =>
  longDay(addDays(SOME_MONDAY, WEEKDAYS.indexOf(weekday))).split(' ')[0] ?? ''

const monthName = (month: string): string => longDay(`2024-${month}-01`).split(' ')[2] ?? ''

/** A date of every year (`03-01`): "1 March", heard as "the first of March". */
export const dateName = (monthDay: string): Said => {
  const [month = '', date = ''] = monthDay.split('-')
  const ordinal = ORDINALS[Number(date) - 1] ?? date
  return { text: `${Number(date)} ${monthName(month)}`, speech: `the ${ordinal} of ${monthName(month)}` }
}

/** When a document was published, as exact as it is: "October 2010". */
export const publishedOn = (published: string): string => {
  const [year = '', month, day] = published.split('-')
  return [
    day === undefined ? undefined : String(Number(day)),
    month === undefined ? undefined : monthName(month),
    year,
  ]
    .filter((part) => part !== undefined)
    .join(' ')
}
