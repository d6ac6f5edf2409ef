import { timeOfDay } from '../../../dialogs/dates'
import { findPostcodes, isPartOfPostcode } from '../../../dialogs/understanding/particulars/postcode'
import { addDays, type Day, localTime, longDay } from '../../../knowledge/calendar/day'
import type { Collection } from '../../../knowledge/collections/collections'
import type { CollectionsPort, Property, PropertyCollections } from '../../../knowledge/collections/port'
import { districtsOf } from '../../../knowledge/districts'
import type { Pack } from '../../../knowledge/schema'
import type { Answer } from '../answer'
import { shownBin } from './bins'
import { collectionsCalendar } from './collectionsCalendar'
import { securityHeaders } from './headers'
import { helpOf } from './help'
import { html, isOurs, type Page, type PageRequest } from './page'
import type { PageParts } from './parts'
import { problemPage } from './problem'

/** Nobody's postcode is longer; what is longer is not read at all. */
const MOST_CHARACTERS = 100

/** Eight weeks: over any Christmas, and two turns of what is collected every four weeks. */
const DAYS_SHOWN = 56

/** What one look at the pages is made with. */
export interface LookingAtBins {
  parts: PageParts
  pack: Pack
  port: CollectionsPort
  today: Day
}

const lookingAt = (parts: PageParts, pack: Pack): LookingAtBins => {
  const { id, timeZone } = pack.council
  const today = localTime(parts.clock.now(), timeZone).day
  return { parts, pack, port: parts.collections.of(id), today }
}

const show = (
  { parts, pack }: LookingAtBins,
  template: 'collections' | 'collectionDays',
  values: Readonly<Record<string, unknown>>,
  status = 200,
): Answer => {
  const { council } = pack
  const title = parts.words.line('collections', 'title')
  const body = parts.render(template, { council, help: helpOf(pack), title, ...values })
  return html(body, status, securityHeaders())
}

/** The form, and what is wrong with what was written into it. */
const form = async (looking: LookingAtBins, problem?: string, draft = ''): Promise<Answer> => {
  const known = await looking.port.known()
  const { website } = helpOf(looking.pack)
  const values = { problem, draft, known: known !== undefined, sample: known?.sample, website }
  return show(looking, 'collections', values, problem === undefined ? 200 : 400)
}

const addresses = async (looking: LookingAtBins, written: string): Promise<Answer> => {
  const { parts, port, pack, today } = looking
  const line = (id: string, values = {}) => parts.words.line('collections', id, values)
  const [found] = findPostcodes(written, { expected: true, own: districtsOf(pack) })
  if (found === undefined)
    return form(looking, line(isPartOfPostcode(written) ? 'partOfPostcode' : 'noPostcode'), written)
  const there = await port.addressesAt(found.value, today)
  if (there.length === 0) return form(looking, line('noAddress', { postcode: found.value }), written)
  const sample = (await port.known())?.sample
  return show(looking, 'collections', { known: true, sample, postcode: found.value, addresses: there })
}

const nameOfAddress = ({ address, postcode }: Property): string => `${address}, ${postcode}`

/** What is shown of one bin on one day. */
const shownCollection = ({ parts, pack }: LookingAtBins, found: PropertyCollections) => {
  const bins = new Map(found.services.map((service) => [service.code, shownBin(pack, service)]))
  return ({ service, changed }: Pick<Collection, 'service' | 'changed'>) => ({
    ...(bins.get(service) ?? { name: service, fills: [] }),
    note:
      changed &&
      parts.words.line('collections', changed.reason === undefined ? 'moved' : 'movedBecause', {
        usual: longDay(changed.usual),
        reason: changed.reason ?? '',
      }),
  })
}

const cancelledIn = ({ words }: PageParts, { changes }: PropertyCollections) =>
  changes
    .filter(({ day }) => day === undefined)
    .map(({ usual, service, reason }) => ({
      day: usual,
      service,
      note: words.line('collections', reason === undefined ? 'cancelled' : 'cancelledBecause', {
        reason: reason ?? '',
      }),
    }))

interface ShownDayBin {
  name: string
  fills: readonly string[]
  note?: string | undefined
  cancelled?: boolean
}

/** What is said of every bin of a day is said once, of the day. */
const shownDay = (day: Day, bins: readonly ShownDayBin[]) => {
  const notes = new Set(bins.map(({ note }) => note))
  const [note] = notes
  const isShared = notes.size === 1 && bins.length > 1
  return {
    day: longDay(day),
    ...(isShared ? { note } : {}),
    bins: isShared ? bins.map(({ note: _, ...bin }) => bin) : bins,
  }
}

/** Day by day: what is collected, and what isn't though it usually would be. */
const daysOf = (looking: LookingAtBins, found: PropertyCollections) => {
  const shown = shownCollection(looking, found)
  const cancelled = cancelledIn(looking.parts, found)
  const days = [...new Set([...found.collections, ...cancelled].map(({ day }) => day))].sort()
  return days.map((day) =>
    shownDay(day, [
      ...found.collections.filter((one) => one.day === day).map(shown),
      ...cancelled
        .filter((one) => one.day === day)
        .map(({ service, note }) => ({ ...shown({ service }), note, cancelled: true })),
    ]),
  )
}

const notesOf = ({ parts, pack, today }: LookingAtBins, found: PropertyCollections): readonly string[] => {
  const { words } = parts
  const { services, notSubscribed } = found
  const outBy = [...new Set(services.map((service) => timeOfDay(service.outBy).text))]
  return [
    ...(outBy.length === 1 && outBy[0] !== undefined
      ? [words.line('collections', 'allOutBy', { time: outBy[0] })]
      : []),
    ...services.flatMap(({ knownUntil, ...service }) =>
      knownUntil === undefined || knownUntil > addDays(today, DAYS_SHOWN)
        ? []
        : [
            words.line('collections', 'knownUntil', {
              bin: shownBin(pack, service).name,
              day: longDay(knownUntil),
            }),
          ],
    ),
    ...notSubscribed.map((service) =>
      words.line('collections', 'notSubscribed', { bin: shownBin(pack, service).name }),
    ),
  ]
}

const property = async (looking: LookingAtBins, uprn: string, { origin }: PageRequest): Promise<Answer> => {
  const { parts, pack, port, today } = looking
  const found = await port.collectionsFor(uprn, today, addDays(today, DAYS_SHOWN))
  if (found === undefined) return problemPage(parts, 404, pack)
  const file = `${origin}/${pack.council.id}/collections/${uprn}.ics`
  return show(looking, 'collectionDays', {
    title: parts.words.line('collections', 'daysTitle'),
    address: nameOfAddress(found.property),
    sample: found.sample,
    days: daysOf(looking, found),
    notes: notesOf(looking, found),
    importedOn: longDay(localTime(found.importedAt, pack.council.timeZone).day),
    file,
    subscribe: file.replace(/^https?:/, 'webcal:'),
  })
}

/** A postcode, its addresses to choose from. The postcode is posted, so that no address or log holds it. */
export const collectionsPage =
  (parts: PageParts): Page =>
  async (request) => {
    const pack = parts.packs.get(request.council)
    if (pack === undefined) return problemPage(parts, 404)
    const looking = lookingAt(parts, pack)
    if (request.method !== 'POST') return form(looking)
    if (!isOurs(request)) return problemPage(parts, 403, pack)
    const written = (request.form.postcode ?? '').trim().slice(0, MOST_CHARACTERS)
    return written === ''
      ? form(looking, parts.words.line('collections', 'noPostcode'))
      : addresses(looking, written)
  }

const UPRN = /^(\d{1,12})(\.ics)?$/

/** The next collections of an address, or with `.ics` its calendar. Nothing personal: not who has help with their bins. */
export const collectionDaysPage =
  (parts: PageParts): Page =>
  async (request) => {
    const pack = parts.packs.get(request.council)
    const [, uprn, calendar] = UPRN.exec(request.path.split('/').at(-1) ?? '') ?? []
    if (pack === undefined || uprn === undefined) return problemPage(parts, 404, pack)
    const looking = lookingAt(parts, pack)
    if (calendar === undefined) return property(looking, uprn, request)
    return (await collectionsCalendar(looking, uprn, request)) ?? problemPage(parts, 404, pack)
  }
