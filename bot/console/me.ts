import { type Advisor, ROLES } from '../advisors/advisor'
import type { KeptAdvisor, Session } from '../storage/advisorStore'
import { type Answer, seeOther } from '../web/answer'
import { accountShown } from './accountShown'
import { signInCookie } from './cookies'
import { deviceOf } from './device'
import { newPasswordFault } from './newPassword'
import type { ConsoleParts } from './parts'
import type { ConsoleRequest, ConsoleRoute } from './route'
import { localSignIn, waitIn } from './signIn'
import { shownTime, timeZoneOf } from './time'

/** What is wrong with the form, by its field. */
interface Faults {
  current?: string | undefined
  password?: string | undefined
}

/** A sign-in that goes on, for the table of them. */
const sessionShown =
  ({ packs, words }: ConsoleParts, here: Session) =>
  ({ id, way, createdAt, seenAt, userAgent }: Session) => ({
    id,
    isHere: id === here.id,
    device: deviceOf(userAgent) || words.line('me', 'unknownDevice'),
    way: words.line('me', way),
    since: shownTime(createdAt, timeZoneOf(packs)),
    seen: shownTime(seenAt, timeZoneOf(packs)),
  })

const goingOn = async ({ advisors, clock }: ConsoleParts, advisor: Advisor): Promise<readonly Session[]> => {
  const all = await advisors.sessionsOf(advisor.id)
  return all.filter(({ revokedAt, expiresAt }) => revokedAt === undefined && expiresAt > clock.now())
}

const showing =
  (parts: ConsoleParts) =>
  async (request: ConsoleRequest, faults: Faults = {}, status = 200): Promise<Answer> => {
    const { page, words, config, advisors } = parts
    const account = await advisors.findAdvisor(request.advisor.id)
    const sessions = await goingOn(parts, request.advisor)
    return page(
      request,
      'me',
      {
        title: words.line('me', 'title'),
        problem: Object.values(faults).some((fault) => fault !== undefined),
        faults,
        done: request.query.get('done') ?? '',
        account: accountShown(parts, request.advisor),
        hasPassword: config.LOCAL_SIGN_IN && account?.passwordHash !== undefined,
        sessions: sessions.map(sessionShown(parts, request.session)),
      },
      status,
    )
  }

/** Whether it is their password now: counted with the attempts to sign in, or else it could be guessed here. */
const currentFault = async (
  parts: ConsoleParts,
  { address }: ConsoleRequest,
  account: KeptAdvisor,
  current: string,
): Promise<string | undefined> => {
  if (current === '') return parts.words.line('me', 'currentEmpty')
  const result = await localSignIn(parts, address)(account.username, current)
  if (result.outcome === 'in') return undefined
  return result.outcome === 'wrong' ? parts.words.line('me', 'currentWrong') : waitIn(parts, result.until)
}

const changing =
  (parts: ConsoleParts) =>
  async (request: ConsoleRequest): Promise<Answer> => {
    const { current = '', password = '' } = request.form
    const account = await parts.advisors.findAdvisor(request.advisor.id)
    if (account?.passwordHash === undefined || !parts.config.LOCAL_SIGN_IN) return seeOther('/advisor/me')
    const faults: Faults = { password: newPasswordFault(parts, password, account) }
    if (faults.password === undefined) faults.current = await currentFault(parts, request, account, current)
    if (faults.password !== undefined || faults.current !== undefined)
      return showing(parts)(request, faults, 400)
    await parts.accounts.setPassword(account.id, password, {
      who: account.id,
      address: request.address,
      except: request.session.id,
    })
    return seeOther('/advisor/me?done=password')
  }

/** Ends one sign-in, all others, or all of them. */
const ending =
  ({ sessions, audit }: ConsoleParts) =>
  async (request: ConsoleRequest): Promise<Answer> => {
    const { advisor, session, form, address } = request
    const which = form.session ?? ''
    if (which === 'others') await sessions.endAll(advisor.id, session.id)
    else if (which === 'all') await sessions.endAll(advisor.id)
    else await sessions.end(which, advisor.id)
    await audit.ofAccount(advisor, { what: 'signInsEnded' }, { address })
    return which === 'all' || which === session.id
      ? seeOther('/advisor/sign-in?out=1', { 'Set-Cookie': signInCookie.takeBack(request) })
      : seeOther('/advisor/me?done=ended')
  }

/** One's own account: what it may do, its password, and where it is signed in. */
export const meRoutes = (parts: ConsoleParts): readonly ConsoleRoute[] => [
  { method: 'GET', path: '/me', needs: ROLES, menu: 'me', answer: (request) => showing(parts)(request) },
  { method: 'POST', path: '/me/password', needs: ROLES, answer: changing(parts) },
  { method: 'POST', path: '/me/sign-ins', needs: ROLES, answer: ending(parts) },
]
