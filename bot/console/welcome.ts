import { BotError } from '../errors'
import { type Answer, type Request, type Route, seeOther } from '../web/answer'
import { toPageRequest } from '../web/pages/page'
import { type GuardParts, refusing, takeOurs } from './guard'
import { newPasswordFault } from './newPassword'
import type { ConsoleParts } from './parts'

/** A page to choose a password on, for whoever has a link that an administrator made. */
export const welcomeRoutes = (parts: ConsoleParts, guard: GuardParts): readonly Route[] => {
  const { accounts, limits, page, words } = parts
  const path = '/advisor/welcome/:secret'
  const show = (values: Record<string, unknown>, status = 200): Answer =>
    // The address holds the secret: nothing of the page says it again.
    page({ path: '' }, 'welcome', { title: words.line('welcome', 'title'), ...values }, status)
  const accountOf = async (request: Request) => {
    await limits.signIn(request.address)
    const account = await accounts.invited(request.params.secret ?? '')
    if (account === undefined) throw new BotError('page_unknown')
    return account
  }
  const gone = (): Answer => show({ isGone: true }, 404)
  const route = (method: 'GET' | 'POST', answer: (request: Request) => Promise<Answer>): Route => ({
    method,
    path,
    answer,
    refusal: (thrown, request) =>
      thrown instanceof BotError && thrown.code === 'page_unknown'
        ? gone()
        : refusing(guard)(thrown, request),
  })
  if (!parts.config.LOCAL_SIGN_IN) return []
  return [
    route('GET', async (request) => show({ username: (await accountOf(request)).username })),
    route('POST', async (request) => {
      takeOurs(request)
      const account = await accountOf(request)
      const { password = '' } = toPageRequest(request).form
      const fault = newPasswordFault(parts, password, account)
      if (fault !== undefined) return show({ username: account.username, problem: fault }, 400)
      const taken = await accounts.accept(request.params.secret ?? '', password, request.address)
      return taken ? seeOther('/advisor/sign-in?welcome=1') : gone()
    }),
  ]
}
