import type { Pack, Place } from '../../knowledge/schema'
import { isNearly, wordsOf } from './keywords'

/** Words that many places share: they tell what kind of place is meant, not which. */
const COMMON = new Set(
  'the of and at in one stop shop shops centre centres center office offices customer service services council councils house street road square shopping unit district borough town hall building library main drive'.split(
    ' ',
  ),
)

interface Name {
  place: Place
  words: readonly string[]
  telling: readonly string[]
}

const namesOf = (place: Place): readonly Name[] =>
  [place.name, ...place.alsoKnownAs].map((name) => {
    const words = wordsOf(name)
    return { place, words, telling: words.filter((word) => !COMMON.has(word)) }
  })

const containsRun = (words: readonly string[], run: readonly string[]): boolean =>
  words.some((_, at) => run.every((word, i) => isNearly(words[at + i] ?? '', word)))

/** How much of a name was said: the whole name counts more than its telling words alone. 0: not said. */
const strength = (said: readonly string[], { words, telling }: Name): number => {
  if (words.length > 0 && containsRun(said, words)) return 10 + words.length
  if (telling.length > 0 && telling.every((word) => said.some((heard) => isNearly(heard, word))))
    return telling.length
  return 0
}

const KINDS: Readonly<Record<string, readonly Place['kind'][]>> = {
  'one stop shop': ['one-stop-shop'],
  'one stop shops': ['one-stop-shop'],
  'customer service centre': ['customer-service-centre'],
  'customer service centres': ['customer-service-centre'],
}

const placesOfKind = (said: readonly string[], places: readonly Place[]): readonly Place[] => {
  const kind = Object.keys(KINDS).find((name) => containsRun(said, wordsOf(name)))
  return kind === undefined ? [] : places.filter((place) => KINDS[kind]?.includes(place.kind))
}

/**
 * The council's places that were named ("batchly", "the town hall", "Leighton"), or all of a kind ("the one stop
 * shops"). Empty when none was. The council's own name alone names no place: residents say it of everything.
 */
export const createPlaceReader = (pack: Pack) => {
  const ownWords = new Set(
    [pack.council.name, pack.council.shortName, ...pack.council.alsoKnownAs].flatMap((name) => [
      ...wordsOf(name),
    ]),
  )
  const names = pack.contacts.places
    .flatMap(namesOf)
    .map((name) => ({ ...name, telling: name.telling.filter((word) => !ownWords.has(word)) }))
    .filter(({ words }) => !words.every((word) => ownWords.has(word)))

  return (said: string): readonly Place[] => {
    const words = wordsOf(said)
    const scored = names
      .map((name) => ({ place: name.place, score: strength(words, name) }))
      .filter(({ score }) => score > 0)
    if (scored.length === 0) return placesOfKind(words, pack.contacts.places)
    return pack.contacts.places.filter((place) => {
      const mine = Math.max(0, ...scored.filter((s) => s.place === place).map(({ score }) => score))
      return mine > 0
    })
  }
}
