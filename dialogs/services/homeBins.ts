/** What is collected at the home that a service is about. */
import { addDays, type Day } from '../../knowledge/calendar/day'
import type { PropertyCollections } from '../../knowledge/collections/port'
import type { CollectionService } from '../../knowledge/collections/schedule'
import type { Container, Pack } from '../../knowledge/schema'
import { NOT_LISTED } from '../answers/home'
import type { Choice } from '../answers/kind'
import type { AtHome, World } from '../service'

/** So far back a missed collection is looked for, and so far ahead the next: what is collected every four weeks is in both. */
export const WEEKS_BACK = 4
export const WEEKS_AHEAD = 8

/** The collections round today at the home that was chosen; `undefined` for one that isn't on our list. */
export const binsAtHome = async (
  { home }: Pick<AtHome, 'home'>,
  { ports, here }: World,
): Promise<PropertyCollections | undefined> => {
  if (home === NOT_LISTED) return undefined
  const { day } = here.now
  return ports.collections.collectionsFor(home, addDays(day, -7 * WEEKS_BACK), addDays(day, 7 * WEEKS_AHEAD))
}

/** The container of a service, where the council's pack tells of it. */
export const containerOf = (
  { containers }: Pick<Pack, 'containers'>,
  service: Pick<CollectionService, 'container'>,
): Container | undefined => containers.find(({ id }) => id === service.container)

const capital = (text: string): string => `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`

/** "Green recycling bin": as the council's pack calls it, or the import. */
export const binName = (pack: Pick<Pack, 'containers'>, service: CollectionService): string =>
  capital(containerOf(pack, service)?.name ?? service.name)

/** The id that a bin is chosen by: its container's, or the service's where the pack has no such container. */
export const binId = (pack: Pick<Pack, 'containers'>, service: CollectionService): string =>
  containerOf(pack, service)?.id ?? service.code

export const binChoices = (
  pack: Pick<Pack, 'containers'>,
  services: readonly CollectionService[],
): readonly Choice[] => {
  const choices = services.map((service) => ({
    id: binId(pack, service),
    label: binName(pack, service),
    also: [service.name, ...(containerOf(pack, service)?.alsoKnownAs ?? [])],
  }))
  return choices.filter(({ id }, i) => choices.findIndex((other) => other.id === id) === i)
}

/** The first day from a day on which a service is collected, where one is known. */
export const nextDayOf = (
  { collections }: PropertyCollections,
  service: string,
  from: Day,
): Day | undefined => collections.find((one) => one.service === service && one.day >= from)?.day
