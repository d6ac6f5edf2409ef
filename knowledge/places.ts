/** Service → who provides it for the residents of a council. */
import { type CitedFact, citationOf } from './load'
import type { KnownService, Pack, Provided } from './schema'

/** Who provides a service. `names` holds two bodies only when district and county share it. */
export interface Provider {
  by: Provided['by'] | KnownService['twoTier']
  name: string
  names: readonly string[]
  note?: string
  citation: CitedFact | { title: string; published: string; url: string }
}

const together = new Intl.ListFormat('en-GB', { type: 'conjunction' })

const namesOf = ({ council }: Pack, by: Provider['by'], body: string | undefined): readonly string[] => {
  const county = council.county?.name
  if (by === 'council') return [council.name]
  if (by === 'county') return [county ?? council.name]
  if (by === 'both') return county === undefined ? [council.name] : [council.name, county]
  return body === undefined ? [] : [body]
}

/** What the council's own documents say first; then who provides it in an area of its kind, as GOV.UK has it. */
export const providerOf = (pack: Pack, service: KnownService): Provider => {
  const own = pack.provided.find((entry) => entry.service === service.id)
  const by = own?.by ?? (pack.council.tier === 'district' ? service.twoTier : service.unitary)
  const names = own?.name === undefined ? namesOf(pack, by, service.body) : [own.name]
  const note = own === undefined ? service.note : own.note
  return {
    by,
    name: together.format(names),
    names,
    ...(note === undefined ? {} : { note }),
    citation: own
      ? citationOf(pack, own.source)
      : { title: service.source.title, published: service.reviewed, url: service.source.url },
  }
}
