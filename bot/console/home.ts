/** `/advisor`: one's presence, what is offered, what one has, and what waits. */
import type { Advisor } from '../advisors/advisor'
import type { QueuedHandoff } from '../handoff/handoffs'
import type { Answer } from '../web/answer'
import { asHtml } from '../web/pages/templates'
import type { DeskSeen } from './desk'
import { type ShownLine, shownLine } from './line'
import type { Making } from './making'
import type { ConsoleRequest } from './route'
import { offersTo, ownOf, waitingIn, waitsForMe } from './sections'

/** An offer with the time that is left to accept it. */
interface ShownOffer extends ShownLine {
  secondsLeft: number
}

const shownOffers = (
  { parts, patience, line }: Making,
  seen: DeskSeen,
  advisor: Advisor,
): readonly ShownOffer[] => {
  const now = parts.clock.now()
  return offersTo(seen, advisor).map((one) => {
    const left = one.handoff.since.getTime() + patience.offer - now.getTime()
    const secondsLeft = Math.max(0, Math.round(left / 1000))
    return { ...shownLine(line, seen, one, now), secondsLeft }
  })
}

/** Others who look at it. */
const without = (one: QueuedHandoff, { id }: Advisor): QueuedHandoff => ({
  ...one,
  viewers: one.viewers.filter((viewer) => viewer !== id),
})

/** What one has: on every page, so that nobody misses who waits. */
export const ownValues = (making: Making, seen: DeskSeen, advisor: Advisor) => {
  const own = ownOf(seen, advisor)
  const now = making.parts.clock.now()
  return {
    offers: shownOffers(making, seen, advisor),
    mine: own.map((one) => shownLine(making.line, seen, without(one, advisor), now)),
    unanswered: own.filter((one) => waitsForMe(one, advisor)).length,
  }
}

const presenceValues = (seen: DeskSeen, advisor: Advisor) => {
  const found = seen.people.find((person) => person.advisor.id === advisor.id)
  return {
    presence: found?.presence?.presence ?? 'offline',
    open: found?.open ?? 0,
    capacity: advisor.capacity,
  }
}

/** The waiting lines look the same to all who may see the same: they are written once. */
const queueHtml = (making: Making, seen: DeskSeen, advisor: Advisor): unknown => {
  const now = making.parts.clock.now()
  const { queue, callbacks, calls } = waitingIn(seen, advisor)
  const lines = (list: typeof queue) =>
    list.map((one) => shownLine(making.line, seen, without(one, advisor), now))
  return asHtml(
    making.remembered('queue', { queue: lines(queue), callbacks: lines(callbacks), calls: lines(calls) }),
  )
}

/** What may stand at the top of the page: what went wrong, what was done, and words that were not sent. */
export interface Told {
  problem?: string
  done?: string
  kept?: string
  /** The reference of a call that was not found. */
  ref?: string
}

const deskValues = (making: Making, seen: DeskSeen, advisor: Advisor) => ({
  ...ownValues(making, seen, advisor),
  ...presenceValues(seen, advisor),
  waiting: queueHtml(making, seen, advisor),
})

/** The whole page. */
export const showHome = async (
  making: Making,
  request: ConsoleRequest,
  told: Told = {},
  status = 200,
): Promise<Answer> => {
  const { advisor } = request
  const seen = await making.desk.fresh(advisor)
  const title = making.parts.words.line('queue', 'title')
  const takesCalls = making.parts.config.VOICE_TRANSFER.length > 0
  const values = { title, takesCalls, ...deskValues(making, seen, advisor), ...told }
  return making.page(request, 'home', values, status)
}

const part = async (making: Making, { advisor, query }: ConsoleRequest, wanted: string): Promise<Answer> => {
  if (wanted !== 'own')
    return making.fragment('desk', deskValues(making, await making.desk.shared(advisor), advisor))
  const seen = await making.desk.own(advisor)
  return making.fragment('own', {
    ...ownValues(making, seen, advisor),
    isCompact: true,
    id: query.get('beside'),
  })
}

/** The page, or with `?part=queue` or `?part=own` only what changes on it; `beside`: the conversation that is open. */
export const homePage =
  (making: Making) =>
  async (request: ConsoleRequest): Promise<Answer> => {
    const wanted = request.query.get('part')
    if (wanted !== null) return part(making, request, wanted)
    await making.parts.handoffs.seen(request.advisor, 'page')
    return showHome(making, request, making.doneIn(request))
  }
