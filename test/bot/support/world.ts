import { randomBytes } from 'node:crypto'
import { createCases } from '../../../bot/cases/cases'
import type { Clock } from '../../../bot/clock'
import type { Councils } from '../../../bot/councils'
import { noHandoffs } from '../../../bot/handoff/duringTurn'
import { createLog } from '../../../bot/log'
import type { Meter } from '../../../bot/metrics'
import { noRegisters } from '../../../bot/registers'
import { openSqlite } from '../../../bot/storage/sqlite'
import type { Store } from '../../../bot/storage/store'
import { type Assistant, createAssistant } from '../../../bot/turn/assistant'
import { createNewsroom } from '../../../bot/turn/news'
import { createSayer } from '../../../bot/turn/words'
import type { Converse } from '../../../dialogs/conversation'
import { noAdvisors } from '../../../dialogs/ports'
import type { Reply, Turn } from '../../../dialogs/turn'

/** A clock that stands still until it is moved on. */
export const standingClock = (at = '2026-04-08T10:00:00Z'): Clock & { moveOn(ms: number): void } => {
  let now = new Date(at).getTime()
  return {
    now: () => new Date(now),
    moveOn: (ms) => {
      now += ms
    },
  }
}

export const reply = (text: string, more: Partial<Reply> = {}): Reply => ({ text, speech: text, ...more })

/** Dialogs that greet, count their turns, and say back what was said. */
export const echo: Converse = async (turn, memory) => {
  const turns = (typeof memory === 'number' ? memory : 0) + 1
  const said = turn.event === 'start' ? 'Hello' : `${turns}: ${turn.said}`
  return { replies: [reply(said)], memory: turns }
}

/** Dialogs that say what a function makes of a turn. */
export const saying =
  (say: (turn: Turn) => readonly Reply[] | Promise<readonly Reply[]>): Converse =>
  async (turn) => ({ replies: await say(turn), memory: null })

export const councils: Councils = new Map([
  ['otherford', { id: 'otherford', name: 'Otherford Council', enquiries: '01632 960000' }],
  ['elsewhere', { id: 'elsewhere', name: 'Elsewhere Council' }],
])

export const silentMeter: Meter = {
  turn: () => {},
  response: () => {},
  sockets: () => {},
  delivery: () => {},
  callTurn: () => {},
  transfer: () => {},
  transferred: () => {},
  hungUp: () => {},
  read: async () => ({ type: 'text/plain', text: '' }),
}

export interface TestWorld {
  assistant: Assistant
  store: Store
  clock: ReturnType<typeof standingClock>
  /** Every line that was logged. */
  logged: string[]
}

/** An assistant over a store in memory, with a clock that stands still. */
export const worldWith = async (
  given: { converse?: Converse; store?: Store; messagesPerConversation?: number } = {},
): Promise<TestWorld> => {
  const logged: string[] = []
  const clock = standingClock()
  const store = given.store ?? (await openSqlite(':memory:'))
  const chance = { bytes: randomBytes }
  const assistant = createAssistant({
    store,
    cases: createCases({ store, chance }),
    clock,
    councils,
    converse: given.converse ?? echo,
    registers: noRegisters,
    handoffs: noHandoffs(noAdvisors),
    chance,
    news: createNewsroom(),
    log: createLog('debug', { write: (line) => void logged.push(line) }),
    meter: silentMeter,
    say: createSayer(),
    limits: { messagesPerConversation: given.messagesPerConversation ?? 0 },
  })
  return { assistant, store, clock, logged }
}
