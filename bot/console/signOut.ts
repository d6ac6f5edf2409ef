import { ROLES } from '../advisors/advisor'
import { seeOther } from '../web/answer'
import { signInCookie } from './cookies'
import type { ConsoleParts } from './parts'
import type { ConsoleRoute } from './route'

/** POST /advisor/sign-out: ends this sign-in, here and in every window of it. */
export const signOutRoute = ({ sessions, audit }: ConsoleParts): ConsoleRoute => ({
  method: 'POST',
  path: '/sign-out',
  needs: ROLES,
  answer: async (request) => {
    const { advisor, session, address } = request
    await sessions.end(session.id, advisor.id)
    await audit.ofAccount(advisor, { what: 'signedOut' }, { address })
    return seeOther('/advisor/sign-in?out=1', { 'Set-Cookie': signInCookie.takeBack(request) })
  },
})
