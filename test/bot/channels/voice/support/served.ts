import { randomBytes } from 'node:crypto'
import type { FrontEnd } from '../../../../../bot/channels/voice/parts'
import type { Calls } from '../../../../../bot/channels/voice/turn'
import { readConfig } from '../../../../../bot/config'
import { createLog } from '../../../../../bot/log'
import { createLimits } from '../../../../../bot/web/limits'
import { startServer } from '../../../../../bot/web/server'
import { councils, silentMeter, standingClock } from '../../../support/world'

/** A front end on a server of its own, at the time that stands still, with what it writes to the log. */
export const served = async (frontEnd: FrontEnd, env: Record<string, string>, calls: Calls) => {
  const config = readConfig({ PORT: '0', HOST: '127.0.0.1', LOG_LEVEL: 'info', ...env })
  const logged: string[] = []
  const log = createLog('info', { write: (line) => void logged.push(line) })
  const clock = standingClock()
  const chance = { bytes: randomBytes }
  const parts = { calls, config, councils, clock, chance, log, meter: silentMeter }
  const { port, close } = await startServer({
    ...parts,
    routes: frontEnd(parts),
    limits: createLimits(config),
    upgrade: (_, socket) => void socket.destroy(),
  })
  return { url: `http://127.0.0.1:${port}`, close, logged, now: clock.now }
}
export type Served = Awaited<ReturnType<typeof served>>
