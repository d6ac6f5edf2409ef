import { ROLES } from '../advisors/advisor'
import type { OpenId } from '../advisors/openId'
import { type Answer, seeOther } from '../web/answer'
import { signInCookie } from './cookies'
import type { ConsoleParts } from './parts'
import type { ConsoleRequest, ConsoleRoute } from './route'

/** Where to sign out of the issuer too. If it can’t be reached now, they are signed out here all the same. */
const issuerEnd = async (openId: OpenId | undefined, request: ConsoleRequest): Promise<string | undefined> =>
  request.session.way === 'openId'
    ? openId?.endAt(`${request.site}/advisor/signed-out`).catch(() => undefined)
    : undefined

const withoutCookie = (request: ConsoleRequest, answer: Answer): Answer => ({
  ...answer,
  headers: { ...answer.headers, 'Set-Cookie': signInCookie.takeBack(request) },
})

/** POST /advisor/sign-out: ends this sign-in, here and in every window of it, and the one at the issuer. */
export const signOutRoute = (parts: ConsoleParts, openId: OpenId | undefined): ConsoleRoute => ({
  method: 'POST',
  path: '/sign-out',
  needs: ROLES,
  answer: async (request) => {
    const { sessions, audit, page, words } = parts
    const { advisor, session, address } = request
    await sessions.end(session.id, advisor.id)
    await audit.ofAccount(advisor, { what: 'signedOut' }, { address })
    const url = await issuerEnd(openId, request)
    if (url === undefined) return withoutCookie(request, seeOther('/advisor/sign-in?out=1'))
    // Not by a redirect: the policy of the page lets its forms lead to our own addresses only, and Chromium holds
    // redirects to it.
    const values = { title: words.line('signIn', 'leavingTitle'), url }
    return withoutCookie(request, page({ path: '' }, 'leaving', values))
  },
})
