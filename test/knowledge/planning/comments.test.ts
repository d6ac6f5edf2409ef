import type { Application } from '../../../knowledge/planning/application'
import { type Commenting, commenting, commentsUntil } from '../../../knowledge/planning/comments'
import { anApplication, type Happened } from './anApplication'
import { everyDay, isEnglishHoliday, nthDay } from './independent'

const PUBLIC: Happened = [
  ['valid-from', '2026-11-02'],
  ['publicity-start', '2026-11-09'],
]

describe('until when comments count', () => {
  it.each<[string, Happened, Partial<Application>, string | undefined]>([
    ['21 days, of which the first is the day of the notice', PUBLIC, {}, '2026-11-29'],
    [
      'a day more for Christmas, and for its substitute on the 28th',
      [['publicity-start', '2026-12-10']],
      {},
      '2027-01-02',
    ],
    ['not on the bank holiday that it begins on', [['publicity-start', '2026-08-31']], {}, '2026-09-21'],
    [
      '30 days with an environmental statement, bank holidays with them',
      [['publicity-start', '2026-12-10']],
      { scale: 'eia' },
      '2027-01-08',
    ],
    ['14 days for permission in principle', PUBLIC, { type: 'pip' }, '2026-11-22'],
    [
      'the register’s own end, where it has one',
      [...PUBLIC, ['consultation-end', '2026-12-04']],
      {},
      '2026-12-04',
    ],
    [
      'not an end from before it was made public again',
      [['publicity-start', '2026-06-01'], ['consultation-end', '2026-06-22'], ...PUBLIC],
      {},
      '2026-11-29',
    ],
    ['counted again from a second notice', [...PUBLIC, ['publicity-start', '2026-11-23']], {}, '2026-12-13'],
    ['unknown before it is public', [['publicity-start', '2026-12-31']], {}, undefined],
    ['unknown where only consultees were asked', [['consultation-start', '2026-11-09']], {}, undefined],
  ])('%s', (_, happened, more, until) => {
    const day = happened.some(([, on]) => on === '2026-12-31') ? '2026-11-24' : '2026-12-30'
    expect(commentsUntil(anApplication(happened, more), day, isEnglishHoliday)).toBe(until)
  })

  it('is the 21st day that is no bank holiday, from every day of 2024 to 2028', () => {
    for (const day of everyDay().filter((each) => each < '2028-11-01')) {
      const one = anApplication([['publicity-start', day]])
      expect(commentsUntil(one, day, isEnglishHoliday)).toBe(nthDay(day, 21, false))
      const eia = anApplication([['publicity-start', day]], { scale: 'eia' })
      expect(commentsUntil(eia, day, isEnglishHoliday)).toBe(nthDay(day, 30, true))
    }
  })
})

describe('whether one may comment', () => {
  it.each<[string, string, Partial<Application>, Commenting]>([
    ['on the first day', '2026-11-09', {}, { may: 'yes', until: '2026-11-29' }],
    ['on the last day', '2026-11-29', {}, { may: 'yes', until: '2026-11-29' }],
    ['late, on the day after', '2026-11-30', {}, { may: 'late', until: '2026-11-29' }],
    ['before it is public, without an end', '2026-11-05', {}, { may: 'yes' }],
    ['not before it is valid', '2026-11-01', {}, { may: 'no', because: 'notValid' }],
    [
      'not when it is decided',
      '2026-11-20',
      { decision: { outcome: 'grant', day: '2026-11-20' } },
      { may: 'no', because: 'decided' },
    ],
    [
      'still, the day before',
      '2026-11-19',
      { decision: { outcome: 'grant', day: '2026-11-20' } },
      { may: 'yes', until: '2026-11-29' },
    ],
    [
      'not when it is withdrawn',
      '2026-11-20',
      { withdrawn: '2026-11-20' },
      { may: 'no', because: 'withdrawn' },
    ],
    [
      'not to us, once there is an appeal',
      '2026-12-20',
      { decision: { outcome: 'refuse', day: '2026-12-01' }, appeal: { lodged: '2026-12-15' } },
      { may: 'no', because: 'appeal' },
    ],
    [
      'not when the appeal is decided either',
      '2027-05-20',
      {
        decision: { outcome: 'refuse', day: '2026-12-01' },
        appeal: { lodged: '2026-12-15', decided: { outcome: 'dismissed', day: '2027-05-03' } },
      },
      { may: 'no', because: 'decided' },
    ],
  ])('%s', (_, by, more, expected) => {
    expect(commenting(anApplication(PUBLIC, more), by, isEnglishHoliday)).toEqual(expected)
  })
})
