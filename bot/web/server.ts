import type { Server as HttpServer, IncomingMessage, ServerResponse } from 'node:http'
import type { Duplex } from 'node:stream'
import pino from 'pino'
import * as restify from 'restify'
import type { Config } from '../config'
import type { Log } from '../log'
import type { Meter } from '../metrics'
import type { Answer, Request, Route } from './answer'
import { readBody, readText } from './body'
import { guard, sanitise, secure } from './guard'
import type { Limits } from './limits'
import { closing, listen, setTimes } from './listening'
import { problemAnswer } from './problem'
import { addressIn, addressOf, siteOf } from './request'

/** What the server is made of. */
export interface ServerParts {
  routes: readonly Route[]
  config: Config
  limits: Limits
  log: Log
  meter: Meter
  /** Takes over connections that ask to become WebSockets; must not throw. */
  upgrade(req: IncomingMessage, socket: Duplex, head: Buffer): void
  /** Makes a problem into a page for whoever asked for one; `undefined` for whom JSON will do. */
  problemPage?(request: Request, problem: Answer): Answer | undefined
}

export interface RunningServer {
  port: number
  /** Takes no new requests, lets the ones under way finish, then ends every connection. */
  close(): Promise<void>
}

type Parsed = IncomingMessage & { params?: Record<string, string> }

const write = (res: ServerResponse, { status, headers = {}, body }: Answer): void => {
  res.statusCode = status
  for (const [name, value] of Object.entries(headers)) {
    if (value === undefined) res.removeHeader(name)
    else res.setHeader(name, typeof value === 'string' ? value : [...value])
  }
  if (body !== undefined) res.setHeader('Content-Length', Buffer.byteLength(body))
  res.end(body)
}

const toRequest = (req: Parsed, route: Route, config: Config): Request => ({
  ...addressIn(req.url ?? '/'),
  method: req.method ?? '',
  route: route.path,
  params: req.params ?? {},
  headers: req.headers,
  address: addressOf(req, config),
  site: siteOf(req, config),
  body: undefined,
})

const bodyOf = async (req: IncomingMessage, { takes }: Route): Promise<unknown> => {
  if (req.method !== 'POST' || takes === 'nothing') return undefined
  return takes === 'text' ? readText(req) : readBody(req)
}

const answerTo = async (
  req: IncomingMessage,
  request: Request,
  route: Route,
  parts: ServerParts,
): Promise<Answer> => {
  try {
    await parts.limits.request(request.address)
    return await route.answer({ ...request, body: await bodyOf(req, route) })
  } catch (thrown) {
    if (route.refusal !== undefined) return route.refusal(thrown, request)
    const problem = problemAnswer(thrown, request, parts.log)
    return parts.problemPage?.(request, problem) ?? problem
  }
}

/** Restify wants handlers async and with two arguments: others can stop the process, or leak what they throw. */
const handlerOf =
  (route: Route, parts: ServerParts) =>
  async (req: Parsed, res: ServerResponse): Promise<void> => {
    const answer = await answerTo(req, toRequest(req, route, parts.config), route, parts)
    parts.meter.response({ route: route.path, status: answer.status })
    if (!res.writableEnded && !res.destroyed) write(res, answer)
  }

const register = (server: restify.Server, route: Route, parts: ServerParts): void => {
  const handler = handlerOf(route, parts)
  if (route.method === 'POST') server.post(route.path, handler)
  if (route.method === 'OPTIONS') server.opts(route.path, handler)
  if (route.method !== 'GET') return
  server.get(route.path, handler)
  server.head(route.path, handler)
}

/** Starts to listen. Throws `port_refused` for a port that can't be had. */
export const startServer = async (parts: ServerParts): Promise<RunningServer> => {
  const server = restify.createServer({ name: '', log: pino({ level: 'silent' }) as never })
  // Restify passes on what goes wrong below it; unheard, it would stop the process.
  server.on('error', (fault: unknown) => parts.log.serverFailed({ fault }))
  server.first(guard)
  server.pre(secure())
  server.on('restifyError', (_req, res: restify.Response, error, done: () => void) => {
    sanitise(error)
    res.setHeader('Content-Type', 'application/json; charset=utf-8')
    done()
  })
  for (const route of parts.routes) register(server, route, parts)
  const http: HttpServer = server.server
  setTimes(http)
  http.on('upgrade', parts.upgrade)
  return { port: await listen(http, parts.config), close: closing(http) }
}
