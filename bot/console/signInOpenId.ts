import { z } from 'zod'
import { NOBODY } from '../advisors/audit'
import type { OpenId, Sent } from '../advisors/openId'
import { createOpenIdAccounts, type OpenIdRefusal } from '../advisors/openIdAccounts'
import type { KeptAdvisor } from '../storage/advisorStore'
import { type Answer, type Request, type Route, seeOther } from '../web/answer'
import { cookieNamed } from './cookies'
import { type GuardParts, nextIn, refusing } from './guard'
import type { ConsoleParts } from './parts'
import { createSeal, type Seal } from './sealed'
import { signInPage, signInTo } from './signIn'

/** Somebody who was sent away has so long to come back: a password, a code from a phone, a colleague at the desk. */
const MINUTES = 20

const awayCookie = cookieNamed('advisor-away')

export const RETURN_PATH = '/advisor/sign-in/return'

const Away = z.object({
  state: z.string(),
  nonce: z.string(),
  verifier: z.string(),
  next: z.string().optional(),
  until: z.number(),
})

const away = (seal: Seal) => ({
  give: (sent: Sent, next: string | undefined, now: Date, request: Request): string => {
    const until = now.getTime() + MINUTES * 60_000
    return awayCookie.give(seal.close(JSON.stringify({ ...sent, next, until })), request, MINUTES * 60)
  },
  read: (request: Request, now: Date): (Sent & { next?: string | undefined }) | undefined => {
    const text = seal.open(awayCookie.read(request) ?? '')
    const { data } = Away.safeParse(text === undefined ? undefined : JSON.parse(text))
    return data === undefined || data.until <= now.getTime() ? undefined : data
  },
})

/** What the library calls what went wrong: a code of ours, its own, or the issuer’s; never a sentence. */
const codeOf = (fault: unknown): string => {
  const { error, code } = (fault instanceof Error ? fault : {}) as { error?: unknown; code?: unknown }
  return (
    [error, code].find((each) => typeof each === 'string' && /^\w{1,60}$/.test(each))?.toString() ?? 'fault'
  )
}

const LINES: Readonly<Record<OpenIdRefusal, string>> = {
  noGroups: 'notAllowed',
  unevenGroups: 'notAllowed',
  noName: 'notAllowed',
  disabled: 'disabled',
  nameTaken: 'nameTaken',
}

const beginning =
  (parts: ConsoleParts, openId: OpenId, { give }: ReturnType<typeof away>) =>
  async (request: Request): Promise<Answer> => {
    const { limits, clock, log } = parts
    const next = nextIn(request.query.get('next'))
    await limits.signIn(request.address)
    try {
      const { url, sent } = await openId.begin(`${request.site}${RETURN_PATH}`)
      return seeOther(url, { 'Set-Cookie': give(sent, next, clock.now(), request) })
    } catch (fault) {
      log.requestFailed({ method: request.method, route: request.route, fault })
      return signInPage(parts)(request, { next, fault: ['issuerDown'] }, 502)
    }
  }

const returning = (parts: ConsoleParts, openId: OpenId, { read }: ReturnType<typeof away>) => {
  const { advisors: store, clock, chance, config, audit, sessions, limits } = parts
  const accountFor = createOpenIdAccounts({ store, clock, chance, config, audit, sessions })
  const show = signInPage(parts)
  const begin = signInTo(parts)
  const back = (request: Request, line: string, status: number): Answer => {
    const page = show(request, { fault: [line] }, status)
    return { ...page, headers: { ...page.headers, 'Set-Cookie': awayCookie.takeBack(request) } }
  }
  const failed = (detail: string, { address }: Request, account?: KeptAdvisor): Promise<void> =>
    account === undefined
      ? audit.did(NOBODY, { what: 'signInFailed', detail }, address)
      : audit.ofAccount(account, { what: 'signInFailed', detail }, { address })
  const claimsOf = async (request: Request, sent: Sent) => {
    try {
      return await openId.finish(new URL(`${request.site}${request.path}?${request.query}`), sent)
    } catch (fault) {
      await failed(`openId ${codeOf(fault)}`, request)
      return undefined
    }
  }
  return async (request: Request): Promise<Answer> => {
    await limits.signIn(request.address)
    const sent = read(request, clock.now())
    if (sent === undefined) return back(request, 'lost', 400)
    const claims = await claimsOf(request, sent)
    if (claims === undefined) return back(request, 'openIdFailed', 403)
    const result = await accountFor(claims, request.address)
    if ('refused' in result) {
      await failed(result.refused, request, result.account)
      return back(request, LINES[result.refused], 403)
    }
    const into = await begin(request, result.account, 'openId', sent.next)
    const cookies = [into.headers?.['Set-Cookie'] ?? [], awayCookie.takeBack(request)].flat()
    return { ...into, headers: { ...into.headers, 'Set-Cookie': cookies } }
  }
}

/** To the issuer, and back from it. */
export const openIdRoutes = (parts: ConsoleParts, openId: OpenId, guard: GuardParts): readonly Route[] => {
  const kept = away(createSeal(parts.secret, 'advisor-away', parts.chance))
  const refusal = refusing(guard)
  return [
    { method: 'GET', path: '/advisor/sign-in/openid', refusal, answer: beginning(parts, openId, kept) },
    { method: 'GET', path: RETURN_PATH, refusal, answer: returning(parts, openId, kept) },
    { method: 'GET', path: '/advisor/signed-out', answer: async () => seeOther('/advisor/sign-in?out=1') },
  ]
}
