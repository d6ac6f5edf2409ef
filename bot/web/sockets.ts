/** What every WebSocket server of ours does: refuses in words, notices who has gone, says goodbye. */
import type { Duplex } from 'node:stream'
import type { WebSocket, WebSocketServer } from 'ws'
import { coded } from '../errors'

/** Proxies close what is silent for a minute. */
const PING_MS = 25_000
/** How long a client has to say goodbye when we stop. */
const GOODBYE_MS = 1_000
const GOING_AWAY = 1001

/** Answers a connection that is not to become a WebSocket. */
export const refuse = (socket: Duplex, thrown: unknown): void => {
  const { status, asBody } = coded(thrown)
  const body = JSON.stringify(asBody)
  const head = [`HTTP/1.1 ${status} Refused`, 'Content-Type: application/json', 'Connection: close']
  socket.end(`${head.join('\r\n')}\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`)
}

/** Ends connections whose other end has gone without a word. */
export const keepAlive = (server: WebSocketServer): (() => void) => {
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

/** Tells everybody that we stop, and ends whoever doesn't answer. */
export const goodbye = (server: WebSocketServer): Promise<void> =>
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
