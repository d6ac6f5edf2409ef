import { randomBytes } from 'node:crypto'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Advisor } from '../../bot/advisors/advisor'
import { startAssistant } from '../../bot/app'
import type { WebParts } from '../../bot/channels/directLine/parts'
import { systemClock } from '../../bot/clock'
import { readConfig } from '../../bot/config'
import { councilsServed } from '../../bot/councils'
import type { Handoffs } from '../../bot/handoff/handoffs'
import { createLog } from '../../bot/log'
import { openRegisters } from '../../bot/registers'
import type { Newsroom } from '../../bot/turn/news'
import { createPages } from '../../bot/web/pages'
import { anAdvisor } from '../bot/support/anAdvisor'
import { realConversation } from '../browser/support/site'
import { tellsBoth } from './tells'

/** The assistant with its pages and people on this machine. */
export interface PeopleSite {
  url: string
  council: string
  handoffs: Handoffs
  news: Newsroom
  /** Somebody who works there; they come to their desk. */
  comes(name: string): Promise<Advisor>
  /** Takes the only conversation that waits; gives the id of the hand-off. */
  takes(advisor: Advisor): Promise<string>
  close(): Promise<void>
}

/** Starts it for one real council, whose advisors are there at any hour. */
export const startPeopleSite = async (): Promise<PeopleSite> => {
  const { converse, knowledge } = realConversation()
  const [real] = knowledge.councils.values()
  if (real === undefined) throw new Error('no council')
  const council = real.council.id
  const packs = new Map([
    [council, { ...real, advisors: { ...real.advisors, hours: 'notPublished' as const } }],
  ])
  const folder = mkdtempSync(join(tmpdir(), 'people-'))
  const config = readConfig({ PORT: '0', HOST: '127.0.0.1', DATA_DIR: folder })
  const registers = await openRegisters({ dataDir: folder, packs, now: systemClock.now(), tells: tellsBoth })
  let parts: WebParts | undefined
  const world = {
    config,
    packs,
    converse,
    councils: councilsServed(packs, 'all'),
    clock: systemClock,
    chance: { bytes: randomBytes },
    log: createLog('silent'),
    registers: registers.of,
  }
  const running = await startAssistant(world, (given) => {
    parts = given
    return createPages({ ...given, packs, converse, collections: registers.collections })
  })
  if (parts?.handoffs === undefined) throw new Error('nobody is handed over to')
  const { handoffs, advisors, news } = parts
  return {
    url: running.url,
    council,
    handoffs,
    news,
    comes: async (name) => {
      const advisor = anAdvisor({ id: name.toLowerCase(), name, councils: [council] })
      await advisors.addAdvisor(advisor)
      await handoffs.setPresence(advisor, advisor.id, 'available')
      return advisor
    },
    takes: async (advisor) => {
      const [waiting] = await handoffs.list(advisor)
      if (waiting === undefined) throw new Error('nobody waits')
      await handoffs.claim(advisor, waiting.handoff.id)
      return waiting.handoff.id
    },
    close: async () => {
      await running.close()
      await registers.close()
    },
  }
}
