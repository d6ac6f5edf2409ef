import pino from 'pino'
import { coded } from './errors'
import { placesIn } from './stackPlaces'

/** Where an error came from: its kind, its own code and its stack's places. Messages are left out: they may quote a resident. */
const trail = (thrown: unknown): readonly Record<string, unknown>[] => {
  if (!(thrown instanceof Error)) return thrown === undefined ? [] : [{ kind: typeof thrown }]
  const code = 'code' in thrown && typeof thrown.code === 'string' ? { code: thrown.code } : {}
  const at = placesIn(thrown.stack ?? '', 5)
  return [{ kind: thrown.name, ...code, at }, ...(thrown.cause === thrown ? [] : trail(thrown.cause))]
}

const faultOf = (thrown: unknown) => {
  const { code, detail, cause } = coded(thrown)
  return { code, ...(detail === undefined ? {} : { detail }), causes: trail(cause) }
}

/**
 * What is logged, event by event: ids, codes, counts and durations. No event has room for what a resident said, and
 * nothing else is logged.
 */
export interface Log {
  started(event: { url: string; councils: readonly string[]; ms: number }): void
  stopping(event: { reason: string }): void
  stopped(): void
  turn(event: { council: string; conversation: string; channel: string; replies: number; ms: number }): void
  repeated(event: { conversation: string }): void
  turnFailed(event: { conversation: string; fault: unknown }): void
  refused(event: { method: string; route: string; status: number; code: string }): void
  requestFailed(event: { method: string; route: string; fault: unknown }): void
  socketFailed(event: { conversation: string; fault: unknown }): void
  serverFailed(event: { fault: unknown }): void
  stopFailed(event: { fault: unknown }): void
  /** Somebody was told something. */
  told(event: Telling): void
  /** An attempt failed; `state` is `open` when there will be another. */
  notTold(event: Telling & { state: 'open' | 'failed'; fault: unknown }): void
  /** What the other side says came of something that was told. */
  receipt(event: { council: string; consumer: string; status: string }): void
  outboxFailed(event: { fault: unknown }): void
  sweepFailed(event: { fault: unknown }): void
}

/** Who told, for which council, and the how many-eth attempt it was; never whom, and never what. */
interface Telling {
  consumer: string
  council: string
  attempt: number
}

/** A log of JSON lines. `to` is where they go: standard output unless a test says otherwise. */
export const createLog = (level: string, to?: { write(line: string): void }): Log => {
  const options = { level, base: null, timestamp: pino.stdTimeFunctions.isoTime }
  const log = to === undefined ? pino(options) : pino(options, to)
  return {
    started: (event) => log.info(event, 'started'),
    stopping: (event) => log.info(event, 'stopping'),
    stopped: () => log.info('stopped'),
    turn: ({ council, conversation, channel, replies, ms }) =>
      log.info({ council, conversation, channel, replies, ms: Math.round(ms * 10) / 10 }, 'turn'),
    repeated: ({ conversation }) => log.info({ conversation }, 'turn repeated'),
    turnFailed: ({ conversation, fault }) => log.error({ conversation, ...faultOf(fault) }, 'turn failed'),
    refused: ({ method, route, status, code }) => log.warn({ method, route, status, code }, 'refused'),
    requestFailed: ({ method, route, fault }) =>
      log.error({ method, route, ...faultOf(fault) }, 'request failed'),
    socketFailed: ({ conversation, fault }) =>
      log.error({ conversation, ...faultOf(fault) }, 'socket failed'),
    serverFailed: ({ fault }) => log.error(faultOf(fault), 'server failed'),
    stopFailed: ({ fault }) => log.error(faultOf(fault), 'stop failed'),
    told: ({ consumer, council, attempt }) => log.info({ consumer, council, attempt }, 'told'),
    notTold: ({ consumer, council, attempt, state, fault }) =>
      log[state === 'failed' ? 'error' : 'warn'](
        { consumer, council, attempt, state, ...faultOf(fault) },
        'not told',
      ),
    receipt: ({ council, consumer, status }) =>
      log[status === 'delivered' ? 'info' : 'warn']({ council, consumer, status }, 'receipt'),
    outboxFailed: ({ fault }) => log.error(faultOf(fault), 'outbox failed'),
    sweepFailed: ({ fault }) => log.error(faultOf(fault), 'sweep failed'),
  }
}
