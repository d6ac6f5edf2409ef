import type { Server as HttpServer, IncomingMessage, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Duplex } from 'node:stream'
import helmet from 'helmet'
import pino from 'pino'
import * as restify from 'restify'
import type { Config } from '../config'
import { BotError } from '../errors'
import type { Log } from '../log'
import type { Meter } from '../metrics'
import type { Answer, Request, Route } from './answer'
import { readBody } from './body'
import type { Limits } from './limits'
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

/** Half a request is not waited for longer than this: a phone on a bad line needs some of it, an attacker all. */
const HEADERS_MS = 10_000
const REQUEST_MS = 30_000
/** How often Node looks for those who overstay. */
const CHECK_MS = 5_000
/** A little longer than most proxies keep a connection, so that it is they who end it. */
const KEEP_ALIVE_MS = 65_000
/** A turn takes milliseconds; what is not done by then will be sent again. */
const FINISH_MS = 5_000
const SWEEP_MS = 50

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

const answerTo = async (
  req: IncomingMessage,
  request: Request,
  route: Route,
  parts: ServerParts,
): Promise<Answer> => {
  try {
    await parts.limits.request(request.address)
    const body = req.method === 'POST' && route.takes !== 'nothing' ? await readBody(req) : undefined
    return await route.answer({ ...request, body })
  } catch (thrown) {
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

const refuse = (res: ServerResponse, fault: BotError): void => {
  res.setHeader('Content-Type', 'application/json; charset=utf-8')
  res.statusCode = fault.status
  res.end(JSON.stringify(fault.asBody))
}

/** Restify stops the process at an address or a host it can't read (restify/node-restify#2011), unless it's kept from them. */
const guard = (req: IncomingMessage & { getUrl?(): unknown }, res: ServerResponse): boolean => {
  try {
    req.getUrl?.()
    decodeURI(new URL(req.url ?? '', `http://${req.headers.host ?? 'localhost'}`).pathname)
    return true
  } catch {
    refuse(res, new BotError('request_faulty'))
    return false
  }
}

const FAULT_OF: Readonly<Record<number, BotError>> = {
  400: new BotError('request_faulty'),
  404: new BotError('page_unknown'),
  405: new BotError('method_wrong'),
}

/** What restify itself refuses says no more than our own refusals do. */
const sanitise = (error: { statusCode?: number; toJSON?: unknown; toString: unknown }): void => {
  const { asBody } = FAULT_OF[error.statusCode ?? 500] ?? new BotError('internal')
  error.toJSON = () => asBody
  error.toString = () => JSON.stringify(asBody)
}

/** Nothing is allowed but what an answer allows itself; pages say more. Who may frame a page is said by its policy. */
const secure = () => {
  const protect = helmet({
    xFrameOptions: false,
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'none'"],
        frameAncestors: ["'none'"],
      },
    },
  })
  return (req: IncomingMessage, res: ServerResponse, next: (error?: unknown) => void): void =>
    protect(req, res, next)
}

const register = (server: restify.Server, route: Route, parts: ServerParts): void => {
  const handler = handlerOf(route, parts)
  if (route.method === 'POST') server.post(route.path, handler)
  if (route.method === 'OPTIONS') server.opts(route.path, handler)
  if (route.method !== 'GET') return
  server.get(route.path, handler)
  server.head(route.path, handler)
}

const setTimes = (http: HttpServer): void => {
  http.headersTimeout = HEADERS_MS
  http.requestTimeout = REQUEST_MS
  http.keepAliveTimeout = KEEP_ALIVE_MS
  http.maxHeadersCount = 100
  Object.assign(http, { connectionsCheckingInterval: CHECK_MS })
}

const listen = (http: HttpServer, { PORT, HOST }: Config): Promise<number> =>
  new Promise((resolve, reject) => {
    http.once('error', reject)
    http.listen({ port: PORT, ...(HOST === undefined ? {} : { host: HOST }) }, () => {
      http.off('error', reject)
      resolve((http.address() as AddressInfo).port)
    })
  })

const closing = (http: HttpServer) => (): Promise<void> =>
  new Promise((resolve) => {
    const impatient = setTimeout(() => http.closeAllConnections(), FINISH_MS)
    // A connection is kept for the next request once its answer is out: it is idle then, and not before.
    const sweep = setInterval(() => http.closeIdleConnections(), SWEEP_MS)
    http.close(() => {
      clearTimeout(impatient)
      clearInterval(sweep)
      resolve()
    })
    http.closeIdleConnections()
  })

/** Starts to listen. Throws what Node says of a port that can't be had. */
export const startServer = async (parts: ServerParts): Promise<RunningServer> => {
  const server = restify.createServer({ name: '', log: pino({ level: 'silent' }) as never })
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
