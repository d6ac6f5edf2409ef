/**
 * From saying something to the other's screen, with a full room of advisors, beside a bare WebSocket echo; by itself:
 * `npx tsx test/bench/desk.ts [--short]`, after `npm run build`.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { openSqlite } from '../../bot/storage/sqlite'
import { openChat, openDeskPage, openEcho, type Page } from './deskPages'
import { type BenchAdvisor, fillDesk } from './deskWorld'
import { type BenchServer, cpuOf, memoryOf, startAssistant, startServer } from './servers'

const MOST_MS = 250
const SECRET = 'a secret that this bench and its server share'

interface Size {
  advisors: number
  /** Conversations in the hands of each. */
  each: number
  seconds: number
}
/** Of a conversation a message every 40 seconds, three of five from the resident: each advisor writes one every ten seconds. */
const EVERY_S = 40
const OF_RESIDENTS = 0.6
/** People write most in the conversation that is being answered. */
const OPEN_SHARE = 0.5

const at = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN

const told = (name: string, waits: readonly number[]): string => {
  const sorted = waits.toSorted((a, b) => a - b)
  const [p50, p95, p99] = [0.5, 0.95, 0.99].map((share) => at(sorted, share).toFixed(1).padStart(7))
  return `  ${name.padEnd(44)}${p50} ms ${p95} ms ${p99} ms   of ${sorted.length}`
}

/** When each number was said, and how long until it was on a screen. */
const createWatch = () => {
  const said = new Map<number, { at: number; kind: string }>()
  const waits = new Map<string, number[]>()
  let last = 0
  return {
    shown: (number: number, when: number): void => {
      const one = said.get(number)
      if (one === undefined) return
      said.delete(number)
      const list = waits.get(one.kind) ?? []
      waits.set(one.kind, list)
      list.push(when - one.at)
    },
    /** Says something that is to come up on a screen, as `kind`; without one nobody looks. */
    say: (page: Page, kind?: string): Promise<void> => {
      last += 1
      if (kind !== undefined) said.set(last, { at: performance.now(), kind })
      return page.say(last)
    },
    of: (kind: string): readonly number[] => waits.get(kind) ?? [],
    missing: (): number => said.size,
  }
}
type Watch = ReturnType<typeof createWatch>

const anyOf = <T>(things: readonly T[]): T => {
  const thing = things[Math.floor(Math.random() * things.length)]
  if (thing === undefined) throw new Error('nothing to choose from')
  return thing
}

/** Does something so often a second, in time however slow it is; gives how often it failed. */
const pacing = async (perSecond: number, seconds: number, act: () => Promise<void>): Promise<number> => {
  const [began, under]: [number, Promise<void>[]] = [performance.now(), []]
  let failed = 0
  for (let i = 0; i < perSecond * seconds; i += 1) {
    const early = began + (i * 1000) / perSecond - performance.now()
    if (early > 0) await wait(early)
    under.push(
      act().catch(() => {
        failed += 1
      }),
    )
  }
  await Promise.all(under)
  return failed
}

const openAll = async <T>(many: readonly (() => Promise<T>)[]): Promise<readonly T[]> => {
  const all: T[] = []
  for (let i = 0; i < many.length; i += 50)
    all.push(...(await Promise.all(many.slice(i, i + 50).map((open) => open()))))
  return all
}

const ECHO = 'echo'

/** As many messages a second over as many sockets as there are advisors. */
const echoed = async (server: BenchServer, { advisors }: Size, perSecond: number, seconds: number) => {
  const watch = createWatch()
  const pages = await openAll(Array.from({ length: advisors }, () => () => openEcho(server.url, watch.shown)))
  await pacing(perSecond, seconds, () => watch.say(anyOf(pages), ECHO))
  await wait(500)
  for (const page of pages) page.close()
  return watch.of(ECHO)
}

const [TO_ADVISOR, TO_RESIDENT] = ['resident → advisor’s screen', 'advisor → resident’s screen'] as const

interface Room {
  watch: Watch
  desks: readonly Page[]
  open: readonly Page[]
  others: readonly Page[]
}

const openRoom = async (url: string, council: string, filled: readonly BenchAdvisor[]): Promise<Room> => {
  const watch = createWatch()
  const chat = (talk: BenchAdvisor['talks'][number]) => () =>
    openChat(url, council, SECRET, talk, watch.shown)
  const desks = await openAll(filled.map((one) => () => openDeskPage(url, one, watch.shown)))
  const open = await openAll(filled.map(({ talks: [first] }) => chat(first)))
  const others = await openAll(filled.flatMap(({ talks: [, ...rest] }) => rest.map(chat)))
  return { watch, desks, open, others }
}

/** One second of it after the other: what was said in an open conversation is awaited on the other's screen. */
const talk = (room: Room, perSecond: number, seconds: number): Promise<number> => {
  const { watch, desks, open, others } = room
  return pacing(perSecond, seconds, () => {
    if (Math.random() > OF_RESIDENTS) return watch.say(anyOf(desks), TO_RESIDENT)
    return Math.random() < OPEN_SHARE ? watch.say(anyOf(open), TO_ADVISOR) : watch.say(anyOf(others))
  })
}

/** Fills a room, lets everybody talk, and says how long it took from one to the other. */
export const deskTimes = async (council: string, isShort: boolean): Promise<readonly string[]> => {
  const size: Size = { advisors: 200, each: 10, seconds: isShort ? 10 : 60 }
  const folder = mkdtempSync(join(tmpdir(), 'bench-desk-'))
  const perSecond = (size.advisors * size.each) / EVERY_S
  try {
    const store = await openSqlite(join(folder, 'conversations.db'))
    const filled = await fillDesk(store, council, size.advisors, size.each)
    await store.close()
    const echo = await startServer(
      ['--import', 'tsx', join('test', 'bench', 'socketEcho.ts')],
      {},
      /ready (\S+)/,
    )
    const before = await echoed(echo, size, perSecond, size.seconds / 4)
    const server = await startAssistant(folder, { TOKEN_SECRET: SECRET })
    const room = await openRoom(server.url, council, filled)
    await talk(room, perSecond, 3)
    const warm = { cpu: cpuOf(server.pid), at: performance.now() }
    const [adv, res] = [room.watch.of(TO_ADVISOR).length, room.watch.of(TO_RESIDENT).length]
    const failed = await talk(room, perSecond, size.seconds)
    await wait(1_000)
    const used = (cpuOf(server.pid) - warm.cpu) / 1000
    const share = used / (performance.now() - warm.at)
    const memory = memoryOf(server.pid)
    for (const page of [...room.desks, ...room.open, ...room.others]) page.close()
    await server.stop()
    const after = await echoed(echo, size, perSecond, size.seconds / 4)
    await echo.stop()
    const say = (n: number) => n.toLocaleString('en-GB')
    return [
      `${size.advisors} advisors and ${say(size.advisors * size.each)} live conversations on one process, all pages open; ${perSecond} messages a second for ${size.seconds} s (this machine may be busy):`,
      `  ${''.padEnd(44)}${['median', '95th', '99th'].map((word) => word.padStart(7).padEnd(11)).join('')}`,
      told(`${TO_ADVISOR} (at most ${MOST_MS} ms)`, room.watch.of(TO_ADVISOR).slice(adv)),
      told(`${TO_RESIDENT} (at most ${MOST_MS} ms)`, room.watch.of(TO_RESIDENT).slice(res)),
      told('bare WebSocket echo, before and after', [...before, ...after]),
      `  the process used ${Math.round(100 * share)} % of a core, ${(used / (perSecond * size.seconds)).toFixed(1)} ms a message with everything that comes of it, and ${Math.round(memory)} MB; ${failed} messages failed, ${room.watch.missing()} never came up`,
    ]
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

if (require.main === module)
  deskTimes('redditch', process.argv.includes('--short')).then(
    (lines) => console.log(lines.join('\n')),
    (error: unknown) => {
      console.error(error)
      process.exitCode = 1
    },
  )
