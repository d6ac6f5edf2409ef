/** The yardstick of sockets: a bare WebSocket server that sends back whatever comes. Prints its address on one line. */
import { WebSocketServer } from 'ws'

const server = new WebSocketServer({ port: 0, host: '127.0.0.1', perMessageDeflate: false })

server.on('connection', (socket) => socket.on('message', (data) => socket.send(String(data))))
server.on('listening', () => {
  const address = server.address()
  if (typeof address === 'object' && address !== null)
    process.stdout.write(`ready http://127.0.0.1:${address.port}\n`)
})
