/** Where a complaint to one council goes. */
import { providerOf } from '../places'
import type { KnownService, Pack } from '../schema'
import type { Route } from './routes'

/** What is known beside the route: the services of `services.yaml`, and those the story names. */
export interface Known {
  services: readonly KnownService[]
  /** What the complaint is about, where a service was named: "potholes". */
  named?: readonly KnownService[]
}

/**
 * `us`: a case by the council's own procedure. `anotherWay`: what `article` says can change it; how the council dealt with
 * it can be a case. `elsewhere`: `body`, where it is known by name, or as `article` says; no case.
 */
export type Destination =
  | { to: 'us'; article: string }
  | { to: 'anotherWay'; article: string }
  | { to: 'elsewhere'; article: string; body?: string; website?: string }

/** The article about a body that isn't this council. */
const OTHER_BODY = 'complaints.make.other-body'

const isOurs = (pack: Pack, service: KnownService): boolean =>
  ['council', 'both'].includes(providerOf(pack, service).by)

type Elsewhere = Extract<Destination, { to: 'elsewhere' }>

const bodyOf = (pack: Pack, service: KnownService): Pick<Elsewhere, 'body' | 'website'> => {
  const { by, name } = providerOf(pack, service)
  const { county } = pack.council
  return by === 'county' && county !== undefined
    ? { body: county.name, website: county.website }
    : { body: name }
}

/** Of a service that somebody else provides, that body; of the council's own, or one nobody knows, the council. */
const byProvider = (pack: Pack, service: KnownService | undefined, article: string): Destination =>
  service === undefined || isOurs(pack, service)
    ? { to: 'us', article }
    : { to: 'elsewhere', article, ...bodyOf(pack, service) }

/**
 * Where a complaint goes. One about a service goes to whoever provides it here: by the council's own documents, else as in
 * areas of its kind. Where the story names several, it is ours as soon as one of them is.
 */
export const routeFor = (pack: Pack, route: Route, { services, named = [] }: Known): Destination => {
  const { article } = route
  if (route.to === 'provider')
    return byProvider(
      pack,
      services.find(({ id }) => id === route.service),
      article,
    )
  if (route.to !== 'us') return { to: route.to, article }
  const [first] = named
  const isAllElsewhere = route.id === 'service' && named.every((service) => !isOurs(pack, service))
  return first !== undefined && isAllElsewhere ? byProvider(pack, first, OTHER_BODY) : { to: 'us', article }
}
