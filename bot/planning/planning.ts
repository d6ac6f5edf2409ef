import type { Application } from '../../knowledge/planning/application'
import type { PlanningPort } from '../../knowledge/planning/port'
import { keyOf, slipsBetween, slipsOf, stemOf } from '../../knowledge/planning/reference'
import type { PlanningStore } from './store'

/** So many likely ones are offered: more are a list to read, not a slip to mend. */
const MOST_NEAR = 4
/** The year and a number make a reference; with less, everything would be near. */
const FEWEST_MARKS = 5

/** When it first turned up; what has no event is oldest. */
const firstDay = ({ events }: Application): string => events[0]?.day ?? ''

const newestFirst = (a: Application, b: Application): number =>
  firstDay(b).localeCompare(firstDay(a)) || b.reference.localeCompare(a.reference)

const nearestFirst =
  (key: string) =>
  (a: Application, b: Application): number =>
    slipsBetween(key, keyOf(a.reference)) - slipsBetween(key, keyOf(b.reference)) || newestFirst(a, b)

/** What is known of planning applications, council by council. */
export interface PlanningOf {
  of(council: string): PlanningPort
}

/** Answers from what was imported. */
export const createPlanning = (store: Pick<PlanningStore, 'known' | 'find'>): PlanningOf => ({
  of: (council) => ({
    known: async () => {
      const known = await store.known(council)
      return known && { sample: known.sample, importedAt: known.importedAt }
    },
    byReference: async (reference) => (await store.find(council, { key: keyOf(reference) }))[0],
    near: async (reference) => {
      const key = keyOf(reference)
      if (key.length < FEWEST_MARKS) return []
      const found = await store.find(council, { stems: slipsOf(stemOf(key)) })
      return found
        .filter((one) => keyOf(one.reference) !== key)
        .toSorted(nearestFirst(key))
        .slice(0, MOST_NEAR)
    },
    atPostcode: async (postcode) => (await store.find(council, { postcode })).toSorted(newestFirst),
    atUprn: async (uprn) => (await store.find(council, { uprn })).toSorted(newestFirst),
  }),
})
