/** The real assistant over a store in a file, told line by line what to do and answering line by line; it may be killed. */
import { createInterface } from 'node:readline'
import { z } from 'zod'
import { openAssistant, type RunningAssistant } from '../../bot/app'
import { systemChance } from '../../bot/chance'
import { readConfig } from '../../bot/config'
import { councilsServed } from '../../bot/councils'
import { createLog } from '../../bot/log'
import { openRegisters } from '../../bot/registers'
import { loadConversation } from '../../dialogs/loadConversation'
import { tellsBoth } from '../support/tells'

/** Longer than any of these conversations. */
const ALL = 1000

/** What a line asks for. `at` is the time that the clock shows. */
const Asked = z.discriminatedUnion('do', [
  z.object({ do: z.literal('open'), conversation: z.string(), council: z.string(), at: z.coerce.date() }),
  z.object({
    do: z.literal('say'),
    conversation: z.string(),
    text: z.string(),
    clientId: z.string(),
    at: z.coerce.date(),
  }),
  z.object({ do: z.literal('look'), conversation: z.string(), council: z.string() }),
])
export type Asked = z.input<typeof Asked>

const now = { at: new Date(0) }

const done = async ({ assistant, store }: RunningAssistant, line: string): Promise<unknown> => {
  const asked = Asked.parse(JSON.parse(line))
  const { conversation } = asked
  if (asked.do === 'look') {
    const cases = await store.listCases({ council: asked.council, limit: ALL })
    return {
      memory: (await store.find(conversation))?.state,
      messages: await assistant.messagesAfter(conversation, 0, ALL),
      cases: cases.map(({ one }) => one).filter((one) => one.conversation === conversation),
    }
  }
  now.at = asked.at
  if (asked.do === 'say') return assistant.say(asked)
  return assistant.open({ council: asked.council, channel: 'webchat', resident: 'r', id: conversation })
}

const play = async (file: string): Promise<void> => {
  const { converse, knowledge } = loadConversation()
  const { councils: packs } = knowledge
  const registers = await openRegisters({
    dataDir: ':memory:',
    packs,
    now: new Date('2026-11-01T10:00:00Z'),
    tells: tellsBoth,
  })
  const world = {
    config: readConfig({}),
    clock: { now: () => now.at },
    chance: systemChance,
    log: createLog('silent'),
    councils: councilsServed(packs, 'all'),
    converse,
    registers: registers.of,
  }
  const running = await openAssistant(world, file)
  process.stdout.write('"ready"\n')
  for await (const line of createInterface({ input: process.stdin }))
    process.stdout.write(`${JSON.stringify(await done(running, line))}\n`)
}

void play(process.argv[2] ?? '')
