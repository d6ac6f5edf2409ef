import type { Day } from '../../knowledge/calendar/day'
import { collectionsBetween, notSubscribed } from '../../knowledge/collections/collections'
import { knownUntil } from '../../knowledge/collections/knownUntil'
import type { CollectionsPort, Property, ServiceOfProperty } from '../../knowledge/collections/port'
import type { Schedule } from '../../knowledge/collections/schedule'
import { streetsOf } from '../../knowledge/collections/streetsOf'
import type { CollectionsStore } from './store'

/** "2 Acacia Avenue" before "10 Acacia Avenue". */
const asInAStreet = new Intl.Collator('en-GB', { numeric: true })

const streetFirst = ({ address }: Property): string => {
  const [, number = '', rest = address] = /^(.*?\d+\w?),? +(.*)$/.exec(address) ?? []
  return `${rest} ${number}`
}

const servicesOf = (schedule: Schedule): readonly ServiceOfProperty[] => {
  const has = new Set([...schedule.onRounds, ...schedule.givenDays].map(({ service }) => service))
  return schedule.services
    .filter(({ code }) => has.has(code))
    .map((service) => {
      const until = knownUntil(schedule, service.code)
      return until === undefined ? service : { ...service, knownUntil: until }
    })
}

/** What is known of bin collections, council by council. */
export interface CollectionsOf {
  of(council: string): CollectionsPort
}

type Dated = Property & { from: Day; to: Day }

/** Those that are valid on a day, in the order of a street. */
const validOn = (properties: readonly Dated[], on: Day): readonly Property[] =>
  properties
    .filter(({ from, to }) => from <= on && (to === '' || on <= to))
    .map(({ from: _, to: __, ...property }) => ({ property, place: streetFirst(property) }))
    .sort((a, b) => asInAStreet.compare(a.place, b.place))
    .map(({ property }) => property)

/** Answers from what was imported. */
export const createCollections = (store: Omit<CollectionsStore, 'replace' | 'close'>): CollectionsOf => ({
  of: (council) => ({
    known: async () => {
      const known = await store.known(council)
      return known && { sample: known.sample, importedAt: known.importedAt }
    },
    addressesAt: async (postcode, on) => validOn(await store.propertiesAt(council, postcode), on),
    postcodesKeyed: (keys) => store.postcodesKeyed(council, keys),
    streets: () => store.streets(council),
    addressesIn: async (street, on, holding = '') => {
      const along = await store.propertiesAlong(council, street, holding)
      return validOn(
        along.filter(({ address }) => streetsOf(address).includes(street)),
        on,
      )
    },
    collectionsFor: async (uprn, from, to) => {
      const found = await store.scheduleOf(council, uprn, from, to)
      if (found === undefined) return undefined
      const { property, known, schedule, events } = found
      return {
        property,
        ...known,
        ...collectionsBetween(schedule, from, to),
        services: servicesOf(schedule),
        notSubscribed: notSubscribed(schedule, from),
        events,
      }
    },
  }),
})
