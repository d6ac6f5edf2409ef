import type { Day } from '../calendar/day'
import { addDays } from '../calendar/day'
import type { OnRound, Round, Schedule } from './schedule'
import { daysOf } from './weeklyRule'

/** Later than any day that is planned. */
const NO_END = '9999-12-31'

const endOf = ({ rule, start, until = NO_END }: Round): Day => {
  const { times, everyWeeks, until: last = NO_END } = rule
  const counted =
    times === undefined
      ? NO_END
      : (daysOf(rule, start, start, addDays(start, 7 * everyWeeks * (times + 1))).at(-1) ?? start)
  return [until, last, counted].sort()[0] ?? NO_END
}

const endsOnRound = ({ rounds, roundDays }: Schedule, on: OnRound): readonly Day[] => {
  const isThis = ({ round, service }: { round: string; service: string }) =>
    round === on.round && service === on.service
  return [...rounds.filter(isThis).map(endOf), ...roundDays.filter(isThis).map(({ day }) => day)]
}

/** The last day of a service at a property that is known, or `undefined` when its round has no end. */
export const knownUntil = (schedule: Schedule, service: string): Day | undefined => {
  const onRounds = schedule.onRounds.filter((on) => on.service === service)
  const given = schedule.givenDays.filter((one) => one.service === service).map(({ day }) => day)
  const last = [...onRounds.flatMap((on) => endsOnRound(schedule, on)), ...given].sort().at(-1)
  return last === NO_END ? undefined : last
}
