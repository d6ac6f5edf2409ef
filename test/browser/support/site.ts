import { randomBytes } from 'node:crypto'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Duplex } from 'node:stream'
import { startAssistant } from '../../../bot/app'
import { type Clock, systemClock } from '../../../bot/clock'
import { readConfig } from '../../../bot/config'
import { createConsole } from '../../../bot/console'
import { councilsServed } from '../../../bot/councils'
import { createLog } from '../../../bot/log'
import { openRegisters } from '../../../bot/registers'
import { createPages } from '../../../bot/web/pages'
import { createApprovedAnswers } from '../../../dialogs/approved'
import type { Converse } from '../../../dialogs/conversation'
import { loadConversation } from '../../../dialogs/loadConversation'
import { createOutside } from '../../../dialogs/outside/outside'
import { createSayings } from '../../../dialogs/sayings'
import { readWords } from '../../../dialogs/words'
import { openArticles } from '../../../knowledge/articles'
import { loadBankHolidays } from '../../../knowledge/calendar/bankHolidays'
import { type Knowledge, knowledgeFolder } from '../../../knowledge/load'
import { projectRoot } from '../../../knowledge/root'
import { tellsBoth } from '../../support/tells'

/** The assistant with its pages on this machine. */
export interface Site {
  url: string
  port: number
  /** Where its data is. */
  folder: string
  /** Breaks every socket of the console, as a fault of the network would, and lets no new one come until it is mended. */
  cut(): void
  mend(): void
  close(): Promise<void>
  /** Stops it, and starts it again on the same port with the same data. */
  restart(): Promise<void>
}

let loaded: { converse: Converse; knowledge: Knowledge } | undefined

/** The real conversation over the real packs, read once for all tests of a file. */
export const realConversation = (): { converse: Converse; knowledge: Knowledge } => {
  loaded ??= loadConversation()
  return loaded
}

/** What advisors answer with. */
const holidays = loadBankHolidays()
const sayings = createSayings(readWords(join(projectRoot, 'dialogs', 'words.en.yaml')))
const articles = openArticles(join(knowledgeFolder(), 'articles'))
const articlesFor = () => articles()
const approved = createApprovedAnswers({ sayings, articlesFor, holidays })
const services = createOutside({ sayings, articlesFor, holidays })

/** Starts a site on a free port; environment variables as they would be set. */
export const startSite = async (
  env: Readonly<Record<string, string>> = {},
  { converse, knowledge }: { converse: Converse; knowledge: Knowledge } = realConversation(),
  clock: Clock = systemClock,
): Promise<Site> => {
  const folder = mkdtempSync(join(tmpdir(), 'pages-'))
  const sockets = new Set<Duplex>()
  let isCut = false
  const begin = async (port: number) => {
    const config = readConfig({ PORT: String(port), HOST: '127.0.0.1', DATA_DIR: folder, ...env })
    const councils = councilsServed(knowledge.councils, config.COUNCILS)
    const world = {
      config,
      councils,
      converse,
      clock,
      chance: { bytes: randomBytes },
      log: createLog('silent'),
    }
    const packs = new Map([...knowledge.councils].filter(([id]) => councils.has(id)))
    const registers = await openRegisters({ dataDir: folder, packs, now: clock.now(), tells: tellsBoth })
    const { collections } = registers
    const running = await startAssistant({ ...world, packs, registers: registers.of }, (parts) => {
      const pages = createPages({ ...parts, packs, converse, collections })
      const desk = { answering: { approved, services }, services, registers: registers.of }
      const console = createConsole({ ...parts, packs, assets: pages.assets, ...desk })
      const wantsPage = (accept: string | undefined) => (accept ?? '').includes('text/html')
      return {
        routes: [...console.routes, ...pages.routes],
        upgrade: (req, socket, head) => {
          if (isCut) socket.destroy()
          else sockets.add(socket)
          return isCut || console.upgrade(req, socket, head)
        },
        close: console.close,
        problemPage: ({ headers, path }, { status }) =>
          wantsPage(headers.accept) ? pages.problem(status, packs.get(path.split('/')[1] ?? '')) : undefined,
      }
    })
    return { ...running, close: () => running.close().then(registers.close) }
  }
  let running = await begin(0)
  const port = Number(new URL(running.url).port)
  return {
    url: running.url,
    port,
    folder,
    cut: () => {
      isCut = true
      for (const socket of sockets) socket.destroy()
      sockets.clear()
    },
    mend: () => {
      isCut = false
    },
    close: () => running.close(),
    restart: async () => {
      await running.close()
      running = await begin(port)
    },
  }
}
