/** `/advisor/live`: one WebSocket for each page of the console that is open. */
import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { type RawData, type WebSocket, WebSocketServer } from 'ws'
import type { z } from 'zod'
import { type Advisor, has } from '../../advisors/advisor'
import type { Sessions, SignedIn } from '../../advisors/sessions'
import { BotError } from '../../errors'
import { topicOf } from '../../turn/news'
import { addressIn } from '../../web/request'
import { goodbye, keepAlive, refuse } from '../../web/sockets'
import type { Making } from '../making'
import { follow } from './follow'
import { Told, Wanted } from './frame'
import { lineOver, type PageLine } from './line'
import { createTabs } from './tabs'

const PATH = '/advisor/live'
/** Pages tell little. */
const MOST_BYTES = 256
/** "Policy violation" in RFC 6455: whoever is told this has been signed out. */
const SIGNED_OUT = 1008

/** The console's half of the sockets. */
export interface LiveDesk {
  /** Takes over a connection that is for the console; `false` for any other. Never throws. */
  upgrade(req: IncomingMessage, socket: Duplex, head: Buffer): boolean
  close(): Promise<void>
}

interface Parts {
  making: Making
  sessionOf(req: IncomingMessage): Promise<SignedIn | undefined>
}

interface Serving {
  making: Making
  sessions: Pick<Sessions, 'watch'>
}

const isForConsole = ({ url = '' }: IncomingMessage): boolean => url.split('?')[0] === PATH

/** The lists that somebody sees: of their own councils, or of all. */
const councilsOf = ({ councils }: Advisor, all: Iterable<string>): readonly string[] =>
  councils.includes('*') ? [...all] : councils

/** What is one's own is watched by every page, the councils' lists only by those that show them. */
const watchLists = (
  { parts }: Making,
  advisor: Advisor,
  line: PageLine,
  showsLists: boolean,
): readonly (() => void)[] => [
  ...(showsLists ? councilsOf(advisor, parts.packs.keys()) : []).map((council) =>
    parts.news.watch(topicOf.desk(council), () => line.changed('desk')),
  ),
  parts.news.watch(topicOf.advisor(advisor.id), () => line.changed('own')),
]

const readTold = (data: RawData): Told | undefined => {
  try {
    return Told.safeParse(JSON.parse(String(data))).data
  } catch {
    return undefined
  }
}

/** What a page tells, done: it fails in silence, as the next tells it again. */
const hear = ({ parts: { handoffs } }: Making, advisor: Advisor, handoff: string | undefined, told: Told) => {
  if ('here' in told)
    return Promise.all([
      handoffs.seen(advisor, 'live'),
      handoff === undefined ? undefined : handoffs.look(advisor, handoff, true),
    ])
  if (handoff === undefined) return Promise.resolve()
  return 'typing' in told ? handoffs.typing(advisor, handoff) : handoffs.read(advisor, handoff, told.read)
}

/** How often pages are asked whether they are there: `Handoffs.seen` takes whoever is silent for a minute for gone. */
const PING_MS = 15_000

const pinging = (line: PageLine): (() => void) => {
  const timer = setInterval(() => line.mention({ what: 'ping' }), PING_MS)
  timer.unref()
  return () => clearInterval(timer)
}

/** Serves one page until it goes, or may not be there any more. */
const serve = (
  { making, sessions }: Serving,
  socket: WebSocket,
  signedIn: SignedIn,
  { handoff, after, at }: z.infer<typeof Wanted>,
): void => {
  const { advisor } = signedIn
  const { handoffs, clock, log } = making.parts
  const line = lineOver(socket, clock)
  const lost = (fault: unknown): void => {
    // The page connects again with its number; a connection that broke on its own is no fault.
    if (line.isOpen()) log.socketFailed({ conversation: handoff ?? 'desk', fault })
    socket.terminate()
  }
  const ended = (): void => {
    line.mention({ what: 'ended' })
    socket.close(SIGNED_OUT)
  }
  const from = at === undefined ? clock.now() : new Date(at)
  const following =
    handoff === undefined ? undefined : follow(making, line, { advisor, handoff, after, at: from }, lost)
  const tell = (told: Told): void => {
    hear(making, advisor, handoff, told).catch(() => undefined)
  }
  const stops = [
    ...watchLists(making, advisor, line, handoff === undefined),
    sessions.watch(signedIn, ended),
    pinging(line),
  ]
  socket.on('message', (data) => {
    const told = readTold(data)
    if (told !== undefined) tell(told)
  })
  socket.on('error', () => socket.terminate())
  socket.on('close', () => {
    line.close()
    following?.stop()
    for (const stop of stops) stop()
    if (handoff !== undefined) handoffs.look(advisor, handoff, false).catch(() => undefined)
  })
  tell({ here: true })
  following?.look()
}

/** Puts the server together. */
export const createLive = ({ making, sessionOf }: Parts): LiveDesk => {
  const server = new WebSocketServer({ noServer: true, maxPayload: MOST_BYTES, perMessageDeflate: false })
  const stopPings = keepAlive(server)
  const tabs = createTabs()
  const admit = async (req: IncomingMessage, socket: Duplex, head: Buffer): Promise<void> => {
    const signedIn = await sessionOf(req)
    if (signedIn === undefined) throw new BotError('sign_in_needed')
    if (!has(signedIn.advisor, 'advisor', 'supervisor')) throw new BotError('not_allowed')
    const wanted = Wanted.safeParse(Object.fromEntries(addressIn(req.url ?? '').query))
    if (!wanted.success) throw new BotError('request_faulty')
    socket.once('close', tabs.enter(signedIn.advisor.id))
    server.handleUpgrade(req, socket, head, (stream) => {
      server.emit('connection', stream, req)
      serve({ making, sessions: making.parts.sessions }, stream, signedIn, wanted.data)
    })
  }
  return {
    upgrade: (req, socket, head) => {
      if (!isForConsole(req)) return false
      // Without a listener, a connection that breaks now would stop the process.
      socket.on('error', () => socket.destroy())
      admit(req, socket, head).catch((thrown: unknown) => refuse(socket, thrown))
      return true
    },
    close: async () => {
      stopPings()
      await goodbye(server)
    },
  }
}
