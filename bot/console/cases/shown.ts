/** How cases stand, for colleagues: the same dates as residents are told, in fewer words. */
import { writtenReference } from '../../../dialogs/caseReference'
import { dayName, timeOfDay } from '../../../dialogs/dates'
import type { CaseState } from '../../../dialogs/ports'
import { dueOfCase } from '../../../dialogs/tracking/due'
import type { TrackingHere } from '../../../dialogs/tracking/lines'
import { localTime } from '../../../knowledge/calendar/day'
import type { Due } from '../../../knowledge/calendar/dueDates'
import type { Pack } from '../../../knowledge/schema'
import type { Advisor } from '../../advisors/advisor'
import { foundCase, stateOf } from '../../cases/case'
import { indexedCase } from '../../cases/indexed'
import { ACTS } from '../../storage/caseActStore'
import type { CaseDesk } from '../../storage/caseIndexStore'
import type { ConsoleRequest } from '../route'
import type { ListedCase } from './finding'
import { type CaseParts, hereAt } from './parts'
import { teamOfService } from './scope'

const capital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1)

/** A line of `cases` that belongs to something with a name of its own: `stateDone`, `markVulnerable`. */
export const lineFor = (kind: string, name: string): string => `${kind}${capital(name)}`

export const stateSaid = ({ say }: CaseParts, state: CaseState): string => say(lineFor('state', state))

const dayText = (due: Due, { now }: TrackingHere): string =>
  dayName(due.by === 'day' ? due.day : due.at.day, now.day).text

/** By when, and whether that is over; nothing for what is closed or was promised nothing. */
export const dueShown = (
  { say }: CaseParts,
  { one }: Pick<ListedCase, 'one'>,
  here: TrackingHere,
): { text: string; isLate: boolean; due: Due } | undefined => {
  const counted = dueOfCase(foundCase(one), here)
  if (counted === undefined) return undefined
  const { due, overdue: isLate } = counted
  const day = dayText(due, here)
  if (isLate) return { text: say('lateSince', { day }), isLate, due }
  if (stateOf(one) === 'waiting') return { text: say('standsStill'), isLate, due }
  const text =
    due.by === 'day' ? say('dueBy', { day }) : say('dueAt', { day, time: timeOfDay(due.at.time).text })
  return { text, isLate, due }
}

/** "Tuesday 7 April, 2:05pm" */
export const whenShown = (at: Date, { pack, now }: TrackingHere): string => {
  const { day, time } = localTime(at, pack.council.timeZone)
  return `${dayName(day, now.day).text}, ${timeOfDay(time).text}`
}

/** Colleagues by their ids, as others are told their names. */
export type Names = ReadonlyMap<string, Advisor>

export const namesOf = async ({ advisors }: CaseParts): Promise<Names> =>
  new Map((await advisors.advisors()).map((each) => [each.id, each]))

export const nameOf = ({ say }: CaseParts, names: Names, id: string): string =>
  names.get(id)?.name ?? say('somebodyGone')

export const teamName = (pack: Pack, id: string): string =>
  pack.advisors.teams.find((team) => team.id === id)?.name ?? id

/** Whose team and whose desk it is on. */
export const deskShown = (
  parts: CaseParts,
  { one, pack }: Pick<ListedCase, 'one' | 'pack'>,
  desk: CaseDesk,
  names: Names,
): { team: string; person?: string } => ({
  team: teamName(pack, desk.team ?? teamOfService(pack, one.service)),
  ...(desk.assignee === undefined ? {} : { person: nameOf(parts, names, desk.assignee) }),
})

/** What stands out about a case. */
export const flagsOf = (
  parts: CaseParts,
  { one, desk, pack }: ListedCase,
  here: TrackingHere,
): readonly string[] => {
  const { say } = parts
  const { isChased, isReplied } = indexedCase(one, { pack, workingDays: here.workingDays })
  return [
    ...(isReplied ? [say('flagReplied')] : []),
    ...(isChased ? [say('flagChased')] : []),
    ...(desk.isSeen ? [] : [say('flagNew')]),
    ...(one.marks ?? []).map((mark) => say(lineFor('mark', mark))),
  ]
}

/** One line of a list. */
export const rowOf = (parts: CaseParts, listed: ListedCase, names: Names) => {
  const { one, pack, desk } = listed
  const here = hereAt(parts, pack, parts.clock.now())
  const due = dueShown(parts, listed, here)
  return {
    href: `/advisor/cases/${one.reference}`,
    reference: writtenReference(one.reference),
    what: one.what,
    where: one.where,
    ...(parts.packs.size > 1 ? { council: pack.council.shortName } : {}),
    state: stateSaid(parts, stateOf(one)),
    opened: dayName(localTime(one.timeline[0].at, pack.council.timeZone).day, here.now.day).text,
    due: due?.text,
    isLate: due?.isLate === true,
    flags: flagsOf(parts, listed, here),
    ...deskShown(parts, listed, desk, names),
  }
}

/** What was done before the browser was sent here. */
export const doneSaid = (
  { say }: CaseParts,
  { query }: Pick<ConsoleRequest, 'query'>,
): string | undefined => {
  const act = ACTS.find((each) => each === query.get('done'))
  return act && say(lineFor('done', act))
}
