import type { Case } from '../../../bot/cases/case'
import type { CaseDraft } from '../../../dialogs/ports'

export const aDraft = (more: Partial<CaseDraft> = {}): CaseDraft => ({
  service: 'missed-bin',
  intent: 'bins.missed',
  answers: { bin: 'green', where: '10001' },
  what: 'Missed collection: the green bin',
  where: '12 Acacia Avenue, EX1 2AB',
  postcode: 'EX1 2AB',
  contact: { phone: '01632960123' },
  particulars: [{ id: 'bin', label: 'Which bin', value: 'Green bin' }],
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
