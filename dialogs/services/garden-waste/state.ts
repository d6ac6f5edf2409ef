/** Whether garden waste is collected from a home, and when. */
import type { Day } from '../../../knowledge/calendar/day'
import type { PropertyCollections } from '../../../knowledge/collections/port'
import type { CollectionService, Season } from '../../../knowledge/collections/schedule'
import { nextDayOf } from '../homeBins'

/**
 * `joined`: by subscription. `everyone`: without one. `could`: it may be joined. `none`: no such collection is known for
 * this home. `notKnown`: the home isn't on our list.
 */
export interface GardenAtHome {
  state: 'joined' | 'everyone' | 'could' | 'none' | 'notKnown'
  season?: Season
  next?: Day
}

const isGarden = ({ stream }: CollectionService): boolean => stream === 'garden'

const season = ({ season: is }: CollectionService) => (is === undefined ? {} : { season: is })

export const gardenAt = (bins: PropertyCollections | undefined, today: Day): GardenAtHome => {
  if (bins === undefined) return { state: 'notKnown' }
  const own = bins.services.find(isGarden)
  if (own !== undefined) {
    const next = nextDayOf(bins, own.code, today)
    return {
      state: own.subscription ? 'joined' : 'everyone',
      ...season(own),
      ...(next === undefined ? {} : { next }),
    }
  }
  const other = bins.notSubscribed.find(isGarden)
  const canJoin = other !== undefined && bins.property.kind !== 'none'
  return canJoin ? { state: 'could', ...season(other) } : { state: 'none' }
}
