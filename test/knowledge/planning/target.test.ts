import fc from 'fast-check'
import { APPLICATION_TYPES, type Application, SCALES } from '../../../knowledge/planning/application'
import { targetOf } from '../../../knowledge/planning/target'
import { anApplication, type Happened } from './anApplication'
import { everyDay, tomorrow, weeksAfter } from './independent'

const VALID: Happened = [['valid-from', '2026-09-07']]

describe('by when a decision is due', () => {
  it.each<[string, Partial<Application>, string | undefined]>([
    ['8 weeks for a householder', {}, '2026-11-02'],
    ['8 weeks for a change of use', { type: 'full' }, '2026-11-02'],
    ['8 weeks for reserved matters', { type: 'reserved-matters' }, '2026-11-02'],
    ['8 weeks to vary a condition', { type: 's73' }, '2026-11-02'],
    ['8 weeks for a listed building', { type: 'lbc' }, '2026-11-02'],
    ['8 weeks for a sign', { type: 'advertising' }, '2026-11-02'],
    ['8 weeks for details of a condition', { type: 'approval-condition' }, '2026-11-02'],
    ['8 weeks for a protected tree', { type: 'consent-under-tpo' }, '2026-11-02'],
    ['13 weeks for major development', { type: 'full', scale: 'major' }, '2026-12-07'],
    ['13 weeks for waste, whatever its size', { type: 'waste-dev' }, '2026-12-07'],
    ['16 weeks with an environmental statement', { type: 'outline', scale: 'eia' }, '2026-12-28'],
    ['16 weeks for minerals with one', { type: 'extraction-oil-gas', scale: 'eia' }, '2026-12-28'],
    ['6 weeks for trees in a conservation area', { type: 'notice-trees-in-con-area' }, '2026-10-19'],
    ['28 days for a small amendment', { type: 'non-material-amendment' }, '2026-10-05'],
    ['size is nothing to a listed building', { type: 'lbc', scale: 'major' }, '2026-11-02'],
    ['no one clock for prior approval', { type: 'prior-approval' }, undefined],
    ['no one clock for what has no name', { type: 'other' }, undefined],
    [
      'the register’s own day, where it has one',
      { type: 'prior-approval', target: '2026-10-19' },
      '2026-10-19',
    ],
    ['the register’s own day before ours', { target: '2026-11-09' }, '2026-11-09'],
  ])('%s', (_, more, day) => {
    expect(targetOf(anApplication(VALID, more), '2026-09-08')).toEqual({
      extended: false,
      ...(day === undefined ? {} : { day }),
    })
  })

  it.each<[string, Happened, string, ReturnType<typeof targetOf>]>([
    [
      'counts from the valid day, not from submission',
      [['application-submitted', '2026-08-10'], ...VALID],
      '2026-09-07',
      { extended: false, day: '2026-11-02' },
    ],
    [
      'is not known before it is valid',
      [['application-submitted', '2026-09-01'], ...VALID],
      '2026-09-06',
      undefined,
    ],
    ['nor while it is invalid', [...VALID, ['invalid-from', '2026-09-09']], '2026-09-10', undefined],
    [
      'begins again when it is made valid',
      [...VALID, ['invalid-from', '2026-09-09'], ['valid-from', '2026-09-21']],
      '2026-09-21',
      { extended: false, day: '2026-11-16' },
    ],
    [
      'is the day that was agreed in writing',
      [...VALID, ['time-extension-agreed', '2026-10-26', '2026-12-18']],
      '2026-10-26',
      { extended: true, day: '2026-12-18' },
    ],
    [
      'but not before it was agreed',
      [...VALID, ['time-extension-agreed', '2026-10-26', '2026-12-18']],
      '2026-10-25',
      { extended: false, day: '2026-11-02' },
    ],
    [
      'is the last that was agreed',
      [
        ...VALID,
        ['time-extension-agreed', '2026-10-26', '2026-12-18'],
        ['time-extension-agreed', '2026-12-14', '2027-01-29'],
      ],
      '2026-12-20',
      { extended: true, day: '2027-01-29' },
    ],
    [
      'is unknown where more time was agreed without saying how much',
      [...VALID, ['time-extension-agreed', '2026-10-26']],
      '2026-11-30',
      { extended: true },
    ],
    [
      'forgets what was agreed before it was valid anew',
      [
        ...VALID,
        ['time-extension-agreed', '2026-10-26', '2026-12-18'],
        ['invalid-from', '2026-11-02'],
        ['valid-from', '2026-11-09'],
      ],
      '2026-11-09',
      { extended: false, day: '2027-01-04' },
    ],
  ])('%s', (_, happened, by, target) => {
    expect(targetOf(anApplication(happened), by)).toEqual(target)
  })

  it('is so many weeks of which the first day is the day after, on every day of 2024 to 2028', () => {
    for (const day of everyDay())
      for (const [scale, weeks] of [
        ['minor', 8],
        ['major', 13],
        ['eia', 16],
      ] as const)
        expect(targetOf(anApplication([['valid-from', day]], { type: 'full', scale }), day)).toEqual({
          extended: false,
          day: weeksAfter(day, weeks),
        })
  })

  it('never moves with the day of submission, and always lies after the valid day', () => {
    const day = fc.constantFrom(...everyDay())
    fc.assert(
      fc.property(
        day,
        day,
        fc.constantFrom(...APPLICATION_TYPES),
        fc.constantFrom(...SCALES),
        (submitted, valid, type, scale) => {
          const targetWith = (happened: Happened) =>
            targetOf(anApplication(happened, { type, scale }), '2029-12-31')
          const without = targetWith([['valid-from', valid]])
          const submittedToo = targetWith([
            ['application-submitted', submitted],
            ['valid-from', valid],
          ])
          expect(submittedToo).toEqual(without)
          expect(without?.day === undefined || without.day >= tomorrow(valid)).toBe(true)
        },
      ),
    )
  })
})
