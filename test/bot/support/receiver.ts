import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface Received {
  headers: IncomingHttpHeaders
  text: string
}

/** Somebody's server that is told things; `answers` are its statuses in order, then 200. 0 hangs up without one. */
export const startReceiver = async (...answers: number[]) => {
  const received: Received[] = []
  const server = createServer(async (req, res) => {
    let text = ''
    for await (const chunk of req) text += String(chunk)
    received.push({ headers: req.headers, text })
    const status = answers.shift() ?? 200
    if (status === 0) return void req.socket.destroy()
    // In a process with restify, whose writeHead is everybody's, it gives nothing back.
    res.statusCode = status
    if (status === 302) res.setHeader('location', '/elsewhere')
    res.end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/cases`,
    received,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
