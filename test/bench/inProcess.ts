import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openSqlite } from '../../bot/storage/sqlite'
import { loadConversation } from '../../dialogs/loadConversation'
import { loadRecogniser } from '../../dialogs/understanding/load'
import { QUESTIONS } from './drive'

const TIMES = 600
const AT = new Date('2026-11-25T10:00:00Z')

/** Processor time of one call, in microseconds, after warming up. */
const costOf = async (call: (i: number) => Promise<unknown> | unknown): Promise<number> => {
  for (let i = 0; i < TIMES; i += 1) await call(i)
  const before = process.cpuUsage()
  for (let i = 0; i < TIMES; i += 1) await call(i)
  const { user, system } = process.cpuUsage(before)
  return (user + system) / TIMES
}

const questionAt = (i: number): string => QUESTIONS[i % QUESTIONS.length] ?? ''

const keepCost = async (): Promise<number> => {
  const folder = mkdtempSync(join(tmpdir(), 'bench-store-'))
  const store = await openSqlite(join(folder, 'store.db'))
  await store.start({
    id: 'c',
    council: 'redditch',
    channel: 'webchat',
    resident: 'r',
    locale: 'en-GB',
    startedAt: AT,
  })
  const activity = { type: 'message', text: 'x'.repeat(600) }
  const cost = await costOf((i) =>
    store.keep({
      conversation: 'c',
      said: { activity, at: AT, clientId: `k${i}-${Math.trunc(performance.now() * 1000)}` },
      replies: [{ activity, at: AT }],
      state: { topic: 'x' },
    }),
  )
  await store.close()
  rmSync(folder, { recursive: true, force: true })
  return cost
}

/** Where a turn's time goes: understanding, the whole conversation, and keeping it. */
export const inProcess = async (): Promise<Readonly<Record<string, number>>> => {
  const { converse } = loadConversation()
  const recogniser = loadRecogniser()
  return {
    'recognising one message': await costOf((i) => recogniser.recognise([{ text: questionAt(i) }])),
    'the conversation, recognising included': await costOf((i) =>
      converse(
        {
          council: 'redditch',
          conversation: 'c',
          channel: 'webchat',
          said: questionAt(i),
          locale: 'en-GB',
          at: AT,
        },
        undefined,
      ),
    ),
    'keeping a turn in SQLite': await keepCost(),
  }
}
