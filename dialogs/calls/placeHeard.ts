import type { Pack, Place } from '../../knowledge/schema'
import { soundsLike } from '../answers/soundsLike'
import type { Hearing } from '../listening/hearing'
import type { Intent } from '../understanding/intents'

/** What a place is asked about. */
const OF_PLACES: readonly Intent[] = ['hours.opening', 'hours.contact_or_location']

/** Nearer than this, and nearer than any other place by that: the answer names the place, so a mistake is heard. */
const NEAR = 0.66
const AHEAD = 0.08

interface Names {
  list: readonly string[]
  placeOf: ReadonlyMap<string, Place>
}

const made = new WeakMap<Pack, Names>()

/** The names that are names: "reception" and "the main office" are words that any recogniser knows. */
const namesIn = (pack: Pack): Names => {
  const known = made.get(pack)
  if (known !== undefined) return known
  const placeOf = new Map(
    pack.contacts.places.flatMap((place) =>
      [place.name, ...place.alsoKnownAs]
        .filter((name) => /^\p{Lu}/u.test(name))
        .map((name) => [name, place] as const),
    ),
  )
  const names = { list: [...placeOf.keys()], placeOf }
  made.set(pack, names)
  return names
}

const nameHeard = ({ alternatives, here }: Hearing): string | undefined => {
  const { list, placeOf } = namesIn(here.pack)
  const likes = soundsLike(alternatives, list)
  const [best] = likes
  if (best === undefined || best.closeness < NEAR) return undefined
  const other = likes.find(({ name }) => placeOf.get(name) !== placeOf.get(best.name))
  return best.closeness - (other?.closeness ?? 0) >= AHEAD ? best.name : undefined
}

const isOfPlace = ({ desk, alternatives, memory }: Hearing): boolean => {
  const intent = desk.recogniser.recognise(alternatives).guesses[0]?.intent
  return [intent, memory.topic?.intent].some((each) => each !== undefined && OF_PLACES.includes(each))
}

/**
 * "Is the batch lee office open": where a place is asked about and none was named, one that sounds like it is named beside
 * what was said. The answer says which it is.
 */
export const withPlaceHeard = (hearing: Hearing): Hearing => {
  const { alternatives, said, desk, memory, isSure } = hearing
  const [first, ...others] = alternatives
  if (first === undefined || isSure === true || memory.service !== undefined) return hearing
  if (desk.details.detailsIn(said).places.length > 0 || !isOfPlace(hearing)) return hearing
  const name = nameHeard(hearing)
  if (name === undefined) return hearing
  const named = `${said}, ${name}`
  return { ...hearing, said: named, alternatives: [{ ...first, text: named }, ...others] }
}
