import { missedBin } from '../../../dialogs/services'
import type { MissedBinAnswer } from '../../../knowledge/collections/missedBin'

type May = Extract<MissedBinAnswer, { may: 'report' }>

const answers = (offerComplaint: boolean) => {
  const answer: May = {
    may: 'report',
    missed: { day: '2026-11-20', service: 'refuse' },
    until: { day: '2026-11-23', time: '23:59' },
    forStreet: false,
    assisted: false,
    offerComplaint,
  }
  const service = { code: 'refuse', stream: 'refuse', name: 'Grey bin', outBy: '07:00', subscription: false }
  return {
    home: '999900000001',
    place: { addresses: [], sample: false },
    bins: {},
    verdict: { answer, service, subject: 'bin 999900000001 refuse' },
  }
}
const here = { now: { day: '2026-11-23', time: '10:00' } } as never

describe('a bin that is missed again and again', () => {
  it('is reported, and a complaint is offered', () => {
    const ending = missedBin.end(answers(true), here)
    expect(ending.opens).toBeDefined()
    expect(ending.options).toEqual(['complain'])
    expect(ending.say).toContain('againSorry')
  })

  it('is reported without one before that', () => {
    const ending = missedBin.end(answers(false), here)
    expect(ending.opens).toBeDefined()
    expect(ending.options).toBeUndefined()
    expect(ending.say).not.toContain('againSorry')
  })
})
