/**
 * A whole assistant with its server in a process of its own: loads, and opens when it is told to; then does what each line
 * asks, several at once, and answers line by line. Its clock shows the latest time it was told. It may be killed.
 */
import { randomBytes } from 'node:crypto'
import { createInterface } from 'node:readline'
import { z } from 'zod'
import { type RunningAssistant, startAssistant } from '../../bot/app'
import { readConfig } from '../../bot/config'
import { councilsServed } from '../../bot/councils'
import { createLog } from '../../bot/log'
import { noRegisters } from '../../bot/registers'
import { Act, perform } from './acts'
import { converse, type Desk, packs } from './desk'

const Line = z.object({ n: z.number(), at: z.coerce.date(), act: Act.optional() })

let latest = new Date(0)
const clock = { now: () => latest }

const say = (answer: unknown): void => void process.stdout.write(`${JSON.stringify(answer)}\n`)

const opened = async (env: Record<string, string>): Promise<{ url: string; desk: Desk }> => {
  let running: RunningAssistant | undefined
  const world = {
    config: readConfig({ PORT: '0', HOST: '127.0.0.1', ...env }),
    clock,
    chance: { bytes: randomBytes },
    log: createLog('error', { write: (line) => void process.stderr.write(line) }),
    councils: councilsServed(packs, 'all'),
    converse,
    registers: noRegisters,
    packs,
  }
  const { url } = await startAssistant(world, undefined, (one) => {
    running = one
    return { routes: [], start: () => undefined, close: async () => undefined }
  })
  if (running?.handing === undefined) throw new Error('nobody is handed over to')
  return { url, desk: { ...running, ...running.handing } }
}

const answer = async (desk: Desk, { n, at, act }: z.infer<typeof Line>): Promise<void> => {
  if (at > latest) latest = at
  try {
    say({ n, outcome: act === undefined ? {} : await perform(desk, act) })
  } catch (fault) {
    say({ n, fault: fault instanceof Error ? fault.stack : String(fault) })
  }
}

const live = async (): Promise<void> => {
  const lines = createInterface({ input: process.stdin })[Symbol.asyncIterator]()
  const next = async (): Promise<z.infer<typeof Line> | undefined> => {
    const { value, done } = await lines.next()
    return done === true ? undefined : Line.parse(JSON.parse(String(value)))
  }
  const first = await next()
  if (first === undefined) return
  latest = first.at
  const { url, desk } = await opened(JSON.parse(process.argv[2] ?? '{}'))
  say({ n: first.n, outcome: {}, url })
  for (let line = await next(); line !== undefined; line = await next()) void answer(desk, line)
  process.exit(0)
}

void live()
