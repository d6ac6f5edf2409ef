/** How residents say days, sums and references. */
import { daysBetween, longDay } from '../../../knowledge/calendar/day'

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sept', 'oct', 'nov', 'dec']

const nth = (date: number): string => {
  const ending =
    date % 10 === 1 && date !== 11
      ? 'st'
      : date % 10 === 2 && date !== 12
        ? 'nd'
        : date % 10 === 3 && date !== 13
          ? 'rd'
          : 'th'
  return `${date}${ending}`
}

const relative = (day: string, today: string): readonly string[] => {
  const away = daysBetween(today, day)
  const named: Readonly<Record<number, readonly string[]>> = {
    0: ['today', 'this morning'],
    [-1]: ['yesterday'],
    1: ['tomorrow'],
    [-2]: ['two days ago', 'the day before yesterday'],
    [-7]: ['a week ago today'],
    [-14]: ['a fortnight ago'],
  }
  return [...(named[away] ?? []), ...(away < -2 ? [`${-away} days ago`] : [])]
}

/** The first is the plainest. */
export const dayForms = (day: string, today: string): readonly string[] => {
  const [weekday = '', date = '', month = '', year = ''] = longDay(day).split(' ')
  const number = Number(day.slice(5, 7))
  return [
    `${date} ${month} ${year}`,
    `${weekday} ${date} ${month}`,
    `${nth(Number(date))} of ${month.toLowerCase()}`,
    `${date} ${MONTHS[number - 1]}`,
    `${date}/${day.slice(5, 7)}/${year}`,
    `${Number(date)}.${number}.${year.slice(2)}`,
    `it was on the ${nth(Number(date))} of ${month}`,
    ...relative(day, today),
  ]
}

export const moneyForms: readonly ((pence: number) => string)[] = [
  (pence) => `£${(pence / 100).toFixed(2)}`,
  (pence) => (pence / 100).toFixed(2),
  (pence) => `${Math.floor(pence / 100)} pounds${pence % 100 === 0 ? '' : ` ${pence % 100}`}`,
  (pence) => `about £${(pence / 100).toFixed(2)}`,
]

export const referenceForms: readonly ((reference: string) => string)[] = [
  (reference) => reference,
  (reference) => reference.toLowerCase(),
  (reference) => reference.replaceAll('/', ' '),
  (reference) => `the reference is ${reference}`,
  (reference) => `${reference}.`,
  (reference) => reference.replaceAll('/', ' / '),
]

const COUNTED = ['none', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine']

export const numberForms: readonly ((number: number) => string)[] = [
  String,
  (number) => COUNTED[number] ?? String(number),
  (number) => `there are ${number}`,
  (number) => `${number} of them`,
]
