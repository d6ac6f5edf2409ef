import { addDays, localTime } from '../../knowledge/calendar/day'
import { dayName, timeOfDay } from '../dates'
import type { QueuePlace } from '../ports'
import type { Said } from '../said'
import { joined } from '../said'
import type { HandoffWords } from './lines'

const whereSaid = (say: HandoffWords['place'], place: number | undefined): Said => {
  if (place === undefined) return say('unknown')
  const before = place - 1
  return before <= 0
    ? say('next')
    : before === 1
      ? say('oneBefore')
      : say('manyBefore', { count: String(before) })
}

/** "You are next." "3 people are before you. It may take about 12 minutes." */
export const placeSaid = ({ place: say }: HandoffWords, { place, waitMinutes }: QueuePlace): Said => {
  const where = whereSaid(say, place)
  if (waitMinutes === undefined) return where
  const minutes = Math.max(1, Math.round(waitMinutes))
  return joined([where, minutes === 1 ? say('waitOne') : say('wait', { minutes: String(minutes) })])
}

/** When advisors are next here, as a sentence ends: "on Monday 30 November at 9am", "at 2pm today". */
export const opensSaid = ({ opens: say }: HandoffWords, opensAt: Date, at: Date, timeZone: string): Said => {
  const [opening, now] = [localTime(opensAt, timeZone), localTime(at, timeZone)]
  const time = timeOfDay(opening.time)
  if (opening.day === now.day) return say('today', { time })
  const day = dayName(opening.day, now.day)
  return opening.day === addDays(now.day, 1) ? say('tomorrow', { day, time }) : say('later', { day, time })
}
