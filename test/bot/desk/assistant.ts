/**
 * An assistant in a process of its own, of a council with a desk of its own; set up by environment variables. `AHEAD_MS` is
 * how far its clock is ahead of ours.
 */
import { startAssistant } from '../../../bot/app'
import { systemChance } from '../../../bot/chance'
import { systemClock } from '../../../bot/clock'
import { configHere } from '../../../bot/config'
import { councilsServed } from '../../../bot/councils'
import { createLog } from '../../../bot/log'
import { createTelling } from '../../../bot/outbox/telling'
import { noRegisters } from '../../../bot/registers'
import { packs, wishes } from '../handoff/world'

const run = async (): Promise<void> => {
  const config = configHere()
  const ahead = Number(process.env.AHEAD_MS ?? 0)
  const world = {
    config,
    clock: { now: () => new Date(systemClock.now().getTime() + ahead) },
    chance: systemChance,
    log: createLog(config.LOG_LEVEL, { write: (line) => void process.stderr.write(line) }),
    councils: councilsServed(packs, 'all'),
    converse: wishes,
    registers: noRegisters,
    packs,
  }
  const { url, close } = await startAssistant(world, undefined, (running) => createTelling(world, running))
  process.on('SIGTERM', () => void close().then(() => process.exit(0)))
  process.stdout.write(`ready ${url}\n`)
}

void run()
