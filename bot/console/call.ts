/** A call that was put through, opened by its reference: by the telephone system's screen-pop, or typed. */
import { BotError } from '../errors'
import { type Answer, seeOther } from '../web/answer'
import { showHome } from './home'
import type { Making } from './making'
import type { ConsoleRequest } from './route'

/** As it is written, said or copied: with spaces, or dashes. */
const refIn = ({ params, query }: ConsoleRequest): string =>
  (params.ref ?? query.get('ref') ?? '').replaceAll(/[^0-9]/g, '')

/** On to its conversation, where it can be taken; else the queue, which says that there is none. */
export const callPage =
  (making: Making) =>
  async (request: ConsoleRequest): Promise<Answer> => {
    const ref = refIn(request)
    try {
      const { id } = await making.parts.handoffs.call(request.advisor, ref)
      return seeOther(`/advisor/conversations/${encodeURIComponent(id)}`)
    } catch (thrown) {
      if (!(thrown instanceof BotError) || thrown.code !== 'handoff_unknown') throw thrown
      const problem = making.parts.words.line('outcomes', 'noCall')
      return showHome(making, request, { problem, ref }, 404)
    }
  }
