import { collectionsBetween, notSubscribed } from '../../knowledge/collections/collections'
import { knownUntil } from '../../knowledge/collections/knownUntil'
import type { CollectionsPort, Property, ServiceOfProperty } from '../../knowledge/collections/port'
import type { Schedule } from '../../knowledge/collections/schedule'
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

/** Answers from what was imported. */
export const createCollections = (
  store: Pick<CollectionsStore, 'known' | 'propertiesAt' | 'scheduleOf'>,
): CollectionsOf => ({
  of: (council) => ({
    known: async () => {
      const known = await store.known(council)
      return known && { sample: known.sample, importedAt: known.importedAt }
    },
    addressesAt: async (postcode, on) =>
      (await store.propertiesAt(council, postcode))
        .filter(({ from, to }) => from <= on && (to === '' || on <= to))
        .map(({ from: _, to: __, ...property }) => property)
        .sort((a, b) => asInAStreet.compare(streetFirst(a), streetFirst(b))),
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
