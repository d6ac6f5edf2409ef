import { knowsOf, looksAfter } from '../../advisors/grants'
import type { Answer } from '../../web/answer'
import { accountShown } from '../accountShown'
import type { ConsoleParts } from '../parts'
import type { ConsoleRequest } from '../route'

/** GET /advisor/people: everybody who works for a council of the administrator’s. */
export const peopleList =
  (parts: ConsoleParts) =>
  async (request: ConsoleRequest): Promise<Answer> => {
    const { page, words, advisors } = parts
    const all = await advisors.advisors()
    const people = all
      .filter((each) => knowsOf(request.advisor, each))
      .map((each) => ({
        ...accountShown(parts, each),
        isMine: looksAfter(request.advisor, each) && each.id !== request.advisor.id,
        isMe: each.id === request.advisor.id,
        hasNoWay: each.passwordHash === undefined && each.openId === undefined,
      }))
    return page(request, 'people', { title: words.line('people', 'title'), people })
  }
