import type { CaseDraft } from '../ports'
import { paragraphs } from '../said'
import type { Services, ServiceTurn } from '../services/createServices'
import type { Hearing, Listener, Outcome } from './hearing'
import { outcomeOf } from './outcome'
import { lastSaid } from './replies'

/** The end of a service that opens a case: it is asked of the world, and its reference goes before the rest. */
const opening = (draft: CaseDraft, { answer }: ServiceTurn, hearing: Hearing): Outcome => ({
  replies: [],
  memory: hearing.memory,
  errand: async ({ cases }, memory) => {
    const opened = hearing.desk.opened(await cases.openCase(draft), hearing.here)
    const whole = { ...answer, said: paragraphs([opened, answer.said]) }
    const ended = outcomeOf([whole], { ...hearing, memory })
    return { ...ended, memory: { ...ended.memory, service: undefined } }
  },
})

/** What a service says, and that it is going on; or at its end the case that it opens. */
export const serviceOutcome = (turn: ServiceTurn, hearing: Hearing): Outcome => {
  if (turn.opens !== undefined) return opening(turn.opens, turn, hearing)
  const { replies, memory } = outcomeOf([turn.answer], hearing)
  return {
    replies: replies.map((reply) => ({ ...reply, expects: turn.expects })),
    memory: { ...memory, service: turn.memory },
  }
}

/** The answer to the question of a service; anything else is left to the others. */
export const createServiceListener =
  (services: Services): Listener =>
  (hearing) => {
    const { memory, said, here, alternatives } = hearing
    const heard = alternatives.length > 0 ? alternatives.map(({ text }) => text) : [said]
    const turn = memory.service && services.continue(memory.service, said, here, heard)
    return turn && serviceOutcome(turn, hearing)
  }

/** A question in the middle was answered: the open one is put again after it. */
export const withOpenQuestion = (services: Services, outcome: Outcome, hearing: Hearing): Outcome => {
  const open = hearing.memory.service && services.again(hearing.memory.service, hearing.here)
  if (open === undefined) return outcome
  const asked = serviceOutcome(open, hearing)
  const replies = [...outcome.replies, ...asked.replies]
  return { replies, memory: { ...outcome.memory, service: asked.memory.service, last: lastSaid(replies) } }
}

/** Nothing was understood while a question is open: it is asked again, and why. */
export const openQuestionAgain = (services: Services, hearing: Hearing): Outcome | undefined => {
  const open = hearing.memory.service && services.again(hearing.memory.service, hearing.here, true)
  return open && serviceOutcome(open, hearing)
}
