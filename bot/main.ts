/** Reads the environment, makes the real world, and starts; the only file that acts when it is loaded. */
import { setFlagsFromString } from 'node:v8'
import { type LoadedConversation, loadConversation } from '../dialogs/loadConversation'
import { loadBankHolidays } from '../knowledge/calendar/bankHolidays'
import { type Pages, startAssistant } from './app'
import { systemChance } from './chance'
import type { WebParts } from './channels/directLine/parts'
import { systemClock } from './clock'
import { readConfig } from './config'
import { createConsole } from './console'
import { type Councils, councilsServed } from './councils'
import { createLog, type Log } from './log'
import { tellsBy } from './notify/tells'
import { open311Routes } from './open311/routes'
import { createTelling } from './outbox/telling'
import { type OpenedRegisters, openRegisters } from './registers'
import type { Answer, Request } from './web/answer'
import { createPages } from './web/pages'

const wantsPage = ({ headers }: Request): boolean => (headers.accept ?? '').includes('text/html')

/** The pages of the councils served, and a page for whatever goes wrong. */
const pagesFor =
  ({ converse, knowledge, outside, approved }: LoadedConversation, { collections, of }: OpenedRegisters) =>
  (parts: WebParts): Pages => {
    const packs = new Map([...knowledge.councils].filter(([id]) => parts.councils.has(id)))
    const pages = createPages({ ...parts, packs, converse, collections })
    const answering = { approved, services: outside }
    const desk = { answering, services: outside, registers: of }
    const console = createConsole({ ...parts, packs, assets: pages.assets, ...desk })
    const open311 = { ...parts, packs, holidays: loadBankHolidays(), services: outside, registers: of }
    const councilIn = ({ path }: Request) => packs.get(path.split('/')[1] ?? '')
    return {
      routes: [...open311Routes(open311), ...console.routes, ...pages.routes],
      upgrade: console.upgrade,
      close: console.close,
      problemPage: (request, problem): Answer | undefined => {
        if (!wantsPage(request)) return undefined
        const page = pages.problem(problem.status, councilIn(request))
        return { ...page, headers: { ...page.headers, 'Retry-After': problem.headers?.['Retry-After'] } }
      },
    }
  }

const announce = (url: string, councils: Councils): void => {
  const lines = [...councils.values()].map(({ id, name }) => `  ${url}/${id}  ${name}`)
  process.stdout.write(`The assistant is ready at ${url}\n${lines.join('\n')}\n`)
}

const stopWhenAsked = (log: Log, close: () => Promise<void>): void => {
  let stopping = false
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.on(signal, () => {
      if (stopping) return
      stopping = true
      log.stopping({ reason: signal })
      close()
        .then(() => log.stopped())
        .catch((fault: unknown) => log.stopFailed({ fault }))
        .finally(() => process.exit(0))
    })
  }
}

/**
 * The heap may grow by 15 % between two full collections, not double or more: on a machine with memory to spare, 10,000
 * conversations otherwise leave 370 MB resident, of which 95 MB are alive. 30 % leave 260 MB after a thousand, 15 % 246
 * (`npm run bench`).
 */
const collectEarly = (): void => setFlagsFromString('--heap-growing-percent=15')

const start = async (): Promise<void> => {
  collectEarly()
  const config = readConfig(process.env)
  const log = createLog(config.LOG_LEVEL)
  const loaded = loadConversation()
  const { converse, knowledge } = loaded
  const councils = councilsServed(knowledge.councils, config.COUNCILS)
  const packs = new Map([...knowledge.councils].filter(([id]) => councils.has(id)))
  const registers = await openRegisters({
    dataDir: config.DATA_DIR,
    packs,
    now: systemClock.now(),
    tells: tellsBy(config),
  })
  const world = {
    config,
    log,
    councils,
    converse,
    registers: registers.of,
    packs,
    clock: systemClock,
    chance: systemChance,
  }
  const { url, close } = await startAssistant(world, pagesFor(loaded, registers), (running) =>
    createTelling(world, running),
  )
  stopWhenAsked(log, () => close().then(registers.close))
  announce(url, councils)
  log.started({ url, councils: [...councils.keys()], ms: Math.round(process.uptime() * 1000) })
}

start().catch((error: unknown) => {
  // What hinders the start is for whoever starts it, in words; nobody has said anything yet that could be in it.
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exit(1)
})
