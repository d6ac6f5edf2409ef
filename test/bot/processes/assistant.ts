/**
 * An assistant in a process of its own, set up by environment variables: its dialogs count the turns of a conversation, open
 * a case for what begins with `report`, and ask for a person at `person`. Each turn takes a moment, so that turns in several
 * processes overlap. What advisors do is asked for at `/act`, without a sign-in.
 */
import { setTimeout as pause } from 'node:timers/promises'
import { z } from 'zod'
import { type Pages, startAssistant } from '../../../bot/app'
import { systemChance } from '../../../bot/chance'
import type { WebParts } from '../../../bot/channels/directLine/parts'
import { systemClock } from '../../../bot/clock'
import { configHere } from '../../../bot/config'
import { BotError } from '../../../bot/errors'
import type { Handoffs } from '../../../bot/handoff/handoffs'
import { createLog } from '../../../bot/log'
import { createTelling } from '../../../bot/outbox/telling'
import { noRegisters } from '../../../bot/registers'
import { json } from '../../../bot/web/answer'
import { createPages } from '../../../bot/web/pages'
import type { Converse } from '../../../dialogs/conversation'
import type { Ports } from '../../../dialogs/ports'
import { packs } from '../handoff/world'
import { aDraft } from '../support/aCase'
import { councils, reply } from '../support/world'

const more = async (said: string, { cases, advisors }: Ports): Promise<readonly string[]> => {
  if (said.startsWith('report')) {
    const { reference } = await cases.openCase({ ...aDraft(), answers: { said } })
    return [`case ${reference}`]
  }
  if (said !== 'person') return []
  return [
    `place ${(await advisors.join({ about: said, particulars: [], references: [], distress: false })).place}`,
  ]
}

const counting: Converse = async ({ event, said, goesOn }, memory, ports) => {
  await pause(systemChance.bytes(1).readUInt8() % 8)
  if (event === 'returned') return { replies: [reply(`back: ${goesOn?.to}`)], memory }
  if (event === 'overheard') return { replies: [], memory }
  if (said === undefined || ports === undefined) return { replies: [reply('Hello')], memory: 0 }
  const turns = (typeof memory === 'number' ? memory : 0) + 1
  const texts = [`${turns}: ${said}`, ...(await more(said, ports))]
  return { replies: texts.map((text) => reply(text)), memory: turns }
}

const Act = z.object({
  act: z.enum(['comes', 'claim', 'say', 'wait', 'end', 'wrapUp']),
  advisor: z.string(),
  handoff: z.string(),
})

const acting = async (handoffs: Handoffs, { advisors }: WebParts, asked: z.infer<typeof Act>) => {
  const advisor = await advisors.findAdvisor(asked.advisor)
  if (advisor === undefined) throw new BotError('not_allowed')
  const said = { text: `${advisor.id} speaks`, clientId: `${asked.handoff} ${advisor.id}` }
  const acts = {
    comes: () => handoffs.setPresence(advisor, advisor.id, 'available'),
    claim: () => handoffs.claim(advisor, asked.handoff),
    say: () => handoffs.say(advisor, asked.handoff, said),
    wait: () => handoffs.wait(advisor, asked.handoff),
    end: () => handoffs.end(advisor, asked.handoff),
    wrapUp: () => handoffs.wrapUp(advisor, asked.handoff, { outcome: 'answered', firstContact: true }),
  }
  await acts[asked.act]()
}

const collections = {
  of: () => {
    throw new Error('nobody here asks for bin days')
  },
}

const pages = (parts: WebParts): Pages => ({
  routes: [
    ...createPages({ ...parts, packs, converse: counting, collections }).routes,
    {
      method: 'POST',
      path: '/act',
      answer: async ({ body }) => {
        if (parts.handoffs !== undefined) await acting(parts.handoffs, parts, Act.parse(body))
        return json({})
      },
    },
  ],
})

const run = async (): Promise<void> => {
  const config = configHere()
  const world = {
    config,
    clock: systemClock,
    chance: systemChance,
    log: createLog(config.LOG_LEVEL, { write: (line) => void process.stderr.write(line) }),
    councils,
    packs,
    converse: counting,
    registers: noRegisters,
  }
  const { url, close } = await startAssistant(world, pages, (running) => createTelling(world, running))
  process.on('SIGTERM', () => void close().then(() => process.exit(0)))
  process.stdout.write(`ready ${url}\n`)
}

void run()
