import type { PageWords } from '../web/pages/words'

const MINUTE_MS = 60_000
const HOUR = 60
const DAY = 24 * HOUR

type Words = Pick<PageWords, 'line'>

const counted = (words: Words, one: string, many: string, count: number): string =>
  count === 1 ? words.line('live', one) : words.line('live', many, { count: String(count) })

/** How long something has lasted, in words: "less than a minute", "4 minutes", "1 hour 5 minutes", "2 days". */
export const lasting = (words: Words, milliseconds: number): string => {
  const minutes = Math.floor(milliseconds / MINUTE_MS)
  if (minutes < 1) return words.line('live', 'underMinute')
  if (minutes < HOUR) return counted(words, 'minute', 'minutes', minutes)
  if (minutes >= DAY) return counted(words, 'day', 'days', Math.floor(minutes / DAY))
  const hours = counted(words, 'hour', 'hours', Math.floor(minutes / HOUR))
  const rest = minutes % HOUR
  if (rest === 0) return hours
  return words.line('live', 'and', { first: hours, second: counted(words, 'minute', 'minutes', rest) })
}

/** The time since an instant, in words. */
export const since = (words: Words, then: Date, now: Date): string =>
  lasting(words, Math.max(0, now.getTime() - then.getTime()))
