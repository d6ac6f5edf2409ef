import { instantOf } from '../../knowledge/calendar/day'
import type { Case } from '../cases/case'
import type { Casting } from './cast'

/** The cases that a script says are there, of its council. */
export const casesOf = ({ script: { cases = [] }, pack }: Casting): readonly Case[] =>
  cases.map(({ reference, state, openedAt, workingDays }) => {
    const at = instantOf(openedAt, pack.council.timeZone)
    return {
      reference,
      council: pack.council.id,
      conversation: 'earlier',
      service: 'script',
      intent: 'bins.missed',
      answers: {},
      what: 'your bin was not emptied',
      where: '12 Acacia Avenue',
      postcode: 'EX1 2AB',
      contact: { phone: '01632960123' },
      particulars: [{ id: 'bin', label: 'Which bin', value: 'Green bin' }],
      timeline: [
        { state: 'received', at, by: 'resident' },
        ...(state === 'received' ? [] : ([{ state, at, by: 'council' }] as const)),
      ],
      ...(workingDays === undefined
        ? {}
        : { promise: { within: { amount: workingDays, unit: 'workingDays' } } }),
    }
  })
