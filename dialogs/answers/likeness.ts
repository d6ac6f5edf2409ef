/** How near what was heard comes to one name: the cheapest way to mishear the name as some of its words. */
import { missing, mistaking } from './soundSpelling'

/** What was heard, its words run together, for a recogniser parts words elsewhere: `ends` where one does, 0 with them. */
export interface Heard {
  sounds: string
  ends: ReadonlySet<number>
}

export const heardIn = (words: readonly string[]): Heard => {
  const ends = [0]
  for (const { length } of words) ends.push((ends.at(-1) ?? 0) + length)
  return { sounds: words.join(''), ends: new Set(ends) }
}

/** Letters and digits, which are all there is in sounds. */
const CODES = 128

const costs = new Float64Array(CODES * CODES)
const losses = new Float64Array(CODES)
for (let said = 0; said < CODES; said++) {
  losses[said] = missing(String.fromCharCode(said))
  for (let meant = 0; meant < CODES; meant++)
    costs[said * CODES + meant] = mistaking(String.fromCharCode(said), String.fromCharCode(meant))
}

const codesOf = (sounds: string): Uint8Array =>
  Uint8Array.from(sounds, (sound) => sound.charCodeAt(0) % CODES)

/**
 * For each place in what was heard: what the name up to here costs that ends there, and where it began. Plain numbers in
 * plain arrays, as this is done a thousand times for one answer.
 */
interface Ways {
  cost: Float64Array
  from: Int32Array
}

/** No place asked for is outside. */
const at = (numbers: Float64Array | Int32Array | Uint8Array, place: number): number => numbers[place] ?? 0

/** A name may begin with any word. */
const beginnings = (said: Uint8Array, { ends }: Heard): Ways => {
  const [cost, from] = [new Float64Array(said.length + 1), new Int32Array(said.length + 1)]
  for (let place = 1; place <= said.length; place++) {
    const begins = ends.has(place)
    cost[place] = begins ? 0 : at(cost, place - 1) + at(losses, at(said, place - 1))
    from[place] = begins ? place : at(from, place - 1)
  }
  return { cost, from }
}

/** One sound more of the name: it was lost, or heard as the last sound said, or that one was made up. */
const withSound = (sound: number, said: Uint8Array, { cost, from }: Ways, next: Ways): void => {
  const lost = at(losses, sound)
  next.cost[0] = at(cost, 0) + lost
  next.from[0] = at(from, 0)
  for (let place = 1; place <= said.length; place++) {
    const last = at(said, place - 1)
    const mistaken = at(cost, place - 1) + at(costs, last * CODES + sound)
    const without = at(cost, place) + lost
    const madeUp = at(next.cost, place - 1) + at(losses, last)
    const least = Math.min(mistaken, without, madeUp)
    next.cost[place] = least
    if (least === mistaken) next.from[place] = at(from, place - 1)
    else next.from[place] = least === without ? at(from, place) : at(next.from, place - 1)
  }
}

/** Words beside the name speak against it, a little: "please" and "er" are said besides. */
const BESIDE = 0.2

/** 0–1; 1: it is the name and nothing else. `name` is written as it sounds, its words run together. */
export const likeness = (name: string, heard: Heard): number => {
  const said = codesOf(heard.sounds)
  if (said.length === 0 || name === '') return 0
  let ways = beginnings(said, heard)
  let next: Ways = { cost: new Float64Array(said.length + 1), from: new Int32Array(said.length + 1) }
  for (const sound of codesOf(name)) {
    withSound(sound, said, ways, next)
    ;[ways, next] = [next, ways]
  }
  let best = 0
  for (const to of heard.ends) {
    const length = to - at(ways.from, to)
    const like = 1 - at(ways.cost, to) / Math.max(name.length, length, 1)
    if (length > 0) best = Math.max(best, like * (1 - BESIDE + (BESIDE * length) / said.length))
  }
  return best
}
