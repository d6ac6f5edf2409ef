import { providerOf } from '../../knowledge/places'
import type { KnownService } from '../../knowledge/schema'
import type { Said } from '../said'
import { joined, paragraphs, webAddress } from '../said'
import type { Say } from '../words'
import type { Answer, Here } from './about'

export const providerLines = {
  council: ['council', 'service'],
  county: ['council', 'county', 'service'],
  parish: ['service'],
  parishNamed: ['body', 'service'],
  private: ['service'],
  privateNamed: ['body', 'service'],
  national: ['service'],
  nationalNamed: ['body', 'service'],
  police: ['service'],
  policeNamed: ['body', 'service'],
  nhs: ['service'],
  nhsNamed: ['body', 'service'],
  both: ['council', 'county', 'service'],
  partnership: ['service'],
  partnershipNamed: ['body', 'service'],
  next: ['link'],
  countySite: ['county', 'link'],
  askUs: ['howToContact'],
} as const
export type SayProvider = Say<typeof providerLines>

const whoSaid = (say: SayProvider, { pack }: Here, service: KnownService): Said => {
  const { by, name } = providerOf(pack, service)
  const council = pack.council.name
  if (by === 'council') return say('council', { council, service: service.name })
  if (by === 'county') return say('county', { council, county: name, service: service.name })
  if (by === 'both')
    return say('both', { council, county: pack.council.county?.name ?? council, service: service.name })
  return name === ''
    ? say(by, { service: service.name })
    : say(`${by}Named`, { body: name, service: service.name })
}

const nextSaid = (say: SayProvider, here: Here, service: KnownService, howToContact: Said): Said => {
  const { by } = providerOf(here.pack, service)
  const { text, url } = service.link
  const link = say('next', { link: { text: `[${text}](${url})`, speech: text } })
  const { county } = here.pack.council
  // Nobody can follow a link on the telephone: it only names whom to look for, where nothing else does.
  const withLink = (said: Said, pieces: readonly Said[]): Said =>
    here.channel === 'voice' ? said : joined(pieces)
  if (by === 'council') {
    const ask = say('askUs', { howToContact })
    return withLink(ask, [ask, link])
  }
  if ((by !== 'county' && by !== 'both') || county === undefined) return link
  const site = say('countySite', { county: county.name, link: webAddress(county.website) })
  return withLink(site, [link, site])
}

/** Who provides a service here, and where to go next. */
export const providerAnswer = (
  say: SayProvider,
  here: Here,
  service: KnownService,
  howToContact: Said,
): Pick<Answer, 'said' | 'sources'> => {
  const { note, citation } = providerOf(here.pack, service)
  const who = whoSaid(say, here, service)
  const noted = note === undefined ? who : { text: `${who.text} ${note}`, speech: `${who.speech} ${note}` }
  return { said: paragraphs([noted, nextSaid(say, here, service, howToContact)]), sources: [citation] }
}
