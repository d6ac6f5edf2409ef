/**
 * An assistant in a process of its own, set up by environment variables: its dialogs count the turns of a conversation, and
 * open a case for what begins with `report`. Each turn takes a moment, so that turns in several processes overlap.
 */
import { setTimeout as pause } from 'node:timers/promises'
import { startAssistant } from '../../../bot/app'
import { systemChance } from '../../../bot/chance'
import { systemClock } from '../../../bot/clock'
import { configHere } from '../../../bot/config'
import { createLog } from '../../../bot/log'
import { createTelling } from '../../../bot/outbox/telling'
import { noRegisters } from '../../../bot/registers'
import type { Converse } from '../../../dialogs/conversation'
import { aDraft } from '../support/aCase'
import { councils, reply } from '../support/world'

const counting: Converse = async (turn, memory, ports) => {
  await pause(systemChance.bytes(1).readUInt8() % 8)
  if (turn.said === undefined) return { replies: [reply('Hello')], memory: 0 }
  const turns = (typeof memory === 'number' ? memory : 0) + 1
  if (!turn.said.startsWith('report') || ports === undefined)
    return { replies: [reply(`${turns}: ${turn.said}`)], memory: turns }
  const { reference } = await ports.cases.openCase({ ...aDraft(), answers: { said: turn.said } })
  return { replies: [reply(`${turns}: ${turn.said}`), reply(`case ${reference}`)], memory: turns }
}

const run = async (): Promise<void> => {
  const config = configHere()
  const world = {
    config,
    clock: systemClock,
    chance: systemChance,
    log: createLog(config.LOG_LEVEL, { write: (line) => void process.stderr.write(line) }),
    councils,
    converse: counting,
    registers: noRegisters,
  }
  const { url, close } = await startAssistant(world, undefined, (running) =>
    createTelling({ ...world, packs: new Map() }, running),
  )
  process.on('SIGTERM', () => void close().then(() => process.exit(0)))
  process.stdout.write(`ready ${url}\n`)
}

void run()
