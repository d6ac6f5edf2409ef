/** May this missed bin be reported, and if not, why and what instead: one council's rule, applied to one bin today. */
import type { Day, LocalTime, Time } from '../calendar/day'
import { daysBetween } from '../calendar/day'
import type { BinRule, CrewEventName } from '../schema'
import type { Change, Collection } from './collections'
import { type CountedBy, earliestReport, isBefore, lastMoment, returnBy } from './reportWindow'
import type { CrewEvent } from './schedule'

/** A report of the same bin that is still open. */
export interface OpenReport {
  reference: string
  /** The collection that was missed. */
  missed: Day
  /** The day by which the crew was to come back, if one was promised. */
  returnBy?: Day
}

export interface MissedBin {
  /** The rule of the bin's stream; `undefined` where the council has none. */
  rule: BinRule | undefined
  /** Of this service alone, from weeks before today until past the next one. */
  collections: readonly Collection[]
  changes: readonly Change[]
  /** Of this service, at the property, in its street or for its round. */
  events: readonly CrewEvent[]
  /** Bins must be out by then. */
  outBy: Time
  now: LocalTime
  /** The property has an assisted collection. */
  assisted: boolean
  /** They say that the whole street was missed. */
  wholeStreet: boolean
  open?: OpenReport
  /** The collections of this bin that were reported as missed before. */
  missedBefore: readonly Day[]
}

/** What a crew's reason means for the resident: only put it out next time, put something right first, or leave it out. */
export type Advice = 'nextTime' | 'sortFirst' | 'takeSomeOut' | 'clearTheWay' | 'leaveOut'

export type MissedBinAnswer =
  | {
      may: 'report'
      missed: Collection
      /** The last moment at which it may be reported. */
      until: LocalTime
      /** The last day on which the crew comes back; missing: not published. */
      returnBy?: Day
      /** Mark the report: somebody here needs help with the bin. */
      assisted: boolean
      /** One report does for the whole street. */
      forStreet: boolean
      /** Missed so often that a complaint is to be offered. */
      offerComplaint: boolean
    }
  | { may: 'no'; because: 'noRule' }
  /** Nothing was due yet. */
  | { may: 'no'; because: 'noCollection'; next?: Day }
  | { may: 'no'; because: 'dayChanged'; change: Change; next?: Day }
  | { may: 'no'; because: 'alreadyReported'; open: OpenReport; overdue: boolean }
  | { may: 'no'; because: 'crewLogged'; event: CrewEventName; missed: Collection; advice: Advice; next?: Day }
  | { may: 'no'; because: 'notEligible'; missed: Collection; next?: Day }
  | { may: 'no'; because: 'wholeStreet'; missed: Collection }
  | { may: 'no'; because: 'tooEarly'; missed: Collection; from: LocalTime }
  | { may: 'no'; because: 'tooLate'; missed: Collection; until: LocalTime; next?: Day }

const ADVICE: Readonly<Record<CrewEventName, Advice>> = {
  not_presented: 'nextTime',
  contaminated: 'sortFirst',
  wrong_bin: 'sortFirst',
  too_heavy: 'takeSomeOut',
  excess: 'takeSomeOut',
  lid_open: 'takeSomeOut',
  no_access: 'clearTheWay',
  road_blocked: 'leaveOut',
  breakdown: 'leaveOut',
  weather: 'leaveOut',
  delayed: 'leaveOut',
  completed: 'nextTime',
}

/** A change they may not know of: the usual day has come since the last collection, and the new one hasn't. */
const changeNotYetDue = ({ changes, now }: MissedBin, last: Collection | undefined): Change | undefined =>
  changes.findLast(
    ({ usual, day }) =>
      usual <= now.day && (last === undefined || usual > last.day) && (day === undefined || day > now.day),
  )

const blocking = ({ events, rule }: MissedBin, missed: Day): CrewEvent | undefined =>
  events
    .filter(({ day, event }) => day === missed && rule?.blockedBy.includes(event))
    .toSorted((a, b) => a.loggedAt.localeCompare(b.loggedAt))
    .at(-1)

const nextAfter = (collections: readonly Collection[], day: Day): { next?: Day } => {
  const next = collections.find((one) => one.day > day)?.day
  return next === undefined ? {} : { next }
}

/** The rule of a stream in a council's pack. */
export const binRuleOf = (
  rules: readonly BinRule[],
  stream: BinRule['streams'][number],
): BinRule | undefined => rules.find(({ streams }) => streams.includes(stream))

interface Case extends MissedBin {
  rule: BinRule
  missed: Collection
  by: CountedBy
  /** Taken whatever the rule says of reasons and times. */
  always: boolean
}

const soonest = ({ rule, missed, events, by, always, outBy }: Case): LocalTime => {
  const done = events.some(({ day, event }) => day === missed.day && event === 'completed')
  if (rule.earliest.orWhenDone && done) return { day: missed.day, time: '00:00' }
  return always ? { day: missed.day, time: outBy } : earliestReport(rule, missed.day, by)
}

type Refusal = (one: Case) => MissedBinAnswer | undefined

const alreadyReported: Refusal = ({ rule, open, now }) =>
  rule.oneOpenReport && open !== undefined
    ? {
        may: 'no',
        because: 'alreadyReported',
        open,
        overdue: open.returnBy !== undefined && open.returnBy < now.day,
      }
    : undefined

const notEligible: Refusal = ({ rule, always, missed, collections, now }) =>
  rule.eligible || always
    ? undefined
    : { may: 'no', because: 'notEligible', missed, ...nextAfter(collections, now.day) }

const crewLogged: Refusal = (one) => {
  const logged = one.always ? undefined : blocking(one, one.missed.day)
  if (logged === undefined) return undefined
  const { event } = logged
  const next = nextAfter(one.collections, one.now.day)
  return { may: 'no', because: 'crewLogged', event, missed: one.missed, advice: ADVICE[event], ...next }
}

const tooEarly: Refusal = (one) => {
  const from = soonest(one)
  return isBefore(one.now, from) ? { may: 'no', because: 'tooEarly', missed: one.missed, from } : undefined
}

const tooLate: Refusal = ({ rule, missed, by, always, now, collections }) => {
  const until = lastMoment(rule, missed.day, by)
  return always || !isBefore(until, now)
    ? undefined
    : { may: 'no', because: 'tooLate', missed, until, ...nextAfter(collections, now.day) }
}

const streetWaits: Refusal = ({ rule, wholeStreet, always, missed }) =>
  wholeStreet && rule.wholeStreet === 'wait' && !always
    ? { may: 'no', because: 'wholeStreet', missed }
    : undefined

/** What is known for sure comes first: a reason logged at noon is told at one, not "ask again tomorrow". */
const REFUSALS: readonly Refusal[] = [
  alreadyReported,
  notEligible,
  crewLogged,
  tooEarly,
  tooLate,
  streetWaits,
]

const report = ({
  rule,
  missed,
  by,
  now,
  assisted,
  wholeStreet,
  missedBefore,
  collections,
}: Case): MissedBinAnswer => {
  const back = returnBy(rule, now.day, nextAfter(collections, now.day).next, by)
  const { misses, withinDays } = rule.complaintAfter
  const before = missedBefore.filter((day) => day < missed.day && daysBetween(day, missed.day) <= withinDays)
  return {
    may: 'report',
    missed,
    until: lastMoment(rule, missed.day, by),
    ...(back === undefined ? {} : { returnBy: back }),
    assisted,
    forStreet: wholeStreet && rule.wholeStreet === 'once',
    offerComplaint: new Set(before).size + 1 >= misses,
  }
}

/** Whether the last collection of a bin may be reported as missed now; if not, the reason that says most. */
export const missedBin = (bin: MissedBin, by: CountedBy): MissedBinAnswer => {
  const { rule, collections, now, assisted } = bin
  if (rule === undefined) return { may: 'no', because: 'noRule' }
  const missed = collections.findLast(({ day }) => day <= now.day)
  const change = changeNotYetDue(bin, missed)
  const next = nextAfter(collections, now.day)
  if (change !== undefined) return { may: 'no', because: 'dayChanged', change, ...next }
  if (missed === undefined) return { may: 'no', because: 'noCollection', ...next }
  const one = { ...bin, rule, missed, by, always: assisted && rule.assistedAlwaysTaken }
  for (const refusal of REFUSALS) {
    const refused = refusal(one)
    if (refused !== undefined) return refused
  }
  return report(one)
}
