import { stateAt } from '../../knowledge/calendar/openingHours'
import { dayName, timeOfDay } from '../dates'
import type { Said } from '../said'
import { aloud, bullets, paragraphs } from '../said'
import type { Here, Target } from './about'
import { calendarFor } from './calendarFor'
import { gapAbout } from './gaps'
import type { SayHours } from './hoursWords'
import { weekSaid } from './hoursWords'

/** Below this many minutes to closing, the minutes are said: somebody may be on their way. */
const SOON = 60

/** "…is open now, until 5pm." `undefined` when the hours are not published. */
export const nowSaid = (say: SayHours, here: Here, target: Target): Said | undefined => {
  const { name } = target
  if (target.phone?.allHours) return say('allHours', { name })
  const state = stateAt(target.hours, here.now, calendarFor(here, target))
  if (state === 'notPublished') return undefined
  if (state.open) {
    const until = timeOfDay(state.until)
    return state.closesInMinutes <= SOON
      ? say('openNowMinutes', { name, until, minutes: String(state.closesInMinutes) })
      : say('openNow', { name, until })
  }
  if (state.next === undefined) return say('closedNowNoNext', { name })
  const time = timeOfDay(state.next.from)
  return state.next.day === here.now.day
    ? say('closedNowToday', { name, time })
    : say('closedNow', { name, day: dayName(state.next.day, here.now.day), time })
}

/** What the pack says where hours are not published. */
export const unpublished = (say: SayHours, here: Here, target: Target): Said => {
  const gap = gapAbout(here.pack, 'hours')
  return gap === undefined
    ? say('notPublishedPlain', { name: target.name })
    : say('notPublished', { name: target.name, gap: aloud(gap) })
}

/** Open or closed now, and the usual week. */
export const usualSaid = (say: SayHours, here: Here, target: Target): Said => {
  const now = nowSaid(say, here, target)
  if (now === undefined || target.hours === 'notPublished') return now ?? unpublished(say, here, target)
  const week = weekSaid(say, target.hours)
  const heading = say('usual', { name: target.name })
  return paragraphs([
    now,
    { text: `${heading.text}\n\n${week.text}`, speech: `${heading.speech} ${week.speech}` },
  ])
}

/** Open or closed now, one place or line to a point. */
export const allNow = (say: SayHours, here: Here, targets: readonly Target[]): Said => {
  const states = targets.map((target) => nowSaid(say, here, target) ?? unpublished(say, here, target))
  return states.length > 1 ? bullets(states) : paragraphs(states)
}
