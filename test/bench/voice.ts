/** Telephone calls at once: how long a caller waits for an answer, beside a bare echo that is asked at the same times. */
import { setTimeout as pause } from 'node:timers/promises'
import { call, QUESTIONS, say, talkAt } from './drive'
import { type BenchServer, cpuOf, startAssistant, startEcho } from './servers'

/** What Stoke-on-Trent had planned for: calls at once. */
const CALLS = 61
const TOKEN = 'a-token-for-the-bench'

/** A caller listens and speaks for some eight seconds between two turns; here it is a quarter of that. */
const BETWEEN_MS = 2_000

const heard = (...texts: readonly [string, number][]) => ({
  type: 'speech',
  alternatives: texts.map(([text, confidence]) => ({ text, confidence })),
})

/** One call: a missed bin, misheard and repeated, with a silence, keys, and a person in the end. */
const TURNS = [
  { type: 'start', caller: { number: '+447700900123' } },
  heard(
    ['my gun was not collected', 0.61],
    ['my bin was not collected', 0.58],
    ['my ben was not collected', 0.31],
  ),
  heard(['yes', 0.93], ['yes yes', 0.4]),
  { type: 'noInput' },
  heard(['b ninety eight eight a h', 0.55], ['the ninety eight eight ah', 0.5], ['b ninety eight a h', 0.5]),
  { type: 'dtmf', dtmf: '1' },
  heard(['can i speak to someone', 0.88], ['can i speak to summon', 0.3]),
]

/** Holds calls whose turns come at their own times; gives how long each turn took, in milliseconds, sorted. */
const holdCalls = async (turn: (caller: number, turn: number) => Promise<unknown>) => {
  const waits: number[] = []
  const hold = async (caller: number): Promise<void> => {
    // Nobody rings at the same moment as everybody else.
    await pause((BETWEEN_MS * caller) / CALLS)
    for (const i of TURNS.keys()) {
      const began = performance.now()
      await turn(caller, i)
      const took = performance.now() - began
      waits.push(took)
      await pause(Math.max(0, BETWEEN_MS - took))
    }
  }
  await Promise.all(Array.from({ length: CALLS }, (_, caller) => hold(caller)))
  return waits.sort((a, b) => a - b)
}

const ourCalls = ({ url }: BenchServer, council: string, round: number) =>
  holdCalls((caller, turn) =>
    call('POST', `${url}/${council}/voice/turns`, TOKEN, {
      ...{ v: 1, callId: `bench-${round}-${caller}`, turn },
      ...TURNS[turn],
    }),
  )

const echoCalls = ({ url }: BenchServer, council: string) => {
  const talks = new Map<number, ReturnType<typeof talkAt>>()
  return holdCalls(async (caller, turn) => {
    const talk = talks.get(caller) ?? talkAt(url, council)
    talks.set(caller, talk)
    const { path, token } = await talk
    await say(url, { path, token }, QUESTIONS[turn])
    await call('GET', `${url}${path}?watermark=${turn * 2}`, token)
  })
}

const at = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0

const told = (name: string, waits: readonly number[], cpu: number, bound = ''): string =>
  `  ${name.padEnd(42)}p50 ${at(waits, 0.5).toFixed(1)} ms, p95 ${at(waits, 0.95).toFixed(1)} ms, at most ${at(waits, 1).toFixed(1)} ms; ${Math.round((cpu / 1_000_000 / ((TURNS.length * BETWEEN_MS) / 1_000)) * 100)} % of a core${bound}`

const measured = async (server: BenchServer, calls: () => Promise<readonly number[]>) => {
  const before = cpuOf(server.pid)
  const waits = await calls()
  return { waits, cpu: cpuOf(server.pid) - before }
}

/** The report, line by line. The first round warms both up. */
export const voiceTimes = async (council: string, folder: string): Promise<readonly string[]> => {
  const echo = await startEcho()
  const ours = await startAssistant(folder, { VOICE_TOKEN: TOKEN })
  await echoCalls(echo, council)
  await ourCalls(ours, council, 0)
  const theirs = await measured(echo, () => echoCalls(echo, council))
  const mine = await measured(ours, () => ourCalls(ours, council, 1))
  await echo.stop()
  await ours.stop()
  return [
    `A turn of ${CALLS} telephone calls at once, ${TURNS.length} turns each, one every ${BETWEEN_MS / 1_000} s (this machine may be busy):`,
    told('bare Bot Framework echo, post and fetch', theirs.waits, theirs.cpu),
    told('the assistant', mine.waits, mine.cpu, ' (p95 at most 150 ms)'),
  ]
}
