import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { WebSocketServer } from 'ws'
import { BotError } from '../../errors'
import { addressIn, addressOf } from '../../web/request'
import { goodbye, keepAlive, refuse } from '../../web/sockets'
import { follow } from './follow'
import { createOccupancy } from './occupancy'
import type { WebParts } from './parts'
import type { Pass } from './tokens'
import { readWatermark } from './watermark'

/** Clients send nothing but empty messages. */
const MOST_BYTES = 1_024

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

/** The WebSocket half of Direct Line. */
export interface Streams {
  /** Takes over a connection that asks for a WebSocket; answers what it refuses. Never throws. */
  upgrade(req: IncomingMessage, socket: Duplex, head: Buffer): void
  /** Says goodbye to everybody. */
  close(): Promise<void>
}

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
