import { providerOf } from '../../knowledge/places'
import type { KnownService, Pack } from '../../knowledge/schema'
import { alternating, asHints, hintWords, placeHints, yesNoHints } from '../answers/hints'
import type { World } from '../service'
import type { Services } from '../services/createServices'
import type { Reply } from '../turn'
import type { SayGeneral } from './general'
import { suggestions } from './general'
import type { Outcome } from './hearing'

/** What residents call the services that the council provides, each once. */
const ownServices = (pack: Pack, services: readonly KnownService[]): readonly string[] =>
  services
    .filter((service) => providerOf(pack, service).names.includes(pack.council.name))
    .flatMap(({ asked }) => asked[0] ?? [])

/** Names that no recogniser knows: the council's, its places' and its phone lines'. */
const ownNames = ({ council, contacts }: Pack): readonly string[] =>
  [
    council.shortName,
    ...alternating(
      contacts.places.map(({ name }) => name),
      contacts.phones.map(({ name }) => name),
    ),
    council.name,
    ...council.alsoKnownAs,
    ...alternating(...[...contacts.places, ...contacts.phones].map(({ alsoKnownAs }) => alsoKnownAs)),
  ].map((name) => name.replace(/^the /i, ''))

/** What one council's residents may say to an open question. */
const openHints = (say: SayGeneral, pack: Pack, services: readonly KnownService[]): readonly string[] => [
  ...suggestions(say).map(({ says }) => says),
  ...alternating(hintWords().open, ownNames(pack), ownServices(pack, services)),
]

/** Puts on a turn's last reply what may be said to it. */
export type Hinting = (outcome: Outcome, world: World) => Promise<Outcome>

/**
 * Hints change with the question: the words of its answers when one is asked, the council's services and places when
 * anything may be said. A recogniser that leans towards the wrong ones hears prompts worse than with none.
 */
export const createHinting = (
  say: SayGeneral,
  services: Services,
  pack: Pack,
  known: readonly KnownService[],
): Hinting => {
  const open = openHints(say, pack, known)
  const hintsTo = async ({ options = [], expects = 'open' }: Reply, { memory }: Outcome, world: World) => {
    // Whether something was heard rightly: the letters of a postcode, or "last", would be heard in a "yes".
    if (expects === 'yesNo') return asHints([...options.map(({ says }) => says), ...yesNoHints()])
    const asked = memory.service === undefined ? [] : await services.hints(memory.service, world)
    const places = memory.offered === undefined ? [] : placeHints(options.length)
    return asHints([
      ...options.map(({ says }) => says),
      ...asked,
      ...places,
      ...(expects === 'open' && asked.length === 0 ? open : []),
    ])
  }
  return async (outcome, world) => {
    const last = outcome.replies.at(-1)
    if (last === undefined) return outcome
    const hints = await hintsTo(last, outcome, world)
    return { ...outcome, replies: [...outcome.replies.slice(0, -1), { ...last, hints }] }
  }
}
