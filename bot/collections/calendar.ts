/** A calendar to subscribe to (RFC 5545 and, for how often to look again, RFC 7986): whole days, as calendars of bins are. */
import { createHash } from 'node:crypto'
import type { Day } from '../../knowledge/calendar/day'
import { addDays } from '../../knowledge/calendar/day'

export interface CalendarEvent {
  day: Day
  /** What makes it the same event when its day or its words change. */
  same: string
  summary: string
  description?: string
}

export interface Calendar {
  name: string
  description: string
  timeZone: string
  /** Ends the ids of its events: where they come from. */
  host: string
  /** When what it says was last changed. */
  changedAt: Date
  events: readonly CalendarEvent[]
}

/** Programs look once a day: what is published today is known tomorrow. */
const LOOK_AGAIN = 'P1D'

/** So many octets fit in a line; the next begins with a blank (RFC 5545, 3.1). */
const MOST_OCTETS = 75

const escaped = (text: string): string => text.replace(/[\\;,]/g, '\\$&').replace(/\r?\n/g, '\\n')

const folded = (line: string): string => {
  let [lines, octets] = ['', 0]
  for (const character of line) {
    const size = Buffer.byteLength(character)
    if (octets + size > MOST_OCTETS) {
      lines += '\r\n '
      octets = 1
    }
    lines += character
    octets += size
  }
  return lines
}

const dateOf = (day: Day): string => day.replaceAll('-', '')

const stampOf = (at: Date): string => at.toISOString().replace(/[-:]|\.\d{3}/g, '')

const idOf = ({ same }: CalendarEvent, host: string): string =>
  `${createHash('sha256').update(same).digest('hex').slice(0, 32)}@${host}`

const eventLines = (event: CalendarEvent, { host, changedAt }: Calendar): readonly string[] => [
  'BEGIN:VEVENT',
  `UID:${idOf(event, host)}`,
  `DTSTAMP:${stampOf(changedAt)}`,
  `DTSTART;VALUE=DATE:${dateOf(event.day)}`,
  `DTEND;VALUE=DATE:${dateOf(addDays(event.day, 1))}`,
  `SUMMARY:${escaped(event.summary)}`,
  ...(event.description === undefined ? [] : [`DESCRIPTION:${escaped(event.description)}`]),
  'TRANSP:TRANSPARENT',
  'END:VEVENT',
]

/** The text of the file. */
export const calendarFile = (calendar: Calendar): string => {
  const { name, description, timeZone, events } = calendar
  return [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Council assistant//Bin collections//EN',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `NAME:${escaped(name)}`,
    `X-WR-CALNAME:${escaped(name)}`,
    `X-WR-CALDESC:${escaped(description)}`,
    `X-WR-TIMEZONE:${timeZone}`,
    `REFRESH-INTERVAL;VALUE=DURATION:${LOOK_AGAIN}`,
    `X-PUBLISHED-TTL:${LOOK_AGAIN}`,
    ...events.flatMap((event) => eventLines(event, calendar)),
    'END:VCALENDAR',
  ]
    .map((line) => `${folded(line)}\r\n`)
    .join('')
}
