import type { Day, LocalTime } from '../../knowledge/calendar/day'
import { instantOf } from '../../knowledge/calendar/day'
import type { Counted, Due } from '../../knowledge/calendar/dueDates'
import { dueBy, isInMonths } from '../../knowledge/calendar/dueDates'
import type { Standard, Within } from '../../knowledge/schema'
import { dayName, timeOfDay } from '../dates'
import type { Said } from '../said'
import { bullets, joined, paragraphs, same } from '../said'
import type { Say } from '../words'
import type { Ask, Here } from './about'

export const dueLines = {
  sent: ['start'],
  ifToday: ['day'],
  byDay: ['what', 'day'],
  byInstant: ['what', 'day', 'time'],
  acknowledge: [],
  reply: [],
  callBack: [],
  progress: [],
  overdue: ['howToContact'],
  how: ['steps'],
  stepStarted: ['day', 'start'],
  stepWorkingDays: ['amount'],
  stepWorkingDay: [],
  stepHours: ['amount'],
  stepCalendarDays: ['amount'],
  stepMonth: [],
  stepMonths: ['amount'],
  stepWeekends: [],
  stepHoliday: ['day', 'title'],
  stepClosure: ['day'],
  stepClocks: ['day'],
  notKnown: [],
  timeOnDay: ['time', 'day'],
  onDay: ['day'],
} as const
export type SayDue = Say<typeof dueLines>

/** What can be waited for; a call answered in 20 seconds has no date. */
const WAITED_FOR = {
  acknowledge: 'acknowledge',
  reply: 'reply',
  resolve: 'reply',
  'call-back': 'callBack',
  progress: 'progress',
} as const satisfies Partial<Record<Standard['stage'], keyof typeof dueLines>>

const isWaitedFor = (stage: Standard['stage']): stage is keyof typeof WAITED_FOR => stage in WAITED_FOR

/** From these the time can be counted; "their return" can't be known here. */
const KNOWN_STARTS: readonly Standard['countedFrom'][] = [
  'receipt',
  'the call',
  'the message',
  'the request',
  'the enquiry',
]

/** A standard whose end can be worked out from the day something was sent. */
export const hasDueDate = ({ stage, within, countedFrom }: Standard): boolean =>
  isWaitedFor(stage) &&
  within !== undefined &&
  !['seconds', 'minutes'].includes(within.unit) &&
  KNOWN_STARTS.includes(countedFrom)

/** The end of a day for which no time was said: of two readings, the one the council can keep. */
const END_OF_DAY = '23:59'

/** When the resident says it was, or will be, sent. */
export const sentAt = (ask: Ask, here: Here): LocalTime | undefined => {
  const when = ask.whens.find(({ days }) => days.length > 0)
  const day = when?.days[0]
  if (when === undefined || day === undefined) return undefined
  const latest = when.time?.at ?? when.time?.before ?? END_OF_DAY
  return { day, time: day === here.now.day && latest > here.now.time ? here.now.time : latest }
}

const stepSaid = (say: SayDue, step: Counted, today: Day): Said | undefined => {
  switch (step.kind) {
    case 'startedOn':
      return undefined
    case 'skippedBankHoliday':
      return say('stepHoliday', { day: dayName(step.day, today), title: step.title })
    case 'skippedClosure':
      return say('stepClosure', { day: dayName(step.day, today) })
    case 'clocksChange':
      return say('stepClocks', { day: dayName(step.day, today) })
    default:
      return undefined
  }
}

const lengthSaid = (say: SayDue, within: Within): Said => {
  const { amount, unit } = within
  const values = { amount: String(amount) }
  if (unit === 'workingDays' || unit === 'ukWorkingDays')
    return amount === 1 ? say('stepWorkingDay') : say('stepWorkingDays', values)
  if (isInMonths(within)) return amount === 1 ? say('stepMonth') : say('stepMonths', values)
  return say(unit === 'hours' ? 'stepHours' : 'stepCalendarDays', values)
}

/** "How we counted: 7 working days, starting on Monday; weekends and Christmas Day don't count." */
const howSaid = (say: SayDue, within: Within, due: Due, here: Here): Said => {
  const { day: today } = here.now
  const started = due.counted.find((step) => step.kind === 'startedOn')
  const received = due.counted.find((step) => step.kind === 'received')
  const steps = [
    lengthSaid(say, within),
    started === undefined || received === undefined
      ? undefined
      : say('stepStarted', { day: dayName(received.at.day, today), start: dayName(started.day, today) }),
    due.counted.some(({ kind }) => kind === 'skippedWeekend') ? say('stepWeekends') : undefined,
    ...due.counted.map((step) => stepSaid(say, step, today)),
  ].filter((step) => step !== undefined)
  const how = say('how', { steps: joined(steps, ', ') })
  return due.counted.some(({ kind }) => kind === 'holidaysNotKnown') ? joined([how, say('notKnown')]) : how
}

const endSaid = (say: SayDue, what: Said, due: Due, here: Here): Said => {
  if (due.by === 'day') return say('byDay', { what, day: dayName(due.day, here.now.day) })
  const day = dayName(due.at.day, here.now.day)
  return due.at.time === END_OF_DAY
    ? say('byDay', { what, day })
    : say('byInstant', { what, day, time: timeOfDay(due.at.time) })
}

const hasPassed = (due: Due, here: Here): boolean =>
  due.by === 'day' ? due.day < here.now.day : due.instant.getTime() < here.at.getTime()

const startSaid = (say: SayDue, { day, time }: LocalTime, here: Here): Said => {
  const name = dayName(day, here.now.day)
  return time === END_OF_DAY || (day === here.now.day && time === here.now.time)
    ? say('onDay', { day: name })
    : say('timeOnDay', { day: name, time: timeOfDay(time) })
}

/**
 * By when a resident should hear, for each standard that can be counted: from the day they say they sent it, with how
 * it was counted; else from today. `undefined` when nothing can be counted.
 */
export const dueSaid = (
  say: SayDue,
  standards: readonly Standard[],
  ask: Ask,
  here: Here,
  howToContact: Said,
): Said | undefined => {
  const counted = standards.filter(hasDueDate)
  if (counted.length === 0) return undefined
  const sent = sentAt(ask, here)
  const { timeZone } = here.pack.council
  const from = sent === undefined ? here.at : instantOf(sent, timeZone)
  const dues = counted.flatMap(({ within, stage }) =>
    within === undefined || !isWaitedFor(stage)
      ? []
      : [
          {
            within,
            what: say(WAITED_FOR[stage]),
            due: dueBy(from, within, { timeZone, workingDays: here.workingDays }),
          },
        ],
  )
  const list = bullets(dues.map(({ what, due }) => endSaid(say, what, due, here)))
  if (sent === undefined)
    return joinedLines(say('ifToday', { day: dayName(here.now.day, here.now.day) }), list)
  const last = dues.at(-1)
  return paragraphs([
    joinedLines(say('sent', { start: startSaid(say, sent, here) }), list),
    last === undefined ? same('') : howSaid(say, last.within, last.due, here),
    last !== undefined && hasPassed(last.due, here) ? say('overdue', { howToContact }) : same(''),
  ])
}

const joinedLines = (heading: Said, list: Said): Said => ({
  text: `${heading.text}\n\n${list.text}`,
  speech: `${heading.speech} ${list.speech}`,
})
