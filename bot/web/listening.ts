import type { Server as HttpServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Config } from '../config'
import { BotError } from '../errors'

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

/** Nobody holds a connection for nothing. */
export const setTimes = (http: HttpServer): void => {
  http.headersTimeout = HEADERS_MS
  http.requestTimeout = REQUEST_MS
  http.keepAliveTimeout = KEEP_ALIVE_MS
  http.maxHeadersCount = 100
  Object.assign(http, { connectionsCheckingInterval: CHECK_MS })
}

/** Listens; gives the port. Throws `port_refused` for one that can't be had. */
export const listen = (http: HttpServer, { PORT, HOST }: Config): Promise<number> =>
  new Promise((resolve, reject) => {
    const refused = (cause: unknown) =>
      reject(
        new BotError('port_refused', { cause, detail: cause instanceof Error ? cause.message : `${PORT}` }),
      )
    http.once('error', refused)
    http.listen({ port: PORT, ...(HOST === undefined ? {} : { host: HOST }) }, () => {
      http.off('error', refused)
      resolve((http.address() as AddressInfo).port)
    })
  })

/** Takes no new requests, lets those under way finish, then ends every connection. */
export const closing = (http: HttpServer) => (): Promise<void> =>
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
