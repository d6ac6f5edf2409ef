/** Which names of a long list are worth comparing sound by sound: a council has thousands of streets. */

/** So many are compared with care; of fewer, all. */
const COMPARED = 80

interface Sounded {
  sounds: string
}

type Places = ReadonlyMap<string, readonly number[]>

const pairsIn = (sounds: string): ReadonlySet<string> =>
  new Set(Array.from(sounds, (sound, i) => sound + (sounds[i + 1] ?? '')))

const places = new WeakMap<readonly Sounded[], Places>()

const placesOf = (names: readonly Sounded[]): Places => {
  const known = places.get(names)
  if (known !== undefined) return known
  const made = new Map<string, number[]>()
  for (const [i, { sounds }] of names.entries()) {
    for (const pair of pairsIn(sounds)) {
      const at = made.get(pair)
      if (at === undefined) made.set(pair, [i])
      else at.push(i)
    }
  }
  places.set(names, made)
  return made
}

/** How much of each name is heard: its pairs of sounds, the rare ones counting most; long names have more of them. */
const sharesOf = (names: readonly Sounded[], heard: string): Float64Array => {
  const at = placesOf(names)
  const shares = new Float64Array(names.length)
  for (const pair of pairsIn(heard)) {
    const those = at.get(pair) ?? []
    const worth = Math.log(1 + names.length / (those.length + 1))
    for (const i of those) shares[i] = (shares[i] ?? 0) + worth
  }
  return shares.map((share, i) => share / Math.sqrt(1 + (names[i]?.sounds.length ?? 0)))
}

/** The names that have most in common with anything that was heard. */
export const nearest = <Name extends Sounded>(
  names: readonly Name[],
  heard: readonly string[],
): readonly Name[] => {
  if (names.length <= COMPARED) return names
  const best = new Float64Array(names.length)
  for (const each of heard) {
    sharesOf(names, each).forEach((share, i) => {
      if (share > (best[i] ?? 0)) best[i] = share
    })
  }
  return Array.from(best.keys())
    .toSorted((a, b) => (best[b] ?? 0) - (best[a] ?? 0))
    .slice(0, COMPARED)
    .flatMap((i) => names[i] ?? [])
}
