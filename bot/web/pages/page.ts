/** What a page is asked and what it answers: strings only, whatever the server around it is. */
import type { Answer, Request } from '../answer'

export { html, json, seeOther } from '../answer'

/** A request for a page, its parts read and checked. */
export interface PageRequest {
  method: string
  /** The path without the query, such as `/otherford/privacy`. */
  path: string
  /** The council's id in the path; empty where the path has none. */
  council: string
  /** What follows the question mark. */
  query: URLSearchParams
  /** The fields of a form, at most as long as the server lets through. */
  form: Readonly<Record<string, string>>
  cookies: Readonly<Record<string, string>>
  /** A header by its name in small letters; empty when it was not sent. */
  header(name: string): string
  /** Where residents see the server, such as `https://chat.otherford.gov.uk`. */
  origin: string
  /** The caller's address, for the limits. */
  address: string
}

const stringsIn = (value: unknown): Readonly<Record<string, string>> =>
  typeof value === 'object' && value !== null
    ? Object.fromEntries(
        Object.entries(value).flatMap(([name, inner]) => (typeof inner === 'string' ? [[name, inner]] : [])),
      )
    : {}

const cookiesIn = (header: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    header
      .split(';')
      .map((pair) => pair.trim().split('='))
      .flatMap(([name, ...value]) => (name === undefined ? [] : [[name, value.join('=')]])),
  )

/** The request as pages read it. */
export const toPageRequest = ({
  method,
  path,
  params,
  query,
  headers,
  body,
  site,
  address,
}: Request): PageRequest => {
  const header = (name: string): string => String(headers[name] ?? '')
  const council = params.council ?? ''
  const cookies = cookiesIn(header('cookie'))
  return { method, path, council, query, form: stringsIn(body), cookies, header, origin: site, address }
}

/** One page: a request in, a response out. */
export type Page = (request: PageRequest) => Promise<Answer>

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
