/** `/advisor/supervise`: every queue of a supervisor's councils, and who is here. */
import type { Advisor } from '../advisors/advisor'
import type { QueuedHandoff } from '../handoff/handoffs'
import type { Answer } from '../web/answer'
import type { DeskSeen } from './desk'
import type { Told } from './home'
import { since } from './lasting'
import { isWaiting, type ShownLine, shownLine, teamName } from './line'
import type { Making } from './making'
import type { ConsoleRequest } from './route'
import { isInHand, isOnItsWay } from './sections'

/** One team's queue. */
interface ShownQueue {
  /** "Benefits, Otherford" */
  name: string
  waiting: number
  longest?: string
  inHand: number
  callbacks: number
  late: number
  lines: readonly ShownLine[]
}

interface ShownPerson {
  id: string
  name: string
  presence: string
  since?: string
  open: number
  capacity: number
}

/** Waiting, in hand, or a call on its way to somebody. */
const isGoingOn = (one: QueuedHandoff): boolean => isWaiting(one) || isInHand(one) || isOnItsWay(one)

const longestOf = (list: readonly QueuedHandoff[]): Date | undefined =>
  list.map(({ handoff }) => handoff.queuedAt).toSorted((a, b) => a.getTime() - b.getTime())[0]

const shownQueue = ({ line, parts }: Making, seen: DeskSeen, of: readonly QueuedHandoff[]): ShownQueue => {
  const now = parts.clock.now()
  const waiting = of.filter(isWaiting)
  const lines = of.filter(isGoingOn).map((one) => shownLine(line, seen, one, now))
  const [first] = of
  const pack = parts.packs.get(first?.handoff.council ?? '')
  const longest = longestOf(waiting)
  return {
    name: parts.words.line('supervise', 'team', {
      team: teamName(pack, first?.handoff.team ?? ''),
      council: pack?.council.shortName ?? first?.handoff.council ?? '',
    }),
    waiting: waiting.length,
    ...(longest === undefined ? {} : { longest: since(parts.words, longest, now) }),
    inHand: of.filter(isInHand).length,
    callbacks: of.filter(({ handoff }) => handoff.state === 'callbackScheduled').length,
    late: lines.filter(({ isLate, hurry }) => isLate || hurry === 'late').length,
    lines,
  }
}

const shownPeople = ({ parts }: Making, { people }: DeskSeen): readonly ShownPerson[] =>
  people.map(({ advisor: { id, name, capacity }, presence, open }) => ({
    id,
    name,
    open,
    capacity,
    presence: presence?.presence ?? 'offline',
    ...(presence === undefined ? {} : { since: since(parts.words, presence.since, parts.clock.now()) }),
  }))

/** Those of one team of one council together. */
const queuesIn = (all: readonly QueuedHandoff[]): readonly (readonly QueuedHandoff[])[] => {
  const queues = new Map<string, readonly QueuedHandoff[]>()
  for (const one of all) {
    const key = JSON.stringify([one.handoff.council, one.handoff.team])
    queues.set(key, [...(queues.get(key) ?? []), one])
  }
  return [...queues.values()]
}

const superviseValues = (making: Making, seen: DeskSeen, advisor: Advisor) => {
  const going = seen.all.filter(isGoingOn)
  return {
    queues: queuesIn(going)
      .map((of) => shownQueue(making, seen, of))
      .toSorted((a, b) => a.name.localeCompare(b.name)),
    people: shownPeople(making, seen),
    me: advisor.id,
  }
}

export const showSupervise = async (
  making: Making,
  request: ConsoleRequest,
  told: Told = {},
  status = 200,
): Promise<Answer> => {
  const seen = await making.desk.fresh(request.advisor)
  const title = making.parts.words.line('supervise', 'title')
  const minutes = (ms: number): string => String(Math.round(ms / 60_000))
  const patience = { queue: minutes(making.patience.queue), answer: minutes(making.patience.late) }
  const values = { title, patience, ...superviseValues(making, seen, request.advisor), ...told }
  return making.page(request, 'supervise', values, status)
}

/** The page, or with `?part=queues` what changes on it. */
export const supervisePage =
  (making: Making) =>
  async (request: ConsoleRequest): Promise<Answer> => {
    const { advisor, query } = request
    if (query.get('part') === null) return showSupervise(making, request, making.doneIn(request))
    const seen = await making.desk.shared(advisor)
    return making.fragment('queues', superviseValues(making, seen, advisor))
  }
