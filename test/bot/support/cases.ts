import type { Converse } from '../../../dialogs/conversation'
import { aDraft } from './aCase'
import { reply } from './world'

/** Dialogs that open a case for whatever is said, and say its reference; `nobody` leaves neither postcode nor phone. */
export const openingCases: Converse = async (turn, memory, ports) => {
  if (turn.event === 'start' || ports === undefined) return { replies: [reply('Hello')], memory }
  const { postcode: _, ...anonymous } = aDraft({ contact: {} })
  const draft = turn.said === 'nobody' ? anonymous : aDraft()
  const { reference } = await ports.cases.openCase({ ...draft, answers: { said: turn.said } })
  return { replies: [reply(reference)], memory }
}
