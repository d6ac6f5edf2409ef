import { readIcs } from '../../../bot/collections/import/ics'

const read = (...lines: readonly string[]) =>
  readIcs(['BEGIN:VCALENDAR', ...lines, 'END:VCALENDAR'].join('\r\n'), {
    timeZone: 'Europe/London',
    until: '2027-01-31',
  })
const event = (...lines: readonly string[]) => ['BEGIN:VEVENT', ...lines, 'END:VEVENT']

describe('a calendar file', () => {
  it.each([
    ['a whole day', ['DTSTART;VALUE=DATE:20261225'], ['2026-12-25']],
    ['a time where the council is', ['DTSTART;TZID=Europe/London:20260703T003000'], ['2026-07-03']],
    ['a time by UTC, on the day it is where the council is', ['DTSTART:20260702T233000Z'], ['2026-07-03']],
    ['a time by UTC in winter', ['DTSTART:20261202T233000Z'], ['2026-12-02']],
    ['a line that goes on in the next', ['DTSTART;VALUE=', ' DATE:2026', '\t1225'], ['2026-12-25']],
    [
      'other days in a list',
      ['DTSTART;VALUE=DATE:20261225', 'RDATE;VALUE=DATE:20261228,20261230'],
      ['2026-12-25', '2026-12-28', '2026-12-30'],
    ],
    [
      'a rule without the days it leaves out',
      ['DTSTART;VALUE=DATE:20261218', 'RRULE:FREQ=WEEKLY;COUNT=3', 'EXDATE;VALUE=DATE:20261225'],
      ['2026-12-18', '2027-01-01'],
    ],
    [
      'a rule without an end, as far as one looks',
      ['DTSTART;VALUE=DATE:20270115', 'RRULE:FREQ=WEEKLY'],
      ['2027-01-15', '2027-01-22', '2027-01-29'],
    ],
  ])('is read with %s', (_, lines, days) => {
    expect(read(...event(...lines))).toEqual({ days, problems: [] })
  })

  it('gives its days in order, each once', () => {
    expect(
      read(
        ...event('DTSTART;VALUE=DATE:20261225'),
        ...event('DTSTART;VALUE=DATE:20261211'),
        ...event('DTSTART;VALUE=DATE:20261225'),
      ).days,
    ).toEqual(['2026-12-11', '2026-12-25'])
  })

  it('leaves out what was cancelled, and takes another day in place of one of a series', () => {
    const series = event('UID:1', 'DTSTART;VALUE=DATE:20261218', 'RRULE:FREQ=WEEKLY;COUNT=4')
    const moved = event('UID:1', 'RECURRENCE-ID;VALUE=DATE:20261225', 'DTSTART;VALUE=DATE:20261228')
    const gone = event(
      'UID:1',
      'RECURRENCE-ID;VALUE=DATE:20270101',
      'DTSTART;VALUE=DATE:20270101',
      'STATUS:CANCELLED',
    )
    const another = event('UID:2', 'DTSTART;VALUE=DATE:20261225')
    expect(read(...series, ...moved, ...gone).days).toEqual(['2026-12-18', '2026-12-28', '2027-01-08'])
    expect(read(...series, ...moved, ...another).days).toContain('2026-12-25')
  })

  it('names an event that can’t be read by its line, and keeps the others', () => {
    const { days, problems } = read(
      ...event('SUMMARY:Refuse'),
      ...event('DTSTART;VALUE=DATE:20261225', 'RRULE:FREQ=MONTHLY'),
      ...event('DTSTART;VALUE=DATE:20261211'),
    )
    expect(days).toEqual(['2026-12-11'])
    expect(problems).toEqual([
      { line: 2, message: 'the event has no day: DTSTART;VALUE=DATE:20261225' },
      { line: 7, message: expect.stringContaining('FREQ=MONTHLY can’t be read here') },
    ])
  })

  it.each(['', 'no calendar at all', 'BEGIN:VEVENT', 'DTSTART;VALUE=DATE:20261225'])(
    'has no days in %j',
    (text) => {
      expect(readIcs(text, { timeZone: 'Europe/London', until: '2027-01-31' }).days).toEqual([])
    },
  )
})
