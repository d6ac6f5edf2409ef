import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { type WebSocket, WebSocketServer } from 'ws'
import { BotError, coded } from '../../errors'
import { addressIn, addressOf } from '../../web/request'
import { follow } from './follow'
import { createOccupancy } from './occupancy'
import type { WebParts } from './parts'
import type { Pass } from './tokens'
import { readWatermark } from './watermark'

/** Proxies close what is silent for a minute. */
const PING_MS = 25_000
/** Clients send nothing but empty messages. */
const MOST_BYTES = 1_024
/** How long a client has to say goodbye when we stop. */
const GOODBYE_MS = 1_000
const GOING_AWAY = 1001

const PATH = /^\/([\w-]+)\/v3\/directline\/conversations\/([\w-]+)\/stream$/

/** Who wants which stream, from where on; throws coded errors, and nothing else, for whatever the address says. */
const wanted = (req: IncomingMessage, { tokens }: WebParts): { pass: Pass; after: number } => {
  const { path, query } = addressIn(req.url ?? '')
  const [, council, conversation] = PATH.exec(path) ?? []
  if (council === undefined) throw new BotError('page_unknown')
  const token = query.get('t')
  if (!token) throw new BotError('token_missing')
  const pass = tokens.readForStream(token)
  if (pass.council !== council || pass.conversation !== conversation) throw new BotError('token_bad')
  return { pass, after: readWatermark(query.get('watermark') || '0') }
}

const refuse = (socket: Duplex, thrown: unknown): void => {
  const { status, asBody } = coded(thrown)
  const body = JSON.stringify(asBody)
  const head = [`HTTP/1.1 ${status} Refused`, 'Content-Type: application/json', 'Connection: close']
  socket.end(`${head.join('\r\n')}\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`)
}

/** The WebSocket half of Direct Line. */
export interface Streams {
  /** Takes over a connection that asks for a WebSocket; answers what it refuses. Never throws. */
  upgrade(req: IncomingMessage, socket: Duplex, head: Buffer): void
  /** Says goodbye to everybody. */
  close(): Promise<void>
}

/** Ends connections whose other end has gone without a word. */
const keepAlive = (server: WebSocketServer): (() => void) => {
  const answered = new WeakSet<WebSocket>()
  server.on('connection', (socket: WebSocket) => {
    answered.add(socket)
    socket.on('pong', () => answered.add(socket))
  })
  const timer = setInterval(() => {
    for (const socket of server.clients) {
      if (!answered.delete(socket)) socket.terminate()
      else socket.ping()
    }
  }, PING_MS)
  timer.unref()
  return () => clearInterval(timer)
}

const goodbye = (server: WebSocketServer): Promise<void> =>
  new Promise((resolve) => {
    for (const socket of server.clients) socket.close(GOING_AWAY, 'The assistant is stopping.')
    const impatient = setTimeout(() => {
      for (const socket of server.clients) socket.terminate()
    }, GOODBYE_MS)
    server.close(() => {
      clearTimeout(impatient)
      resolve()
    })
  })

export const createStreams = (parts: WebParts): Streams => {
  const server = new WebSocketServer({ noServer: true, maxPayload: MOST_BYTES, perMessageDeflate: false })
  const occupancy = createOccupancy(parts.config, parts.meter)
  const stopPings = keepAlive(server)
  const admit = (req: IncomingMessage, socket: Duplex, head: Buffer): void => {
    const { pass, after } = wanted(req, parts)
    const leave = occupancy.enter(pass.conversation, addressOf(req, parts.config))
    socket.once('close', leave)
    server.handleUpgrade(req, socket, head, (stream) => {
      server.emit('connection', stream, req)
      follow(stream, pass, after, parts)
    })
  }
  return {
    upgrade: (req, socket, head) => {
      // Without a listener, a connection that breaks now would stop the process.
      socket.on('error', () => socket.destroy())
      try {
        admit(req, socket, head)
      } catch (thrown) {
        refuse(socket, thrown)
      }
    },
    close: async () => {
      stopPings()
      await goodbye(server)
    },
  }
}
