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

const momentOf = async (parts: SweepParts, { id, council, outside }: Handoff): Promise<Moment> => ({
  parts,
  at: parts.clock.now(),
  here: await candidates(parts),
  queue: await queueOf(parts, [council]),
  told: outside === undefined ? [] : await parts.store.deliveriesAbout(id),
})

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
  const inTime = async (kind: Exclude<TimerKind, 'returns'>, one: Handoff): Promise<void> => {
    const moment = await momentOf(parts, one)
    const done = await change(one.id, (now) => dueOf(kind, now)(now, moment))
    // Whoever lets an offer run out isn't there, whatever their screen says.
    if (kind === 'offer' && done !== undefined && one.advisor !== undefined) {
      const advisor = await parts.store.findAdvisor(one.advisor)
      if (advisor !== undefined) await parts.presences.set(advisor, 'away')
    }
  }
  return async (timer: Timer): Promise<void> => {
    const [kind, one] = [kindOf(timer), await parts.store.findHandoff(timer.subject)]
    if (kind !== undefined && one !== undefined)
      await (kind === 'returns' ? goOn(parts, one) : inTime(kind, one))
    await parts.store.clearTimer(timer)
  }
}

/** A sweep that does nothing until it is started or asked for a pass. */
export const createSweep = (parts: SweepParts): Sweep => {
  const { store, clock, log, presences } = parts
  const [act, route] = [doing(parts), createRouting(parts)]
  const timers = async (): Promise<boolean> => {
    const at = clock.now()
    const timer = await store.claimTimer(at, new Date(at.getTime() + LEASE_MS))
    if (timer !== undefined) await act(timer)
    return timer !== undefined
  }
  const all = async (): Promise<boolean> => {
    await presences.sweep()
    const isDone = await timers()
    return (await route()) || isDone
  }
  let loop: Loop | undefined
  return {
    pass: async () => {
      while (await all());
    },
    start: () => {
      loop = startLoop(async () => {
        try {
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
