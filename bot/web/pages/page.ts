/** What a page is asked and what it answers, without a word of the server around it. */

/** A request for a page, its parts read and checked. */
export interface PageRequest {
  method: string
  /** The path without the query, such as `/otherford/privacy`. */
  path: string
  /** The council's id in the path; empty where the path has none. */
  council: string
  /** The fields of a form, at most as long as the server lets through. */
  form: Readonly<Record<string, string>>
  cookies: Readonly<Record<string, string>>
  /** A header by its name in small letters; empty when it was not sent. */
  header(name: string): string
  /** Where residents see the server, such as `https://chat.otherford.gov.uk`. */
  origin: string
}

export interface PageResponse {
  status: number
  headers: Readonly<Record<string, string>>
  body: string | Buffer
}

/** One page: a request in, a response out. */
export type Page = (request: PageRequest) => Promise<PageResponse>

const NEVER_KEPT = { 'Cache-Control': 'no-store' }

export const html = (
  body: string,
  headers: Readonly<Record<string, string>> = {},
  status = 200,
): PageResponse => ({
  status,
  headers: { 'Content-Type': 'text/html; charset=utf-8', ...NEVER_KEPT, ...headers },
  body,
})

/** Sends the browser elsewhere with a GET, so that a reload repeats nothing. */
export const seeOther = (to: string, headers: Readonly<Record<string, string>> = {}): PageResponse => ({
  status: 303,
  headers: { Location: to, ...NEVER_KEPT, ...headers },
  body: '',
})

export const json = (
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
  status = 200,
): PageResponse => ({
  status,
  headers: { 'Content-Type': 'application/json; charset=utf-8', ...NEVER_KEPT, ...headers },
  body: JSON.stringify(body),
})

/**
 * True when a form or a script of our own pages sent the request. Browsers of the last years always send `Origin` or
 * `Sec-Fetch-Site`; one that sends neither is held to the cookie's SameSite alone.
 */
export const isOurs = ({ header, origin }: PageRequest): boolean => {
  const site = header('sec-fetch-site')
  if (site !== '' && site !== 'same-origin' && site !== 'none') return false
  const from = header('origin')
  return from === '' || from === origin
}
