import { NOBODY } from '../advisors/audit'
import type { SignedIn } from '../advisors/sessions'
import { createLocalSignIn, type SignInOutcome } from '../advisors/signIn'
import { BotError } from '../errors'
import { type Answer, type Request, type Route, seeOther } from '../web/answer'
import { toPageRequest } from '../web/pages/page'
import { signInCookie } from './cookies'
import { type GuardParts, nextIn, refusing, signedInOf, takeOurs } from './guard'
import type { ConsoleParts } from './parts'

/** What the page shows; all left out: an empty form. */
interface Shown {
  username?: string | undefined
  next?: string | undefined
  /** Which line of `signIn` says what is wrong, and with which numbers. */
  fault?: readonly [line: string, values?: Readonly<Record<string, string>>] | undefined
  /** What has been done: `out`, `welcome`. */
  done?: string | undefined
}

type Failing = Exclude<SignInOutcome, { outcome: 'in' }>

const DONE = ['out', 'welcome']

const A_MINUTE_MS = 60_000

const wait = (minutes: number): readonly [line: string, values?: Readonly<Record<string, string>>] =>
  minutes <= 1 ? ['waitOne'] : ['wait', { minutes: String(minutes) }]

const minutesUntil = (until: Date, now: Date): number =>
  Math.ceil((until.getTime() - now.getTime()) / A_MINUTE_MS)

const faultOf = (failing: Failing, now: Date): Shown['fault'] =>
  failing.outcome === 'wrong' ? ['wrong'] : wait(minutesUntil(failing.until, now))

/** How long to wait after too many wrong passwords, in words. */
export const waitIn = ({ words, clock }: ConsoleParts, until: Date): string =>
  words.line('signIn', ...wait(minutesUntil(until, clock.now())))

/** Takes passwords from an address, and writes into the audit log what fails. */
export const localSignIn = ({ advisors: store, clock, passwords, audit }: ConsoleParts, address: string) =>
  createLocalSignIn({
    store,
    clock,
    passwords,
    failed: (why, advisor) =>
      advisor === undefined
        ? audit.did(NOBODY, { what: 'signInFailed', detail: why }, address)
        : audit.ofAccount(advisor, { what: 'signInFailed', detail: why }, { address }),
  })

/** The page to sign in on, in both ways that there may be. */
export const signInPage = ({ page, words, config }: ConsoleParts) => {
  const line = ([id, values]: NonNullable<Shown['fault']>): string => words.line('signIn', id, values)
  return (request: Request, { fault, ...shown }: Shown, status = 200): Answer =>
    page(
      request,
      'signIn',
      {
        title: words.line('signIn', 'title'),
        problem: fault && line(fault),
        isLocal: config.LOCAL_SIGN_IN,
        isElsewhere: config.OIDC_ISSUER !== undefined,
        ...shown,
      },
      status,
    )
}

/** Signs somebody in who has shown who they are, in place of whoever was signed in here before. */
export const signInTo =
  ({ sessions, audit, landing }: ConsoleParts) =>
  async (
    request: Request,
    advisor: SignedIn['advisor'],
    way: 'password' | 'openId',
    next: string | undefined,
  ): Promise<Answer> => {
    const before = await signedInOf(sessions, request)
    if (before !== undefined) await sessions.end(before.session.id, before.advisor.id)
    const token = await sessions.begin(advisor, { way, userAgent: request.headers['user-agent'] ?? '' })
    await audit.ofAccount(advisor, { what: 'signedIn', detail: way }, { address: request.address })
    return seeOther(next ?? landing(advisor), { 'Set-Cookie': signInCookie.give(token, request) })
  }

const signingIn = (parts: ConsoleParts) => {
  const { clock, limits } = parts
  const show = signInPage(parts)
  const begin = signInTo(parts)
  const within = async (address: string): Promise<Shown['fault']> => {
    try {
      await limits.signIn(address)
      return undefined
    } catch (thrown) {
      if (!(thrown instanceof BotError) || thrown.code !== 'too_many') throw thrown
      return wait(Math.ceil((thrown.retryAfter ?? 60) / 60))
    }
  }
  return async (request: Request): Promise<Answer> => {
    takeOurs(request)
    const { username = '', password = '', ...form } = toPageRequest(request).form
    const next = nextIn(form.next)
    if (username.trim() === '' || password === '')
      return show(request, { username, next, fault: ['empty'] }, 400)
    const limited = await within(request.address)
    if (limited !== undefined) return show(request, { username, next, fault: limited }, 429)
    const result = await localSignIn(parts, request.address)(username, password)
    if (result.outcome === 'in') return begin(request, result.advisor, 'password', next)
    const status = result.outcome === 'wrong' ? 403 : 429
    return show(request, { username, next, fault: faultOf(result, clock.now()) }, status)
  }
}

/** The page to sign in on, which everybody may see. */
export const signInRoutes = (parts: ConsoleParts, guard: GuardParts): readonly Route[] => {
  const show = signInPage(parts)
  const path = '/advisor/sign-in'
  return [
    {
      method: 'GET',
      path,
      refusal: refusing(guard),
      answer: async (request) => {
        const next = nextIn(request.query.get('next'))
        const signedIn = await signedInOf(parts.sessions, request)
        if (signedIn !== undefined) return seeOther(next ?? parts.landing(signedIn.advisor))
        return show(request, { next, done: DONE.find((each) => request.query.has(each)) })
      },
    },
    ...(parts.config.LOCAL_SIGN_IN
      ? [{ method: 'POST' as const, path, refusal: refusing(guard), answer: signingIn(parts) }]
      : []),
  ]
}
