import type { Case } from '../../../bot/cases/case'
import type { Converse } from '../../../dialogs/conversation'
import type { CaseDraft } from '../../../dialogs/ports'
import { reply } from './world'

export const aDraft = (more: Partial<CaseDraft> = {}): CaseDraft => ({
  service: 'missed-bin',
  intent: 'bins.missed',
  answers: { bin: 'green', where: '10001' },
  what: 'Missed collection: the green bin',
  where: '12 Acacia Avenue, EX1 2AB',
  postcode: 'EX1 2AB',
  contact: { phone: '01632960123' },
  promise: { within: { amount: 2, unit: 'workingDays' } },
  ...more,
})

/** A case that was opened a moment ago; it is of Otherford. */
export const aCase = ({ reference = '111111111', ...more }: Partial<Case> = {}): Case => ({
  ...aDraft(),
  reference,
  council: 'otherford',
  conversation: 'one',
  timeline: [{ state: 'received', at: new Date('2026-04-08T10:00:00Z'), by: 'resident' }],
  ...more,
})

/** Dialogs that open a case for whatever is said, and say its reference; `nobody` leaves neither postcode nor phone. */
export const openingCases: Converse = async (turn, memory, ports) => {
  if (turn.event === 'start' || ports === undefined) return { replies: [reply('Hello')], memory }
  const { postcode: _, ...anonymous } = aDraft({ contact: {} })
  const draft = turn.said === 'nobody' ? anonymous : aDraft()
  const { reference } = await ports.cases.openCase({ ...draft, answers: { said: turn.said } })
  return { replies: [reply(reference)], memory }
}
