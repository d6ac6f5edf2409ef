import type { IncomingHttpHeaders } from 'node:http'

/** A request as the handlers see it: read, limited and parsed. */
export interface Request {
  method: string
  /** The pattern that matched, such as `/:council`: for the log and the metrics, which never see an address's parts. */
  route: string
  path: string
  params: Readonly<Record<string, string>>
  query: URLSearchParams
  headers: IncomingHttpHeaders
  /** The caller's address, as far as the proxies in front are believed. */
  address: string
  /** Scheme and host as the resident sees them, such as `https://chat.otherford.gov.uk`. */
  site: string
  /** Parsed JSON, or a form's fields; `undefined` when there was none. Outside data: parse it with a schema. */
  body: unknown
}

/** What goes back. A header of `undefined` takes away one that every answer has. */
export interface Answer {
  status: number
  headers?: Readonly<Record<string, string | readonly string[] | undefined>>
  body?: string | Buffer
}

/** One URL. Handlers throw coded errors; whatever else they throw becomes `internal`. */
export interface Route {
  method: 'GET' | 'POST' | 'OPTIONS'
  /** As restify writes it: `/:council/track`. HEAD goes with every GET. */
  path: string
  /** What it reads of the body, up to 64 KB: JSON and forms; the text as it was sent, where that was signed; or nothing at all. */
  takes?: 'body' | 'text' | 'nothing'
  answer(request: Request): Promise<Answer>
  /** How a refusal looks here, whatever was refused; left out: as everywhere. */
  refusal?(thrown: unknown, request: Request): Answer
}

export const json = (body: unknown, status = 200, headers: Answer['headers'] = {}): Answer => ({
  status,
  headers: { 'Content-Type': 'application/json; charset=utf-8', 'Cache-Control': 'no-store', ...headers },
  body: JSON.stringify(body),
})

export const html = (body: string, status = 200, headers: Answer['headers'] = {}): Answer => ({
  status,
  headers: { 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': 'no-store', ...headers },
  body,
})

/** "See other": after a form, so that reloading the page doesn't send it again. */
export const seeOther = (location: string, headers: Answer['headers'] = {}): Answer => ({
  status: 303,
  headers: { Location: location, 'Cache-Control': 'no-store', ...headers },
})
