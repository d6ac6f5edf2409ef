import type { KnownService, Pack } from '../knowledge/schema'
import type { Here } from './information/about'
import type { SayArticle } from './information/articleAnswer'
import { articleAnswer, createArticleAnswer } from './information/articleAnswer'
import { createContact } from './information/contact'
import { createFollowUp } from './information/followUp'
import { createOpeningHours } from './information/openingHours'
import { createPerson, personSaid } from './information/person'
import { howToContact } from './information/reach'
import { createRights } from './information/rights'
import { createSmallTalk } from './information/smallTalk'
import { sourcesSaid } from './information/sources'
import { createStandards } from './information/standards'
import { createTrack } from './information/track'
import type { Commands } from './listening/commands'
import type { Desk } from './listening/hearing'
import type { Sayings } from './sayings'
import type { Services } from './services/createServices'
import { createServices } from './services/createServices'
import { SERVICES } from './services/every'
import { openedSaid } from './tracking/said'
import { trackingSaying } from './tracking/saying'
import type { Finders } from './understanding/details'
import { createDetailsReader } from './understanding/details'
import type { Intent } from './understanding/intents'

/** What articles are filled and followed up with. */
export const articleSaying = (sayings: Sayings): SayArticle => ({
  sayValues: sayings.articles,
  sayStreams: sayings.streams,
  sayProvider: sayings.providers,
  howToContact: (here) => howToContact(sayings.reach, here.pack),
})

/** The declared services, which end with approved articles. */
export const createDeclaredServices = (sayings: Sayings): Services => {
  const saying = articleSaying(sayings)
  const article = (id: string, intent: Intent, here: Here) => {
    const found = here.articles.byId(id)
    return found && articleAnswer(saying, found, { intent }, here)
  }
  return createServices({ article, howToContact: saying.howToContact }, SERVICES)
}

/** Everything that answers the residents of one council. Answerers are asked in this order; the first that can, does. */
export const createDesk = (
  sayings: Sayings,
  commands: Commands,
  pack: Pack,
  services: readonly KnownService[],
  finders: Finders,
  { understand, recogniser }: Pick<Desk, 'understand' | 'recogniser'>,
): Desk => {
  const reach = (here: Here) => howToContact(sayings.reach, here.pack)
  const person = { say: sayings.person, sayHours: sayings.hours }
  const answerers = [
    createFollowUp(articleSaying(sayings)),
    createOpeningHours({ say: sayings.hours, sayProvider: sayings.providers, howToContact: reach }),
    createRights(articleSaying(sayings)),
    createContact({ say: sayings.contact, sayHours: sayings.hours, howToContact: reach }),
    createStandards({ say: sayings.standards, sayDue: sayings.due, howToContact: reach }),
    createPerson(person),
    createSmallTalk(sayings.smallTalk, reach),
    createTrack(sayings.tracking, articleSaying(sayings)),
    createArticleAnswer(articleSaying(sayings)),
  ]
  return {
    details: createDetailsReader(pack, services, finders),
    commands,
    answer: (ask, here) => {
      for (const answerer of answerers) {
        const answer = answerer(ask, here)
        if (answer !== undefined) return answer
      }
      return undefined
    },
    understand,
    recogniser,
    howToContact: reach,
    person: (here) => personSaid(person, here),
    opened: (opened, here) => openedSaid(trackingSaying(sayings), opened, here),
    sources: ({ sources }, here) =>
      sources.length === 0 ? undefined : sourcesSaid(sayings.sources, sources, here),
  }
}
