/** What a home may ask for, and whether it was asked for before. */
import type { PropertyCollections } from '../../../knowledge/collections/port'
import type { Container, Pack } from '../../../knowledge/schema'
import type { Choice } from '../../answers/kind'
import type { World } from '../../service'
import { isOpen } from '../../tracking/due'
import { binChoices } from '../homeBins'

const asChoice = ({ id, name, alsoKnownAs }: Container): Choice => ({
  id,
  label: `${name.slice(0, 1).toUpperCase()}${name.slice(1)}`,
  also: alsoKnownAs,
})

/** The containers of a home, and of what it has none for, all that the council gives out; nothing where it collects nothing. */
export const containersFor = (pack: Pack, bins: PropertyCollections | undefined): readonly Choice[] => {
  if (bins?.property.kind === 'none') return []
  const own = binChoices(pack, bins?.services ?? [])
  const streams = new Set(bins?.services.map(({ stream }) => stream))
  const others = pack.containers.filter(({ stream }) => !streams.has(stream)).map(asChoice)
  return bins?.property.kind === 'communal' && own.length > 0 ? own : [...own, ...others]
}

export interface Wanted {
  /** It is used up, so there is nothing to say about why. */
  isUsedUp: boolean
  /** Several are given at once. */
  isCounted: boolean
  /** Goes with a service that this home hasn't joined. */
  isForMembers: boolean
  /** The same for every request of it for this home. */
  subject?: string
  /** The reference of a request that is still open. */
  open?: string
}

/** What is known of a container that somebody wants for a home; `undefined` where none was chosen. */
export const wantedOf = async (
  id: string | undefined,
  bins: PropertyCollections | undefined,
  { ports, here }: World,
): Promise<Wanted | undefined> => {
  if (id === undefined) return undefined
  const container = here.pack.containers.find((each) => each.id === id)
  const subject = bins === undefined ? undefined : `container ${bins.property.uprn} ${id}`
  const before = subject === undefined ? [] : await ports.cases.casesAbout(subject)
  const open = before.find(({ state }) => isOpen(state))
  return {
    isUsedUp: container?.kind === 'sack' || container?.kind === 'bag',
    isCounted: container !== undefined && ['sack', 'bag', 'box'].includes(container.kind),
    isForMembers: bins?.notSubscribed.some((service) => service.container === id) ?? false,
    ...(subject === undefined ? {} : { subject }),
    ...(open === undefined ? {} : { open: open.reference }),
  }
}
