import fc from 'fast-check'
import { type Application, PROCESS_EVENTS } from '../../../knowledge/planning/application'
import { type Standing, standingOf } from '../../../knowledge/planning/stage'
import { anApplication, type Happened } from './anApplication'
import { everyDay, isEnglishHoliday } from './independent'

const SUBMITTED: Happened = [['application-submitted', '2026-08-31']]
const VALID: Happened = [...SUBMITTED, ['valid-from', '2026-09-07']]
const PUBLIC: Happened = [...VALID, ['publicity-start', '2026-09-09']]
const REFUSED = {
  decision: { outcome: 'refuse', day: '2026-10-30', by: 'committee' },
} satisfies Partial<Application>
const standing = (happened: Happened, more: Partial<Application>, by: string): Standing =>
  standingOf(anApplication(happened, more), by, isEnglishHoliday)

describe('the stage an application is at', () => {
  it.each<[string, Happened, Partial<Application>, string, Standing['stage']]>([
    ['nothing known', [], {}, '2026-09-01', { at: 'submitted' }],
    ['just submitted', SUBMITTED, {}, '2026-09-01', { at: 'submitted', since: '2026-08-31' }],
    [
      'invalid',
      [...SUBMITTED, ['invalid-from', '2026-09-02']],
      {},
      '2026-09-02',
      { at: 'invalid', since: '2026-09-02' },
    ],
    [
      'invalid again',
      [...VALID, ['invalid-from', '2026-09-10']],
      {},
      '2026-09-10',
      { at: 'invalid', since: '2026-09-10' },
    ],
    ['open for comments', PUBLIC, {}, '2026-09-29', { at: 'comments', until: '2026-09-29' }],
    ['comments are over', PUBLIC, {}, '2026-09-30', { at: 'awaiting' }],
    ['nobody was asked', VALID, {}, '2026-09-10', { at: 'awaiting' }],
    [
      'more is asked of the applicant',
      [...PUBLIC, ['additional-information-requested', '2026-09-14']],
      {},
      '2026-09-20',
      { at: 'moreInformation', since: '2026-09-14' },
    ],
    [
      'and was given',
      [
        ...PUBLIC,
        ['additional-information-requested', '2026-09-14'],
        ['additional-information-received', '2026-09-18'],
      ],
      {},
      '2026-09-20',
      { at: 'comments', until: '2026-09-29' },
    ],
    [
      'on its way to committee',
      [...PUBLIC, ['committee-date', '2026-10-12']],
      {},
      '2026-10-01',
      { at: 'committee', on: '2026-10-12' },
    ],
    [
      'on the day of the meeting',
      [...PUBLIC, ['committee-date', '2026-10-12']],
      {},
      '2026-10-12',
      { at: 'committee', on: '2026-10-12' },
    ],
    [
      'after it, with no word',
      [...PUBLIC, ['committee-date', '2026-10-12']],
      {},
      '2026-10-13',
      { at: 'afterCommittee', on: '2026-10-12' },
    ],
    [
      'put off to another meeting',
      [...PUBLIC, ['committee-date', '2026-10-12'], ['committee-date', '2026-11-09']],
      {},
      '2026-10-13',
      { at: 'committee', on: '2026-11-09' },
    ],
    [
      'resolved to grant',
      [...PUBLIC, ['committee-date', '2026-10-12'], ['resolution-to-grant', '2026-10-12']],
      {},
      '2026-10-20',
      { at: 'resolved', to: 'grant', on: '2026-10-12' },
    ],
    [
      'called in',
      [...PUBLIC, ['resolution-to-grant', '2026-10-12'], ['call-in-direction-issued', '2026-10-14']],
      {},
      '2026-10-20',
      { at: 'calledIn', since: '2026-10-14' },
    ],
    [
      'decided',
      PUBLIC,
      REFUSED,
      '2026-10-30',
      { at: 'decided', decision: { outcome: 'refuse', day: '2026-10-30', by: 'committee' } },
    ],
    ['not decided the day before', PUBLIC, REFUSED, '2026-10-29', { at: 'awaiting' }],
    ['withdrawn', PUBLIC, { withdrawn: '2026-10-01' }, '2026-10-01', { at: 'withdrawn', on: '2026-10-01' }],
    [
      'appealed',
      PUBLIC,
      { ...REFUSED, appeal: { lodged: '2026-11-16' } },
      '2026-11-20',
      { at: 'appeal', appeal: { lodged: '2026-11-16' }, ...REFUSED },
    ],
    [
      'appealed because there was no decision',
      PUBLIC,
      { appeal: { lodged: '2026-11-16' } },
      '2026-11-20',
      { at: 'appeal', appeal: { lodged: '2026-11-16' } },
    ],
    [
      'appeal decided',
      PUBLIC,
      { ...REFUSED, appeal: { lodged: '2026-11-16', decided: { outcome: 'allowed', day: '2027-04-12' } } },
      '2027-04-12',
      {
        at: 'appealDecided',
        appeal: { lodged: '2026-11-16', decided: { outcome: 'allowed', day: '2027-04-12' } },
        ...REFUSED,
      },
    ],
    [
      'appeal taken back',
      PUBLIC,
      { ...REFUSED, appeal: { lodged: '2026-11-16', decided: { outcome: 'withdrawn', day: '2026-12-14' } } },
      '2026-12-14',
      { at: 'decided', decision: { outcome: 'refuse', day: '2026-10-30', by: 'committee' } },
    ],
  ])('%s', (_, happened, more, by, stage) => {
    expect(standing(happened, more, by).stage).toEqual(stage)
  })

  it.each<[string, Happened, Partial<Application>, string, boolean]>([
    ['not on the last day', PUBLIC, {}, '2026-11-02', false],
    ['on the day after', PUBLIC, {}, '2026-11-03', true],
    [
      'not when more time was agreed',
      [...PUBLIC, ['time-extension-agreed', '2026-10-26', '2026-12-18']],
      {},
      '2026-11-03',
      false,
    ],
    [
      'but when that is over too',
      [...PUBLIC, ['time-extension-agreed', '2026-10-26', '2026-12-18']],
      {},
      '2026-12-19',
      true,
    ],
    ['not when it is decided', PUBLIC, REFUSED, '2026-12-19', false],
    ['not when it is withdrawn', PUBLIC, { withdrawn: '2026-10-01' }, '2026-12-19', false],
    ['not when an inspector has it', PUBLIC, { appeal: { lodged: '2026-11-16' } }, '2026-12-19', false],
    ['not while it is invalid', [...PUBLIC, ['invalid-from', '2026-09-21']], {}, '2026-12-19', false],
  ])('is overdue %s', (_, happened, more, by, overdue) => {
    expect(standing(happened, more, by).overdue).toBe(overdue)
  })

  it('is the same in whatever order a register lists events of different days', () => {
    const day = fc.constantFrom(...everyDay())
    const events = fc.uniqueArray(fc.tuple(fc.constantFrom(...PROCESS_EVENTS), day), {
      selector: ([, on]) => on,
      maxLength: 8,
    })
    const orders = events.chain((happened) =>
      fc.tuple(fc.constant(happened), fc.shuffledSubarray(happened, { minLength: happened.length })),
    )
    fc.assert(
      fc.property(orders, day, ([happened, shuffled], by) => {
        expect(standing(shuffled, {}, by)).toEqual(standing(happened, {}, by))
      }),
    )
  })

  it('says nothing of what has not happened yet, but for meetings and ends of consultations', () => {
    const day = fc.constantFrom(...everyDay())
    const ahead = ['committee-date', 'consultation-end']
    const events = fc.array(fc.tuple(fc.constantFrom(...PROCESS_EVENTS), day), { maxLength: 8 })
    fc.assert(
      fc.property(events, day, (happened, by) => {
        const known = happened.filter(([event, on]) => on <= by || ahead.includes(event))
        expect(standing(happened, {}, by)).toEqual(standing(known, {}, by))
      }),
    )
  })
})
