import { BotError } from '../errors'
import { type Loop, startLoop } from '../outbox/loop'
import type { Timer } from '../storage/handoffStore'
import { changing } from './acting'
import { DUE, type Due, type Moment } from './dueThings'
import type { Handoff, ReturnPoint } from './handoff'
import { OUTSIDE_DUE } from './outside/dueOutside'
import type { HandoffParts } from './parts'
import type { Presences } from './presence'
import { queueOf } from './reading'
import { candidates, createRouting } from './routing'
import { TIMER_KINDS, type TimerKind } from './timing'

/**
 * Longer than any of it takes; a process that stops in the middle leaves the rest to another. Unlike every time in
 * `timing.ts`, so that a lease is never taken for a time that was set again.
 */
const LEASE_MS = 25_000
/** How soon what another process changed is seen; what this one changes, it looks at at once. */
const BEAT_MS = 1_000
/** So many times that have come share one look at who waits and who is here. */
const TOGETHER = 20

export interface SweepParts extends HandoffParts {
  presences: Presences
  /** Runs the assistant's turn after an advisor has given a conversation back: the same `key` is one turn. */
  returned(conversation: string, goesOn: ReturnPoint, key: string): Promise<void>
}

/** What goes on by itself: times that have come, offers, and people who are gone. */
export interface Sweep {
  /** Does all that is due now, and what comes of it. */
  pass(): Promise<void>
  start(): void
  /** Something has changed. */
  nudge(): void
  close(): Promise<void>
}

const kindOf = ({ kind }: Timer): TimerKind | undefined => TIMER_KINDS.find((one) => one === kind)

/** What was looked up for a council, for all the times that have come together. */
type Lately = Map<string, Promise<Pick<Moment, 'here' | 'queue'>>>

const lookedUp = async (parts: SweepParts, council: string): Promise<Pick<Moment, 'here' | 'queue'>> => ({
  here: await candidates(parts),
  queue: await queueOf(parts, [council]),
})

const momentOf = async (
  parts: SweepParts,
  { id, council, outside }: Handoff,
  lately: Lately,
): Promise<Moment> => {
  const found = lately.get(council) ?? lookedUp(parts, council)
  lately.set(council, found)
  return {
    ...(await found),
    parts,
    at: parts.clock.now(),
    told: outside === undefined ? [] : await parts.store.deliveriesAbout(id),
  }
}

const dueOf = (kind: Exclude<TimerKind, 'returns'>, { outside }: Handoff): Due =>
  outside === undefined ? DUE[kind] : (OUTSIDE_DUE[kind] ?? (() => undefined))

/** Nobody is there to go on with. */
const isOver = (fault: unknown): boolean =>
  fault instanceof BotError && ['conversation_ended', 'conversation_full'].includes(fault.code)

/** The assistant goes on where it was told to, once for each time that it was given back: it was taken up again between. */
const goOn = async (parts: SweepParts, { id, conversation, goesOn, reopened }: Handoff): Promise<void> => {
  if (goesOn === undefined) return
  try {
    await parts.returned(conversation, goesOn, `returned-${id}-${reopened}`)
  } catch (fault) {
    if (!isOver(fault)) throw fault
  }
}

const doing = (parts: SweepParts) => {
  const change = changing(parts)
  const inTime = async (kind: Exclude<TimerKind, 'returns'>, one: Handoff, lately: Lately): Promise<void> => {
    const moment = await momentOf(parts, one, lately)
    const done = await change(one.id, (now) => dueOf(kind, now)(now, moment))
    // Whoever lets an offer run out isn't there, whatever their screen says.
    if (kind === 'offer' && done !== undefined && one.advisor !== undefined) {
      const advisor = await parts.store.findAdvisor(one.advisor)
      if (advisor !== undefined) await parts.presences.set(advisor, 'away')
    }
  }
  return async (timer: Timer, lately: Lately): Promise<void> => {
    const [kind, one] = [kindOf(timer), await parts.store.findHandoff(timer.subject)]
    if (kind !== undefined && one !== undefined)
      await (kind === 'returns' ? goOn(parts, one) : inTime(kind, one, lately))
    await parts.store.clearTimer(timer)
  }
}

/** A sweep that does nothing until it is started or asked for a pass. */
export const createSweep = (parts: SweepParts): Sweep => {
  const { store, clock, log, presences } = parts
  const [act, route] = [doing(parts), createRouting(parts)]
  const timers = async (): Promise<boolean> => {
    const lately: Lately = new Map()
    for (let done = 0; done < TOGETHER; done += 1) {
      const at = clock.now()
      const timer = await store.claimTimer(at, new Date(at.getTime() + LEASE_MS))
      if (timer === undefined) return done > 0
      await act(timer, lately)
    }
    return true
  }
  let sweptAt = 0
  /** People go by the clock, whatever is said meanwhile. */
  const gone = async (): Promise<void> => {
    const now = clock.now().getTime()
    if (now - sweptAt < BEAT_MS) return
    sweptAt = now
    await presences.sweep()
  }
  const all = async (): Promise<boolean> => {
    const isDone = await timers()
    return (await route()) || isDone
  }
  let loop: Loop | undefined
  return {
    pass: async () => {
      await presences.sweep()
      while (await all());
    },
    start: () => {
      loop = startLoop(async () => {
        try {
          await gone()
          return await all()
        } catch (fault) {
          log.sweepFailed({ fault })
          return false
        }
      }, BEAT_MS)
    },
    nudge: () => loop?.nudge(),
    close: async () => loop?.close(),
  }
}
