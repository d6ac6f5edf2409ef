import fc from 'fast-check'
import {
  readWhen,
  readWhens,
  tellsOfThePast,
  type When,
  withoutWhens,
} from '../../../dialogs/understanding/when'
import { loadBankHolidays } from '../../../knowledge/calendar/bankHolidays'
import { addDays, longDay } from '../../../knowledge/calendar/day'

const holidays = loadBankHolidays().england
/** A Sunday. */
const now = { day: '2026-11-22', time: '10:00' }

const daysOf = ({ days }: When) =>
  days.length < 3 ? days.join(' ') : `${days[0]}..${days.at(-1)} (${days.length})`
const timeOf = ({ time = {} }: When) =>
  (['at', 'after', 'before'] as const).flatMap((key) => (time[key] ? [`${key} ${time[key]}`] : [])).join(' ')
const shown = (when: When) => `${daysOf(when)} ${timeOf(when)}`.trim()
const read = (said: string, towards: 'future' | 'past' = 'future', at = now) =>
  readWhens(said, at, holidays, { towards }).map(shown).join(', ')

describe('days near today', () => {
  test.each([
    ['today', '2026-11-22'],
    ['Are you open today?', '2026-11-22'],
    ['r u open 2day', '2026-11-22'],
    ['todays hours', ''],
    ["today's hours", '2026-11-22'],
    ['are you open now', '2026-11-22 at 10:00'],
    ['Is the town hall open right now?', '2026-11-22 at 10:00'],
    ['who is open now please', '2026-11-22 at 10:00'],
    ['are you open at the moment', '2026-11-22 at 10:00'],
    ['are you open tonight', '2026-11-22 after 17:00'],
    ['open tonite?', '2026-11-22 after 17:00'],
    ['is anyone there this evening', '2026-11-22 after 17:00'],
    ['this morning', '2026-11-22 before 12:00'],
    ['this afternoon', '2026-11-22 after 12:00 before 17:00'],
    ['tomorrow', '2026-11-23'],
    ['tommorow', '2026-11-23'],
    ['tommorrow', '2026-11-23'],
    ['tomorow', '2026-11-23'],
    ['tomoz', '2026-11-23'],
    ['2moro', '2026-11-23'],
    ['tmrw', '2026-11-23'],
    ['tomorrwo', '2026-11-23'],
    ["what are tomorrow's opening times", '2026-11-23'],
    ['tomorrow morning', '2026-11-23 before 12:00'],
    ['tomorrow at lunchtime', '2026-11-23 after 12:00 before 14:00'],
    ['tomorrow night', '2026-11-23 after 18:00'],
    ['first thing tomorrow', '2026-11-23'],
    ['the day after tomorrow', '2026-11-24'],
    ['day after tommorow', '2026-11-24'],
    ['yesterday', '2026-11-21'],
    ['yesturday', '2026-11-21'],
    ['I rang yesterday afternoon', '2026-11-21 after 12:00 before 17:00'],
    ['the day before yesterday', '2026-11-20'],
    ['last night', '2026-11-21 after 18:00'],
    ['in 3 days', '2026-11-25'],
    ['in three days', '2026-11-25'],
    ["in 3 days' time", '2026-11-25'],
    ['in two weeks', '2026-12-06'],
    ['in 2wks', '2026-12-06'],
    ["in a week's time", '2026-11-29'],
    ['in a fortnight', '2026-12-06'],
    ['in a couple of days', '2026-11-24'],
    ['in 5 working days', '2026-11-27'],
    ['in a month', '2026-12-22'],
    ['a week today', '2026-11-29'],
    ['a week tomorrow', '2026-11-30'],
    ['tomorrow week', '2026-11-30'],
    ['two weeks tomorrow', '2026-12-07'],
    ['a fortnight today', '2026-12-06'],
    ['3 days ago', '2026-11-19'],
    ['I emailed a week ago', '2026-11-15'],
    ['two weeks ago', '2026-11-08'],
    ['a couple of weeks ago', '2026-11-08'],
  ])('%s: %s', (said, expected) => {
    expect(read(said)).toBe(expected)
  })
})

describe('weekdays', () => {
  test.each([
    ['Monday', '2026-11-23'],
    ['on monday', '2026-11-23'],
    ['Sunday', '2026-11-22'],
    ['tuseday', '2026-11-24'],
    ['tues', '2026-11-24'],
    ['wensday', '2026-11-25'],
    ['wendesday', '2026-11-25'],
    ['wednsday', '2026-11-25'],
    ['weds', '2026-11-25'],
    ['open wed?', '2026-11-25'],
    ['thur', '2026-11-26'],
    ['thurs', '2026-11-26'],
    ['thrusday', '2026-11-26'],
    ['thursdya', '2026-11-26'],
    ['on thu', '2026-11-26'],
    ['fri', '2026-11-27'],
    ['firday', '2026-11-27'],
    ['satday', '2026-11-28'],
    ['saterday', '2026-11-28'],
    ['satruday', '2026-11-28'],
    ['are you open sat', '2026-11-28'],
    ['sat morning', '2026-11-28 before 12:00'],
    ['this sat', '2026-11-28'],
    ['on sun', '2026-11-22'],
    ['sat or sun', '2026-11-28, 2026-11-22'],
    ['sat/sun?', '2026-11-28, 2026-11-22'],
    ['and sat?', '2026-11-28'],
    ['and on Saturday?', '2026-11-28'],
    ["what are sunday's hours", '2026-11-22'],
    ['are you open sundays', '2026-11-22'],
    ['are you open on Saturdays?', '2026-11-28'],
    ['do you open every saturday', '2026-11-28'],
    ['this Friday', '2026-11-27'],
    ['this coming friday', '2026-11-27'],
    ['next Friday', '2026-11-27'],
    ['next Sunday', '2026-11-29'],
    ['friday next week', '2026-11-27'],
    ['next week on tuesday', '2026-11-24'],
    ['last Friday', '2026-11-20'],
    ['last sunday', '2026-11-15'],
    ['a week on Friday', '2026-12-04'],
    ['Friday week', '2026-12-04'],
    ['a week on wensday', '2026-12-02'],
    ['a fortnight on Monday', '2026-12-07'],
    ['two weeks on monday', '2026-12-07'],
    ['monday fortnight', '2026-12-07'],
    ['3 days from monday', '2026-11-26'],
    ['Saturday or Sunday', '2026-11-28, 2026-11-22'],
    ['Monday, Wednesday and Friday', '2026-11-23, 2026-11-25, 2026-11-27'],
    ['monday to friday', '2026-11-23..2026-11-27 (5)'],
    ['Mon-Fri', '2026-11-23..2026-11-27 (5)'],
    ['Monday - Friday', '2026-11-23..2026-11-27 (5)'],
    ['from thursday until saturday', '2026-11-26..2026-11-28 (3)'],
    ['on weekdays', '2026-11-23..2026-11-27 (5)'],
    ['this weekend', '2026-11-22'],
    ['next weekend', '2026-11-28 2026-11-29'],
    ['last weekend', '2026-11-14 2026-11-15'],
    ['next week', '2026-11-23..2026-11-29 (7)'],
    ['last week', '2026-11-09..2026-11-15 (7)'],
    ['WEDNESDAY!!!', '2026-11-25'],
    ['every other tuesday', '2026-11-24'],
    ['the friday before last', '2026-11-13'],
    ['the second tuesday of december', '2026-12-08'],
    ['the last friday in january', '2027-01-29'],
    ['the 1st monday of march 2027', '2027-03-01'],
    ['good morning, are you open on monday', '2026-11-23'],
    ['are you open evenings', '2026-11-22 after 17:00'],
    ['in april', '2027-04-01..2027-04-30 (30)'],
    ['since november', '2026-11-01..2026-11-30 (30)'],
    ['december 2026', '2026-12-01..2026-12-31 (31)'],
    ['next month', '2026-12-01..2026-12-31 (31)'],
    ['23rd', '2026-11-23'],
  ])('%s: %s', (said, expected) => {
    expect(read(said)).toBe(expected)
  })

  const wednesday = { day: '2026-11-18', time: '15:00' }
  test.each([
    ['this weekend', '2026-11-21 2026-11-22'],
    ['at the weekend', '2026-11-21 2026-11-22'],
    ['are you open at weekends', '2026-11-21 2026-11-22'],
    ['over the wkend', '2026-11-21 2026-11-22'],
    ['next weekend', '2026-11-28 2026-11-29'],
    ['last weekend', '2026-11-14 2026-11-15'],
    ['this Friday', '2026-11-20'],
    ['next Friday', '2026-11-27'],
    ['next Wednesday', '2026-11-25'],
    ['Wednesday', '2026-11-18'],
    ['monday this week', '2026-11-16'],
    ['last friday', '2026-11-13'],
    ['friday last week', '2026-11-13'],
    ['last wednesday', '2026-11-11'],
    ['in the morning', '2026-11-19 before 12:00'],
    ['in the afternoon', '2026-11-18 after 12:00 before 17:00'],
    ['on wednesday morning', '2026-11-25 before 12:00'],
    ['this week', '2026-11-18..2026-11-22 (5)'],
  ])('said on a Wednesday afternoon: %s: %s', (said, expected) => {
    expect(read(said, 'future', wednesday)).toBe(expected)
  })
})

describe('dates', () => {
  test.each([
    ['28 December', '2026-12-28'],
    ['28th of Dec', '2026-12-28'],
    ['the 28th of december', '2026-12-28'],
    ['on 28 dec.', '2026-12-28'],
    ['December 28', '2026-12-28'],
    ['December the 28th', '2026-12-28'],
    ['dec 28th', '2026-12-28'],
    ['28dec', '2026-12-28'],
    ['28thdec', '2026-12-28'],
    ['28/12', '2026-12-28'],
    ['28/12/2026', '2026-12-28'],
    ['28/12/26', '2026-12-28'],
    ['28-12-2026', '2026-12-28'],
    ['28.12.2026', '2026-12-28'],
    ['2026-12-28', '2026-12-28'],
    ['twenty eighth of december', '2026-12-28'],
    ['twenty-eighth december', '2026-12-28'],
    ['december the twenty eighth', '2026-12-28'],
    ['the first of december', '2026-12-01'],
    ['december first', '2026-12-01'],
    ['the second of january', '2027-01-02'],
    ['the third january', '2027-01-03'],
    ['Monday 28 December', '2026-12-28'],
    ['Monday, 28th December 2026', '2026-12-28'],
    ['Friday 20 November', '2026-11-20'],
    ['Saturday 20 November', '2027-11-20'],
    ['1 January', '2027-01-01'],
    ['22 November', '2026-11-22'],
    ['21 November', '2027-11-21'],
    ['21 november 2026', '2026-11-21'],
    ['3rd decmber', '2026-12-03'],
    ['14 setpember', '2027-09-14'],
    ['5 febuary', '2027-02-05'],
    ['29 February', '2028-02-29'],
    ['31 February', ''],
    ['31/02/2027', ''],
    ['12/28', ''],
    ['5 May', '2027-05-05'],
    ['5th of May', '2027-05-05'],
    ['May 5th', '2027-05-05'],
    ['are you open on 3 may or not', '2027-05-03'],
    ['10 March', '2027-03-10'],
    ['the 28th', '2026-11-28'],
    ['on the 5th', '2026-12-05'],
    ['are you open on the 31st?', '2026-12-31'],
    ['Saturday the 28th', '2026-11-28'],
    ['on 24/7', '2027-07-24'],
    ['by 1/2', '2027-02-01'],
  ])('%s: %s', (said, expected) => {
    expect(read(said)).toBe(expected)
  })

  test('a weekday that is not that of the date is remarked on', () => {
    expect(readWhen('Friday 28 December', now, holidays)).toMatchObject({
      days: ['2026-12-28'],
      clash: 'fri',
    })
    expect(readWhen('Monday 28 December', now, holidays)).not.toHaveProperty('clash')
    expect(readWhen('Friday the 28th', now, holidays)).toMatchObject({ days: ['2026-11-28'], clash: 'fri' })
  })
})

describe('feasts and bank holidays', () => {
  test.each([
    ['Christmas Day', '2026-12-25'],
    ['xmas day', '2026-12-25'],
    ['chrismas eve', '2026-12-24'],
    ['are you open on Christmas Eve?', '2026-12-24'],
    ['Boxing Day', '2026-12-26'],
    ['Boxing Day 2027', '2027-12-26'],
    ["New Year's Eve", '2026-12-31'],
    ['new years eve', '2026-12-31'],
    ['New Year’s Day', '2027-01-01'],
    ['new years day', '2027-01-01'],
    ['Good Friday', '2027-03-26'],
    ['easter saturday', '2027-03-27'],
    ['easter sunday', '2027-03-28'],
    ['Easter Monday', '2027-03-29'],
    ['easter', '2027-03-26..2027-03-29 (4)'],
    ['over easter', '2027-03-26..2027-03-29 (4)'],
    ['good friday 2028', '2028-04-14'],
    ['over Christmas', '2026-12-24..2027-01-01 (9)'],
    ['Christmas opening hours', '2026-12-24..2027-01-01 (9)'],
    ['at xmas', '2026-12-24..2027-01-01 (9)'],
    ['over the festive period', '2026-12-24..2027-01-01 (9)'],
    ['between christmas and new year', '2026-12-27..2026-12-31 (5)'],
    ['the day after boxing day', '2026-12-27'],
    ['day before good friday', '2027-03-25'],
    ['over new year', '2026-12-31 2027-01-01'],
    ['May Day', '2027-05-03'],
    ['early may bank holiday', '2027-05-03'],
    ['may bank holiday', '2027-05-03'],
    ['spring bank holiday', '2027-05-31'],
    ['August bank holiday', '2027-08-30'],
    ['the summer bank holiday', '2027-08-30'],
    ['bank holiday Monday', '2026-12-28'],
    ['are you open on the bank holiday', '2026-12-25'],
    ['bank holliday', '2026-12-25'],
    ['bank hol monday', '2026-12-28'],
    ['next bank holiday', '2026-12-25'],
    ['on bank holidays', '2026-12-25'],
    ['the bank holiday weekend', '2026-12-25..2026-12-28 (4)'],
    ['christmas bank holidays', '2026-12-25..2027-01-01 (3)'],
    ['easter bank holiday', '2027-03-26 2027-03-29'],
  ])('%s: %s', (said, expected) => {
    expect(read(said)).toBe(expected)
  })

  test('in the middle of Christmas, Christmas is this one', () => {
    const between = { day: '2026-12-29', time: '10:00' }
    expect(read('over christmas', 'future', between)).toBe('2026-12-24..2027-01-01 (9)')
    expect(read('christmas day', 'future', between)).toBe('2027-12-25')
    expect(read('christmas day', 'past', between)).toBe('2026-12-25')
  })

  test('a bank holiday of a year that is not published is not guessed', () => {
    expect(read('the bank holiday', 'future', { day: '2028-12-27', time: '10:00' })).toBe('')
    expect(read('christmas day', 'future', { day: '2028-12-27', time: '10:00' })).toBe('2029-12-25')
  })
})

describe('times', () => {
  test.each([
    ['Saturday morning', '2026-11-28 before 12:00'],
    ['saturday afternoon', '2026-11-28 after 12:00 before 17:00'],
    ['on thursday evening', '2026-11-26 after 17:00'],
    ['saturday lunchtime', '2026-11-28 after 12:00 before 14:00'],
    ['friday at 4', '2026-11-27 at 16:00'],
    ['at 4 on friday', '2026-11-27 at 16:00'],
    ['friday 4pm', '2026-11-27 at 16:00'],
    ['on friday after 5', '2026-11-27 after 17:00'],
    ['after 5 on friday', '2026-11-27 after 17:00'],
    ['are you open after 5', '2026-11-22 after 17:00'],
    ['after 5pm tomorrow', '2026-11-23 after 17:00'],
    ['tomorrow before 9', '2026-11-23 before 09:00'],
    ['can I come before half past eight tomorrow', '2026-11-23 before 08:30'],
    ['tomorrow at half past four', '2026-11-23 at 16:30'],
    ['tomorrow at half-past four', '2026-11-23 at 16:30'],
    ['tomorrow half nine', '2026-11-23 at 09:30'],
    ['monday half 4', '2026-11-23 at 16:30'],
    ['tomorrow at quarter to five', '2026-11-23 at 16:45'],
    ['tomorrow at a quarter past 3', '2026-11-23 at 15:15'],
    ['tomorrow at ten to five', '2026-11-23 at 16:50'],
    ['tomorrow at twenty past 9', '2026-11-23 at 09:20'],
    ['tomorrow at twenty five past nine', '2026-11-23 at 09:25'],
    ['tomorrow at four thirty', '2026-11-23 at 16:30'],
    ['tomorrow at 16:30', '2026-11-23 at 16:30'],
    ['tomorrow at 4.30', '2026-11-23 at 16:30'],
    ['tomorrow 4.30pm', '2026-11-23 at 16:30'],
    ['tomorrow at 5 p.m.', '2026-11-23 at 17:00'],
    ['tomorrow at 5 pm', '2026-11-23 at 17:00'],
    ['tomorrow at noon', '2026-11-23 at 12:00'],
    ['midday tomorrow', '2026-11-23 at 12:00'],
    ['12 tomorrow', '2026-11-23'],
    ['at 12 tomorrow', '2026-11-23 at 12:00'],
    ['at midnight', '2026-11-22 at 00:00'],
    ["5 o'clock tomorrow", '2026-11-23 at 17:00'],
    ['tomorrow at 5 oclock', '2026-11-23 at 17:00'],
    ['five o clock tomorrow', '2026-11-23 at 17:00'],
    ['8am', '2026-11-22 at 08:00'],
    ['8am monday', '2026-11-23 at 08:00'],
    ['12am', '2026-11-22 at 00:00'],
    ['12pm', '2026-11-22 at 12:00'],
    ['7pm', '2026-11-22 at 19:00'],
    ['tomorrow at 7', '2026-11-23 at 07:00'],
    ['tomorrow at 6', '2026-11-23 at 18:00'],
    ['tomorrow at 09:00', '2026-11-23 at 09:00'],
    ['tomorrow at 04:30', '2026-11-23 at 04:30'],
    ['7 in the evening tomorrow', '2026-11-23 at 19:00'],
    ['at 7 in the evening tomorrow', '2026-11-23 at 19:00'],
    ['tomorrow evening at 8', '2026-11-23 at 20:00'],
    ['tonight at 8', '2026-11-22 at 20:00'],
    ['at 6 in the morning tomorrow', '2026-11-23 at 06:00'],
    ['between 9 and 5 on monday', '2026-11-23 after 09:00 before 17:00'],
    ['from 9 to 5', '2026-11-22 after 09:00 before 17:00'],
    ['9am to 5pm', '2026-11-22 after 09:00 before 17:00'],
    ['9am-5pm tomorrow', '2026-11-23 after 09:00 before 17:00'],
    ['9-5pm tomorrow', '2026-11-23 after 09:00 before 17:00'],
    ['between 5 and 7 tomorrow', '2026-11-23 after 17:00 before 19:00'],
    ['after 9 and before 5 tomorrow', '2026-11-23 after 09:00 before 17:00'],
    ['after 9 before 5 tomorrow', '2026-11-23 after 09:00 before 17:00'],
    ['until 8 on thursday', '2026-11-26 before 08:00'],
    ['open till 8pm on thursday?', '2026-11-26 before 20:00'],
    ['28/12 at 4', '2026-12-28 at 16:00'],
    ['Boxing Day morning', '2026-12-26 before 12:00'],
    ['is Batchley open on Friday and can I come after 5?', '2026-11-27 after 17:00'],
    ['monday at 9 or tuesday at 4', '2026-11-23 at 09:00, 2026-11-24 at 16:00'],
    ['at one tomorrow', '2026-11-23 at 13:00'],
  ])('%s: %s', (said, expected) => {
    expect(read(said)).toBe(expected)
  })
})

describe('looking back', () => {
  test.each([
    ['I emailed on Friday afternoon', '2026-11-20 after 12:00 before 17:00'],
    ['I wrote on Monday', '2026-11-16'],
    ['I rang on sunday', '2026-11-22'],
    ['I rang on sunday afternoon', '2026-11-15 after 12:00 before 17:00'],
    ['emailed 28 december', '2025-12-28'],
    ['sent it on the 20th', '2026-11-20'],
    ['sent it on the 23rd', '2026-10-23'],
    ['I emailed at the weekend', '2026-11-21 2026-11-22'],
    ['I emailed at 4', '2026-11-21 at 16:00'],
    ['I emailed at 9', '2026-11-22 at 09:00'],
    ['on christmas eve', '2025-12-24'],
    ['on the bank holiday', '2026-08-31'],
    ['I rang this morning', '2026-11-22 before 12:00'],
    ['tomorrow', '2026-11-23'],
    ['last tuesday', '2026-11-17'],
    ['29 february', '2024-02-29'],
  ])('%s: %s', (said, expected) => {
    expect(read(said, 'past')).toBe(expected)
  })

  test('says what is over', () => {
    const isPast = (said: string) => readWhen(said, now, holidays)?.past === true
    expect(['yesterday', 'last friday', 'at 9 today', '21 november 2026'].map(isPast)).toEqual([
      true,
      true,
      true,
      true,
    ])
    expect(['today', 'at 11 today', 'tomorrow', 'this morning', 'now'].map(isPast)).toEqual([
      false,
      false,
      false,
      false,
      false,
    ])
  })

  test.each([
    ['I emailed on Friday', true],
    ['we rang twice last week', true],
    ['my bin was missed on tuesday', true],
    ['are you open on friday', false],
    ['can I call on friday', false],
  ])('%s tells of the past: %s', (said, expected) => {
    expect(tellsOfThePast(said)).toBe(expected)
  })
})

describe('no day and no time', () => {
  test.each([
    'my number is 01527 64252',
    'call me on 07700 900123',
    'my postcode is B97 4AB',
    'EX1 2AB',
    'my reference is 26/01234/FUL',
    'reference 12-3456-78',
    'do you answer within 20 seconds',
    'I have 2 bins',
    'after 5 working days',
    'after 2 weeks of this',
    'may I have a new bin',
    'the bins may be late',
    'I may 2',
    'I sat on hold for ages',
    'I sat on hold',
    'we sat and waited',
    'who sat there',
    'the sun is shining',
    'I have now moved house',
    'how much money do I owe',
    'the 1st floor',
    'this is the 3rd time',
    'the first time I called',
    'wait a second',
    'is it 24/7',
    'do I get 1/2 price',
    'flat 2/3',
    'at 12 High Street',
    'I live at 5 Church Road',
    'by 2 people',
    '£5.30',
    'it costs £12 or 5.30',
    'can I march in the parade',
    'my christmas tree',
    'christmas trees collection',
    'happy new year',
    'a garden bin',
    'sundry debts',
    'half a bin',
    'open 10 to 5 people',
    'version 1.2',
    'see www.example.gov.uk/monday/28-12-2026',
    'monday@example.com',
    'good morning',
    'good evening',
    'evening meal',
    'free school lunch',
    'night shelter',
    'thus far',
    'a christian burial',
    'forthright',
    'lunch club',
    'A38',
    'band D',
    '3 bedrooms',
    'thirsty',
    'summary',
    'someday',
    'mundane',
    'a sunny day',
    'every day',
    '',
    '   ',
    '?!',
  ])('%s', (said) => {
    expect(read(said)).toBe('')
  })
})

describe('what is left without it', () => {
  test.each([
    ['is the town hall open on Friday?', 'is the town hall open ?'],
    ['are you open at 4 on Friday please', 'are you open please'],
    ['is Batchley open on Friday and can I come after 5?', 'is Batchley open and can I come ?'],
    ['tonight is Redditch open', 'is Redditch open'],
    ['28/12: open?', ': open?'],
    ['what about Woodrow', 'what about Woodrow'],
  ])('%s: %s', (said, left) => {
    expect(withoutWhens(said, readWhens(said, now, holidays))).toBe(left)
  })

  test('says what was recognised, as it was written', () => {
    expect(readWhen('open on Wensday?', now, holidays)?.how).toEqual({ kind: 'weekday', said: 'on Wensday' })
    expect(readWhen('open after 5?', now, holidays)?.how).toEqual({ kind: 'time', said: 'after 5' })
    expect(readWhen('on Sundays', now, holidays)?.how.kind).toBe('everyWeekday')
  })
})

describe('always', () => {
  const someDay = fc.integer({ min: 0, max: 2200 }).map((n) => addDays('2026-11-22', n))
  const MONTHS =
    'January February March April May June July August September October November December'.split(' ')

  test('a date that is written out is read back', () => {
    const ways = (day: string): readonly string[] => {
      const [year = '', month = '', date = ''] = day.split('-')
      const name = MONTHS[Number(month) - 1] ?? ''
      return [
        day,
        `${date}/${month}/${year}`,
        `${Number(date)}/${Number(month)}/${year.slice(2)}`,
        `${Number(date)} ${name} ${year}`,
        `are you open on the ${Number(date)}th of ${name.slice(0, 3).toLowerCase()} ${year}?`,
        `${name} ${Number(date)}, ${year}`,
        longDay(day),
      ]
    }
    fc.assert(
      fc.property(someDay, (day) => {
        for (const way of ways(day)) expect(`${way}: ${read(way)}`).toBe(`${way}: ${day}`)
      }),
    )
  })

  test('a date without a year is the next or the last one', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 364 }), (n) => {
        const words = (day: string) => `${Number(day.slice(8))} ${MONTHS[Number(day.slice(5, 7)) - 1]}`
        const [ahead, back] = [addDays(now.day, n), addDays(now.day, -n)]
        expect(read(words(ahead))).toBe(ahead)
        expect(read(words(back), 'past')).toBe(back)
      }),
    )
  })

  test('a time with its minutes is read back', () => {
    const pad = (n: number) => String(n).padStart(2, '0')
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }), (hour, minute) => {
        const [time, twelve] = [`${pad(hour)}:${pad(minute)}`, `${hour % 12 || 12}.${pad(minute)}`]
        const half = hour < 12 ? 'am' : 'pm'
        expect(readWhen(`tomorrow at ${twelve}${half}`, now, holidays)?.time).toEqual({ at: time })
        if (hour === 0 || hour > 12 || hour < 10)
          expect(readWhen(`tomorrow at ${time}`, now, holidays)?.time).toEqual({ at: time })
      }),
    )
  })

  const pieces = fc.constantFrom(
    ...'on next last friday sat the 28th may 5 of december at after half past in weeks a week bank holiday monday christmas 31/02 ½ \u0130 🎄 12:99 99 . - / , to 2026 0000 ago'.split(
      ' ',
    ),
  )

  test('whatever is said, nothing is thrown, and the spans are places in it', () => {
    const anything = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(pieces, { maxLength: 25 }).map((all) => all.join(' ')),
    )
    fc.assert(
      fc.property(anything, fc.constantFrom('future' as const, 'past' as const), (said, towards) => {
        const whens = readWhens(said, now, holidays, { towards })
        const spans = whens.flatMap((when) => when.spans)
        const days = whens.flatMap((when) => when.days)
        expect(whens.every((when) => when.days.length > 0)).toBe(true)
        expect(days.map((day) => addDays(day, 0))).toEqual(days)
        for (const when of whens) expect([...when.days].sort()).toEqual(when.days)
        for (const { start, end } of spans) expect(0 <= start && start < end && end <= said.length).toBe(true)
        expect(withoutWhens(said, whens).length).toBeLessThanOrEqual(said.length)
      }),
      { numRuns: 1000 },
    )
  })

  test.each([
    'on the 5th of ',
    'a week on ',
    'monday ',
    '1',
    ' ',
    'any time after ',
    'the ',
    '((((',
    '12/',
    '-',
    'at 5 ',
  ])('a million characters of "%s" are read without harm', (piece) => {
    const long = piece.repeat(Math.ceil(1_000_000 / piece.length))
    expect(Array.isArray(readWhens(long, now, holidays))).toBe(true)
  })
})
