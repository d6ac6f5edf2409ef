import type { IncomingMessage } from 'node:http'
import { has } from '../advisors/advisor'
import type { Audit } from '../advisors/audit'
import type { Sessions, SignedIn } from '../advisors/sessions'
import type { Config } from '../config'
import { BotError, coded } from '../errors'
import type { Log } from '../log'
import { type Answer, type Request, type Route, seeOther } from '../web/answer'
import { isOurs, toPageRequest } from '../web/pages/page'
import { problemAnswer } from '../web/problem'
import { siteOf } from '../web/request'
import { signInCookie } from './cookies'
import type { ConsoleRoute } from './route'

/** What the guard needs. */
export interface GuardParts {
  sessions: Sessions
  audit: Audit
  log: Log
  /** A problem as a page, for somebody with a browser; who they are, if they have signed in. */
  problemPage(status: number, signedIn: SignedIn | undefined): Answer
}

export const wantsPage = ({ headers }: Pick<Request, 'headers'>): boolean =>
  (headers.accept ?? '').includes('text/html')

/**
 * Forms are taken from our own pages only, and the browser says whether they are: every one of the last years sends
 * `Sec-Fetch-Site` or `Origin` with a POST, which no page can make up. One that sends neither is refused, where residents'
 * pages would let it through. Together with the cookie's `SameSite` that stands in for a token in every form.
 */
export const isOurForm = (request: Request): boolean => {
  const { 'sec-fetch-site': site, origin } = request.headers
  return isOurs(toPageRequest(request)) && (site === 'same-origin' || (origin ?? '') !== '')
}

/** Throws `not_allowed` for a form from elsewhere. */
export const takeOurs = (request: Request): void => {
  if (request.method === 'POST' && !isOurForm(request)) throw new BotError('not_allowed')
}

/** Who a request is of; `undefined` when they haven't signed in, or it has ended. */
export const signedInOf = async (
  sessions: Sessions,
  request: Pick<Request, 'site' | 'headers'>,
): Promise<SignedIn | undefined> => {
  const token = signInCookie.read(request)
  return token === undefined || token === '' ? undefined : sessions.read(token)
}

/**
 * Who asks to open a socket, where the page that asks is our own: a browser sends cookies with a WebSocket from any
 * website, and always `Origin`. `undefined` for whoever hasn't signed in, or comes from elsewhere.
 */
export const sessionOf = async (
  sessions: Sessions,
  req: IncomingMessage,
  config: Pick<Config, 'TRUST_PROXY' | 'PUBLIC_URL'>,
): Promise<SignedIn | undefined> => {
  const site = siteOf(req, config)
  return req.headers.origin === site ? signedInOf(sessions, { site, headers: req.headers }) : undefined
}

/** Where to go after signing in: a page of the console, and nothing that an address could smuggle in. */
export const nextIn = (written: string | null | undefined): string | undefined =>
  /^\/advisor(?:[/?][\w\-./?=&%+:]*)?$/.test(written ?? '') && !(written ?? '').startsWith('/advisor/sign-')
    ? (written ?? undefined)
    : undefined

const toSignIn = ({ path, query }: Request): Answer => {
  const next = query.size === 0 ? path : `${path}?${query}`
  return seeOther(`/advisor/sign-in?next=${encodeURIComponent(next)}`)
}

/** A refusal as a page for somebody with a browser, else as everywhere. */
export const refusing =
  (parts: GuardParts) =>
  (thrown: unknown, request: Request, signedIn?: SignedIn): Answer => {
    const { headers, ...problem } = problemAnswer(thrown, request, parts.log)
    // There is no bearer token that would let anybody in.
    if (!wantsPage(request)) return { ...problem, headers: { ...headers, 'WWW-Authenticate': undefined } }
    const page = parts.problemPage(coded(thrown).status, signedIn)
    return { ...page, headers: { ...page.headers, 'Retry-After': headers?.['Retry-After'] } }
  }

const letIn = (parts: GuardParts, route: ConsoleRoute, request: Request, { advisor, session }: SignedIn) => {
  takeOurs(request)
  if (!has(advisor, ...route.needs)) throw new BotError('not_allowed')
  return route.answer({
    ...request,
    advisor,
    session,
    form: toPageRequest(request).form,
    audit: (done) => parts.audit.did(advisor.id, done, request.address),
  })
}

const answering =
  (parts: GuardParts, route: ConsoleRoute) =>
  async (request: Request): Promise<Answer> => {
    const signedIn = await signedInOf(parts.sessions, request)
    if (signedIn === undefined) {
      if (route.method === 'GET' && wantsPage(request)) return toSignIn(request)
      throw new BotError('sign_in_needed')
    }
    try {
      return await letIn(parts, route, request, signedIn)
    } catch (thrown) {
      return refusing(parts)(thrown, request, signedIn)
    }
  }

/** The routes of the console, each behind the guard: its URL is below `/advisor`. */
export const consoleRoutes = (parts: GuardParts, routes: readonly ConsoleRoute[]): readonly Route[] =>
  routes.map((route) => ({
    method: route.method,
    path: `/advisor${route.path}`,
    answer: answering(parts, route),
    refusal: refusing(parts),
  }))
