import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'

/** What is counted. No label has room for what a resident said, or for who they are. */
export interface Meter {
  turn(event: { council: string; channel: string; outcome: 'answered' | 'failed'; seconds: number }): void
  response(event: { route: string; status: number }): void
  sockets(open: number): void
  /** An attempt to tell somebody outside: `open` when there will be another. */
  delivery(event: { consumer: string; outcome: 'done' | 'open' | 'failed' }): void
  /** A turn of a telephone call; `type` is one of `VoiceTurnIn`'s. */
  callTurn(event: { council: string; type: string }): void
  /** A caller is to be put through; `reason` is the team that is wanted. */
  transfer(event: { council: string; reason: string }): void
  /** What became of it. */
  transferred(event: { council: string; result: string }): void
  /** A caller hung up: while we were speaking, as far as can be told, or while we listened. */
  hungUp(event: { council: string; during: 'speaking' | 'listening' }): void
  /** Everything counted, in the text form that Prometheus reads, with its content type. */
  read(): Promise<{ type: string; text: string }>
}

const callCounters = (
  registers: Registry[],
): Pick<Meter, 'callTurn' | 'transfer' | 'transferred' | 'hungUp'> => {
  const counter = <Label extends string>(name: string, help: string, ...labelNames: Label[]) =>
    new Counter({ name, help, labelNames, registers })
  const turns = counter('assistant_call_turns_total', 'Turns of telephone calls.', 'council', 'type')
  const transfers = counter('assistant_call_transfers_total', 'Callers put through.', 'council', 'reason')
  const results = counter(
    'assistant_call_transfer_results_total',
    'What became of putting them through.',
    'council',
    'result',
  )
  const hangUps = counter(
    'assistant_call_hang_ups_total',
    'Callers who hung up, while we were speaking or listening.',
    'council',
    'during',
  )
  return {
    callTurn: (labels) => turns.inc(labels),
    transfer: (labels) => transfers.inc(labels),
    transferred: (labels) => results.inc(labels),
    hungUp: (labels) => hangUps.inc(labels),
  }
}

/** Counters of one running assistant. */
export const createMeter = (): Meter => {
  const register = new Registry()
  collectDefaultMetrics({ register })
  const registers = [register]
  const turns = new Histogram({
    name: 'assistant_turn_seconds',
    help: 'How long turns took.',
    labelNames: ['council', 'channel', 'outcome'],
    buckets: [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.3, 1, 3],
    registers,
  })
  const responses = new Counter({
    name: 'assistant_responses_total',
    help: 'Answers over HTTP.',
    labelNames: ['route', 'status'],
    registers,
  })
  const sockets = new Gauge({ name: 'assistant_sockets', help: 'Open WebSockets.', registers })
  const deliveries = new Counter({
    name: 'assistant_deliveries_total',
    help: 'Attempts to tell others, by what came of them.',
    labelNames: ['consumer', 'outcome'],
    registers,
  })
  const calls = callCounters(registers)
  return {
    ...calls,
    turn: ({ seconds, ...labels }) => turns.observe(labels, seconds),
    response: ({ route, status }) => responses.inc({ route, status }),
    sockets: (open) => sockets.set(open),
    delivery: (labels) => deliveries.inc(labels),
    read: async () => ({ type: register.contentType, text: await register.metrics() }),
  }
}
