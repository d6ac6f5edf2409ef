import { timeOfDay } from '../../../dialogs/dates'
import { addDays, longDay } from '../../../knowledge/calendar/day'
import type { Collection } from '../../../knowledge/collections/collections'
import type { PropertyCollections } from '../../../knowledge/collections/port'
import { calendarFile } from '../../collections/calendar'
import type { Answer } from '../answer'
import { shownBin } from './bins'
import type { LookingAtBins } from './collections'
import type { PageRequest } from './page'

/** A year ahead; and four weeks back, so that the last collection doesn't vanish from the calendar. */
const [DAYS_BACK, DAYS_AHEAD] = [28, 365]

const descriptionOf = (
  { parts: { words } }: LookingAtBins,
  { sample, services }: PropertyCollections,
  { service, changed }: Collection,
): string => {
  const outBy = services.find(({ code }) => code === service)?.outBy
  const line = (id: string, values = {}) => words.line('collections', id, values)
  return [
    ...(sample ? [line('sample')] : []),
    ...(changed === undefined
      ? []
      : [
          line(changed.reason === undefined ? 'moved' : 'movedBecause', {
            usual: longDay(changed.usual),
            reason: changed.reason ?? '',
          }),
        ]),
    ...(outBy === undefined ? [] : [line('outBy', { time: timeOfDay(outBy).text })]),
  ].join('\n')
}

/** The calendar of an address; `undefined` when it isn't known. */
export const collectionsCalendar = async (
  looking: LookingAtBins,
  uprn: string,
  { origin }: PageRequest,
): Promise<Answer | undefined> => {
  const { parts, pack, port, today } = looking
  const found = await port.collectionsFor(uprn, addDays(today, -DAYS_BACK), addDays(today, DAYS_AHEAD))
  if (found === undefined) return undefined
  const { id, timeZone } = pack.council
  const bins = new Map(found.services.map((service) => [service.code, shownBin(pack, service).name]))
  const line = (name: string, values = {}) => parts.words.line('collections', name, values)
  const summary = (service: string): string => {
    const bin = bins.get(service) ?? service
    return found.sample ? line('sampleEvent', { bin }) : bin
  }
  const body = calendarFile({
    name: line('calendarName', { address: found.property.address }),
    description: line(found.sample ? 'sample' : 'calendarAbout', { council: pack.council.name }),
    timeZone,
    host: new URL(origin).hostname,
    changedAt: found.importedAt,
    events: found.collections.map((one) => ({
      day: one.day,
      same: [id, uprn, one.service, one.changed?.usual ?? one.day].join(' '),
      summary: summary(one.service),
      description: descriptionOf(looking, found, one),
    })),
  })
  return {
    status: 200,
    headers: {
      'Content-Type': 'text/calendar; charset=utf-8',
      'Content-Disposition': `inline; filename="${id}-${uprn}.ics"`,
      'Cache-Control': 'private, max-age=3600',
    },
    body,
  }
}
