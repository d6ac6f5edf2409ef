import { loadConversation } from '../../dialogs/loadConversation'
import { openAssistant } from '../app'
import { systemChance } from '../chance'
import type { Calls } from '../channels/voice/turn'
import { systemClock } from '../clock'
import { configHere } from '../config'
import { councilsServed } from '../councils'
import { createLog } from '../log'
import { tellsBy } from '../notify/tells'
import { openRegisters } from '../registers'
import { clockFor } from './clockFor'

/** What was asked for is no council, or no time. */
export class NoSuchCall extends Error {}

/**
 * The calls of one council in this process, over a store that is forgotten with it. `at`: as if it were
 * `2026-11-26 10:00`, by the council's clock. Throws `NoSuchCall`.
 */
export const openCallsHere = async (
  council: string,
  at?: string,
): Promise<{ calls: Calls; close(): Promise<void> }> => {
  const { converse, knowledge } = loadConversation()
  const pack = knowledge.councils.get(council)
  if (pack === undefined)
    throw new NoSuchCall(
      `There is no council "${council}". There are: ${[...knowledge.councils.keys()].join(', ')}`,
    )
  const clock = clockFor(at, pack.council.timeZone)
  if (clock === undefined) throw new NoSuchCall(`"${at}" is no time.`)
  const config = configHere()
  const packs = new Map([[council, pack]])
  const [now, tells] = [systemClock.now(), tellsBy(config)]
  const registers = await openRegisters({ dataDir: config.DATA_DIR, packs, now, tells })
  const running = await openAssistant(
    {
      ...{ config, clock, chance: systemChance, log: createLog('silent'), converse, packs },
      councils: councilsServed(packs, 'all'),
      registers: registers.of,
    },
    ':memory:',
  )
  const close = () => running.close().then(registers.close)
  return { calls: running.calls, close }
}
