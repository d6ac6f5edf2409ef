import fc from 'fast-check'
import { type Calendar, calendarFile } from '../../../bot/collections/calendar'
import { readIcs } from '../../../bot/collections/import/ics'

const calendar = (more: Partial<Calendar> = {}): Calendar => ({
  name: 'Bin collections, 1 Mill Lane',
  description: 'Bin collections of Otherford Council',
  timeZone: 'Europe/London',
  host: 'chat.otherford.gov.uk',
  changedAt: new Date('2026-11-22T10:00:00.123Z'),
  events: [{ day: '2026-12-31', same: 'otherford 1 refuse 2026-12-31', summary: 'Grey bin' }],
  ...more,
})

const linesOf = (text: string): readonly string[] => text.replace(/\r\n[ \t]/g, '').split('\r\n')

describe('a calendar of bins', () => {
  it('has whole days that end on the next, an id, a stamp, and how often to look again', () => {
    expect(linesOf(calendarFile(calendar()))).toEqual([
      'BEGIN:VCALENDAR',
      'VERSION:2.0',
      'PRODID:-//Council assistant//Bin collections//EN',
      'CALSCALE:GREGORIAN',
      'METHOD:PUBLISH',
      'NAME:Bin collections\\, 1 Mill Lane',
      'X-WR-CALNAME:Bin collections\\, 1 Mill Lane',
      'X-WR-CALDESC:Bin collections of Otherford Council',
      'X-WR-TIMEZONE:Europe/London',
      'REFRESH-INTERVAL;VALUE=DURATION:P1D',
      'X-PUBLISHED-TTL:P1D',
      'BEGIN:VEVENT',
      expect.stringMatching(/^UID:[0-9a-f]{32}@chat\.otherford\.gov\.uk$/),
      'DTSTAMP:20261122T100000Z',
      'DTSTART;VALUE=DATE:20261231',
      'DTEND;VALUE=DATE:20270101',
      'SUMMARY:Grey bin',
      'TRANSP:TRANSPARENT',
      'END:VEVENT',
      'END:VCALENDAR',
      '',
    ])
  })

  it('gives an event the same id when its day or its words change, and another to every other event', () => {
    const idOf = (more: object) =>
      /UID:(.*)/.exec(
        calendarFile(calendar({ events: [{ day: '2026-12-31', same: 'a', summary: 'Grey bin', ...more }] })),
      )?.[1]
    expect(idOf({ day: '2027-01-02', summary: 'Grey bin (changed)' })).toBe(idOf({}))
    expect(idOf({ same: 'b' })).not.toBe(idOf({}))
  })

  it('keeps marks that mean something in calendars out of the way', () => {
    const events = [
      { day: '2026-12-31', same: 'a', summary: 'Glass, cans; plastic \\ card', description: 'One\nTwo' },
    ]
    const lines = linesOf(calendarFile(calendar({ events })))
    expect(lines).toContain('SUMMARY:Glass\\, cans\\; plastic \\\\ card')
    expect(lines).toContain('DESCRIPTION:One\\nTwo')
  })

  it('has no line of more than 75 octets, and loses nothing by that', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 400 }).filter((text) => !/[\r\n\p{C}]/u.test(text)),
        (summary) => {
          const file = calendarFile(calendar({ events: [{ day: '2026-12-31', same: 'a', summary }] }))
          for (const line of file.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
          const said = linesOf(file)
            .find((line) => line.startsWith('SUMMARY:'))
            ?.slice('SUMMARY:'.length)
          expect(said?.replace(/\\([\\;,])/g, '$1')).toBe(summary)
        },
      ),
    )
  })

  it('is read back by the import', () => {
    const days = ['2026-12-11', '2026-12-28', '2027-01-08']
    const events = days.map((day) => ({ day, same: day, summary: 'Grey bin' }))
    const read = readIcs(calendarFile(calendar({ events })), {
      timeZone: 'Europe/London',
      until: '2027-12-31',
    })
    expect(read).toEqual({ days, problems: [] })
  })
})
