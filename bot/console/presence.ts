import type { Answer } from '../web/answer'
import { seeOther } from '../web/answer'
import { presenceIn } from './forms'
import { showHome } from './home'
import type { Making } from './making'
import { FormFault, refusalOf } from './refusal'
import type { ConsoleRequest } from './route'
import { showSupervise } from './supervise'

const problemOf = ({ parts: { words } }: Making, thrown: unknown): string => {
  if (thrown instanceof FormFault) return words.line('outcomes', thrown.line)
  const refusal = refusalOf(words, thrown)
  if (refusal === undefined) throw thrown
  return refusal.problem
}

/** Sets one's own presence, or as a supervisor a colleague's, and goes back to where it was set. */
export const presenceAction =
  (making: Making) =>
  async (request: ConsoleRequest): Promise<Answer> => {
    const { advisor, form } = request
    const fromAll = form.from === 'supervise'
    try {
      await making.parts.handoffs.setPresence(advisor, form.advisor ?? advisor.id, presenceIn(form))
      return seeOther(`/advisor${fromAll ? '/supervise' : ''}?done=presence`)
    } catch (thrown) {
      const problem = problemOf(making, thrown)
      return (fromAll ? showSupervise : showHome)(making, request, { problem }, 400)
    }
  }
