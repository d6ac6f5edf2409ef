import { ROLES } from '../advisors/advisor'
import type { Answer } from '../web/answer'
import type { ConsoleParts } from './parts'
import type { ConsoleRequest, ConsoleRoute } from './route'

const show =
  ({ page, words }: ConsoleParts) =>
  async (request: ConsoleRequest): Promise<Answer> =>
    page(request, 'me', { title: words.line('me', 'title') })

/** GET /advisor/me: one's own account. */
export const meRoutes = (parts: ConsoleParts): readonly ConsoleRoute[] => [
  { method: 'GET', path: '/me', needs: ROLES, menu: 'me', answer: show(parts) },
]
