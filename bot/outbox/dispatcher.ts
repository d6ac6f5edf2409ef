/**
 * Tells others what happened. The events of cases are the log: whatever was committed there is planned for every consumer
 * that wants it, exactly once, and attempted until it is taken, refused or given up. A process may be killed at any point:
 * an attempt is counted before it is made, and when its lease ends somebody else makes it again. So everything is told at
 * least once, and once only where the consumer finds out what came of an attempt before it makes another.
 */
import type { Clock } from '../clock'
import { BotError } from '../errors'
import type { Log } from '../log'
import type { Meter } from '../metrics'
import type { CaseNews, Delivery, NewDelivery, OutboxStore, Settlement } from '../storage/outboxStore'
import type { Consumer } from './consumer'
import { type Loop, startLoop } from './loop'

/** Longer than any attempt takes: two requests of ten seconds, and a turn. */
const LEASE_MS = 60_000
/** How soon somebody is told of what another process wrote; what this one is told to look at, it looks at at once. */
const BEAT_MS = 1_000
const MOST_NEWS = 100
/** On stopping, attempts under way may take so long; then they are cut short, and made again after the next start. */
const FINISH_MS = 3_000

export interface DispatcherParts {
  store: OutboxStore
  clock: Clock
  log: Log
  meter: Pick<Meter, 'delivery'>
  consumers: readonly Consumer[]
}

export interface Dispatcher {
  /** Plans and attempts everything that is due now, and what comes of it; then ends. */
  pass(): Promise<void>
  /** Goes on until it is closed. */
  start(): void
  /** There is something to look at. */
  nudge(): void
  close(): Promise<void>
}

const wantedBy =
  (consumers: readonly Consumer[]) =>
  (news: CaseNews): readonly NewDelivery[] =>
    consumers
      .filter(({ wants }) => wants?.(news) === true)
      .map(({ id }) => ({
        consumer: id,
        council: news.council,
        subject: news.reference,
        part: news.seq,
      }))

const codesOf = (fault: unknown): string =>
  fault instanceof BotError ? (fault.detail ?? fault.code) : fault instanceof Error ? fault.name : 'unknown'

const settlementFor = ({ gaps }: Consumer, { attempt }: Delivery, fault: unknown, at: Date): Settlement => {
  const gap = gaps[attempt - 1]
  const isRefused = fault instanceof BotError && fault.code === 'delivery_refused'
  return gap === undefined || isRefused
    ? { state: 'failed', fault: codesOf(fault) }
    : { state: 'open', dueAt: new Date(at.getTime() + gap * 1000), fault: codesOf(fault) }
}

const attempting =
  ({ store, clock, log, meter }: DispatcherParts, signal: AbortSignal) =>
  async (consumer: Consumer, delivery: Delivery): Promise<void> => {
    const { council, attempt } = delivery
    const telling = { consumer: consumer.id, council, attempt }
    try {
      const outsideId = await consumer.deliver(delivery, signal)
      await store.settle(delivery, { state: 'done', ...(outsideId === undefined ? {} : { outsideId }) })
      log.told(telling)
      meter.delivery({ consumer: consumer.id, outcome: 'done' })
    } catch (fault) {
      const settlement = settlementFor(consumer, delivery, fault, clock.now())
      await store.settle(delivery, settlement)
      const state = settlement.state === 'failed' ? 'failed' : 'open'
      log.notTold({ ...telling, state, fault })
      meter.delivery({ consumer: consumer.id, outcome: state })
    }
  }

/** A dispatcher that does nothing until it is started or asked for a pass. */
export const createDispatcher = (parts: DispatcherParts): Dispatcher => {
  const { store, clock, log, consumers } = parts
  const stop = new AbortController()
  const attempt = attempting(parts, stop.signal)
  const planSome = async (): Promise<boolean> =>
    (await store.planNews(clock.now(), MOST_NEWS, wantedBy(consumers))) > 0
  const attemptOne = async (consumer: Consumer): Promise<boolean> => {
    const at = clock.now()
    const until = new Date(at.getTime() + LEASE_MS)
    const delivery = await store.claim(consumer.id, at, until, consumer.inOrder && 'inOrder')
    if (delivery !== undefined) await attempt(consumer, delivery)
    return delivery !== undefined
  }
  let loops: readonly Loop[] = []
  const nudge = (): void => loops.forEach((loop) => void loop.nudge())
  /** What was done may be news to the others. What fails here, such as a full disk, is tried at the next beat. */
  const looping = (work: () => Promise<boolean>) => async (): Promise<boolean> => {
    try {
      const isDone = await work()
      if (isDone) nudge()
      return isDone
    } catch (fault) {
      log.outboxFailed({ fault })
      return false
    }
  }
  const all = [planSome, ...consumers.map((consumer) => () => attemptOne(consumer))]
  return {
    pass: async () => {
      let isDone = true
      while (isDone) {
        isDone = false
        for (const work of all) while (await work()) isDone = true
      }
    },
    start: () => {
      loops = all.map((work) => startLoop(looping(work), BEAT_MS))
    },
    nudge,
    close: async () => {
      const impatient = setTimeout(() => stop.abort(), FINISH_MS)
      await Promise.all(loops.map((loop) => loop.close()))
      clearTimeout(impatient)
    },
  }
}
