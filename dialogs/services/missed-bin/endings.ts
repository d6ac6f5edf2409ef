import type { Day, LocalTime } from '../../../knowledge/calendar/day'
import type { MissedBinAnswer } from '../../../knowledge/collections/missedBin'
import { sayReference } from '../../caseReference'
import { dayName, timeOfDay } from '../../dates'
import type { Here } from '../../information/about'
import type { Said } from '../../said'
import type { EndingLine } from '../../service'
import type { Verdict } from './verdict'

/** Every line of the endings, and what fills it beside the answers. */
export const endingLines = {
  what: ['missed'],
  reported: [],
  leaveOut: [],
  reportedStreet: [],
  comeBackBy: ['day'],
  assisted: [],
  againSorry: [],
  complain: [],
  notListed: [],
  noBins: [],
  noRule: [],
  noCollection: [],
  next: ['day'],
  nextUnknown: [],
  dayMoved: ['usual', 'day'],
  dayMovedBecause: ['usual', 'day', 'reason'],
  cancelled: ['usual'],
  cancelledBecause: ['usual', 'reason'],
  already: ['reference', 'missed'],
  alreadyBack: ['day'],
  alreadyLate: ['day'],
  notEligible: [],
  tooEarly: ['missed', 'day', 'time'],
  tooEarlyAllDay: ['missed', 'day'],
  tooLate: ['missed', 'day'],
  wholeStreet: ['missed'],
  not_presented: ['missed'],
  contaminated: ['missed'],
  wrong_bin: ['missed'],
  too_heavy: ['missed'],
  excess: ['missed'],
  lid_open: ['missed'],
  no_access: ['missed'],
  road_blocked: ['missed'],
  breakdown: ['missed'],
  weather: ['missed'],
  delayed: ['missed'],
  completed: ['missed'],
  nextTime: [],
  sortFirst: [],
  takeSomeOut: [],
  clearTheWay: [],
  stayOut: [],
  disagree: [],
  sampleRule: [],
  sampleDays: [],
} as const
export type Line = keyof typeof endingLines
type OneLine = EndingLine<Line>

const ADVICE = {
  nextTime: 'nextTime',
  sortFirst: 'sortFirst',
  takeSomeOut: 'takeSomeOut',
  clearTheWay: 'clearTheWay',
  leaveOut: 'stayOut',
} as const

/** Names days as they are spoken of today. */
const named = (here: Here) => (day: Day) => dayName(day, here.now.day)

const nextSaid = (next: Day | undefined, here: Here): readonly OneLine[] =>
  next === undefined ? ['nextUnknown'] : [{ line: 'next', with: { day: named(here)(next) } }]

const MIDNIGHT = '00:00'

const tooEarly = (missed: Said, from: LocalTime, here: Here): OneLine => {
  const day = named(here)(from.day)
  return from.time === MIDNIGHT
    ? { line: 'tooEarlyAllDay', with: { missed, day } }
    : { line: 'tooEarly', with: { missed, day, time: timeOfDay(from.time) } }
}

type No = Extract<MissedBinAnswer, { may: 'no' }>

const dayChanged = (
  { change, next }: Extract<No, { because: 'dayChanged' }>,
  here: Here,
): readonly OneLine[] => {
  const usual = named(here)(change.usual)
  const reason = change.reason ?? ''
  if (change.day === undefined)
    return [
      { line: change.reason === undefined ? 'cancelled' : 'cancelledBecause', with: { usual, reason } },
      ...nextSaid(next, here),
    ]
  const day = named(here)(change.day)
  return [
    { line: change.reason === undefined ? 'dayMoved' : 'dayMovedBecause', with: { usual, day, reason } },
  ]
}

const alreadyReported = (
  { open, overdue }: Extract<No, { because: 'alreadyReported' }>,
  here: Here,
): readonly OneLine[] => {
  const told = { reference: sayReference(open.reference), missed: named(here)(open.missed) }
  const back: readonly OneLine[] =
    open.returnBy === undefined
      ? []
      : [{ line: overdue ? 'alreadyLate' : 'alreadyBack', with: { day: named(here)(open.returnBy) } }]
  return [{ line: 'already', with: told }, ...back]
}

/** Why it can't be reported, and what instead. */
export const refusalSaid = (answer: No, here: Here): readonly OneLine[] => {
  const missedOn = (day: Day) => ({ missed: named(here)(day) })
  switch (answer.because) {
    case 'noRule':
      return ['noRule']
    case 'noCollection':
      return ['noCollection', ...nextSaid(answer.next, here)]
    case 'dayChanged':
      return dayChanged(answer, here)
    case 'alreadyReported':
      return alreadyReported(answer, here)
    case 'crewLogged':
      return [
        { line: answer.event, with: missedOn(answer.missed.day) },
        ADVICE[answer.advice],
        ...nextSaid(answer.next, here),
        'disagree',
      ]
    case 'notEligible':
      return ['notEligible', ...nextSaid(answer.next, here)]
    case 'wholeStreet':
      return [{ line: 'wholeStreet', with: missedOn(answer.missed.day) }]
    case 'tooEarly':
      return [tooEarly(named(here)(answer.missed.day), answer.from, here)]
    case 'tooLate':
      return [
        { line: 'tooLate', with: { ...missedOn(answer.missed.day), day: named(here)(answer.until.day) } },
        ...nextSaid(answer.next, here),
      ]
  }
}

type Yes = Extract<MissedBinAnswer, { may: 'report' }>

/** What is said under the reference of a report. */
export const reportSaid = (answer: Yes, verdict: Verdict, here: Here): readonly OneLine[] => {
  const promised = verdict.rule?.returnWithin
  return [
    'reported',
    ...(answer.forStreet ? (['reportedStreet'] as const) : []),
    ...(promised === 'nextCollection' && answer.returnBy !== undefined
      ? ([{ line: 'comeBackBy', with: { day: named(here)(answer.returnBy) } }] as const)
      : []),
    'leaveOut',
    ...(answer.assisted ? (['assisted'] as const) : []),
    ...(answer.offerComplaint ? (['againSorry'] as const) : []),
  ]
}
