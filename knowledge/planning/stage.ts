/** The stage an application is at on a day, told from what the register has of it. */
import type { Day } from '../calendar/day'
import type { Appeal, Application, Decision } from './application'
import { commentsUntil, type IsHoliday } from './comments'
import { lastOf, validFrom } from './dates'
import { type Target, targetOf } from './target'

export type Stage =
  /** Nobody has looked yet whether everything is there. */
  | { at: 'submitted'; since?: Day }
  /** Something is missing: no time runs. */
  | { at: 'invalid'; since: Day }
  | { at: 'comments'; until: Day }
  | { at: 'moreInformation'; since: Day }
  | { at: 'committee'; on: Day }
  /** It was on the agenda, and the register doesn't say yet what came of it. */
  | { at: 'afterCommittee'; on: Day }
  /** A committee has made up its mind; there is no decision notice yet. */
  | { at: 'resolved'; to: 'grant' | 'refuse'; on: Day }
  /** The Secretary of State decides. */
  | { at: 'calledIn'; since: Day }
  | { at: 'awaiting' }
  | { at: 'decided'; decision: Decision }
  | { at: 'withdrawn'; on: Day }
  | { at: 'appeal'; appeal: Appeal; decision?: Decision }
  | { at: 'appealDecided'; appeal: Appeal & Required<Pick<Appeal, 'decided'>>; decision?: Decision }

export interface Standing {
  stage: Stage
  valid?: Day
  target?: Target
  /** The last day for a decision is over, and there is none. */
  overdue: boolean
}

const decisionBy = ({ decision }: Application, by: Day): { decision?: Decision } =>
  decision !== undefined && decision.day <= by ? { decision } : {}

/** An appeal that was taken back leaves the decision as it was. */
const appealStage = (application: Application, by: Day): Stage | undefined => {
  const { appeal } = application
  if (appeal === undefined || appeal.lodged > by || appeal.decided?.outcome === 'withdrawn') return undefined
  const made = decisionBy(application, by)
  if (appeal.decided !== undefined && appeal.decided.day <= by)
    return { at: 'appealDecided', appeal: { ...appeal, decided: appeal.decided }, ...made }
  const { decided: _, ...pending } = appeal
  return { at: 'appeal', appeal: pending, ...made }
}

const endStage = (application: Application, by: Day): Stage | undefined => {
  const { withdrawn } = application
  if (withdrawn !== undefined && withdrawn <= by) return { at: 'withdrawn', on: withdrawn }
  const { decision } = decisionBy(application, by)
  return appealStage(application, by) ?? (decision && { at: 'decided', decision })
}

const notValidStage = (application: Application, by: Day): Stage => {
  const invalid = lastOf(application, ['invalid-from'], by)
  if (invalid !== undefined) return { at: 'invalid', since: invalid.day }
  const submitted = lastOf(application, ['application-submitted'], by)
  return { at: 'submitted', ...(submitted === undefined ? {} : { since: submitted.day }) }
}

/** The next meeting, for meetings are known ahead; else the last. */
const committeeStage = ({ events }: Application, by: Day): Stage | undefined => {
  const days = events.filter(({ event }) => event === 'committee-date').map(({ day }) => day)
  const next = days.filter((day) => day >= by).sort()[0]
  if (next !== undefined) return { at: 'committee', on: next }
  const last = days.sort().at(-1)
  return last === undefined ? undefined : { at: 'afterCommittee', on: last }
}

const decidingStage = (application: Application, by: Day): Stage | undefined => {
  const calledIn = lastOf(application, ['call-in-direction-issued'], by)
  if (calledIn !== undefined) return { at: 'calledIn', since: calledIn.day }
  const resolution = lastOf(application, ['resolution-to-grant', 'resolution-to-refuse'], by)
  if (resolution === undefined) return committeeStage(application, by)
  return {
    at: 'resolved',
    to: resolution.event === 'resolution-to-grant' ? 'grant' : 'refuse',
    on: resolution.day,
  }
}

const waitingStage = (application: Application, by: Day, isHoliday: IsHoliday): Stage => {
  const asked = lastOf(
    application,
    ['additional-information-requested', 'additional-information-received'],
    by,
  )
  if (asked?.event === 'additional-information-requested') return { at: 'moreInformation', since: asked.day }
  const until = commentsUntil(application, by, isHoliday)
  return until === undefined || until < by ? { at: 'awaiting' } : { at: 'comments', until }
}

const isOver = ({ at }: Stage): boolean => ['decided', 'withdrawn', 'appeal', 'appealDecided'].includes(at)

/** Where an application stands on a day. */
export const standingOf = (application: Application, by: Day, isHoliday: IsHoliday): Standing => {
  const valid = validFrom(application, by)
  const target = targetOf(application, by)
  const stage =
    endStage(application, by) ??
    (valid === undefined
      ? notValidStage(application, by)
      : (decidingStage(application, by) ?? waitingStage(application, by, isHoliday)))
  return {
    stage,
    ...(valid === undefined ? {} : { valid }),
    ...(target === undefined ? {} : { target }),
    overdue: !isOver(stage) && target?.day !== undefined && target.day < by,
  }
}
