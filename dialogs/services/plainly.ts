import { opensAsking } from '../answers/lists'
import { isNearly, wordsOf } from '../understanding/keywords'
import type { Running } from './running'

/** So many words more say more than what begins the service. */
const MORE = 6

const placeOf = (heard: readonly string[], phrase: readonly string[]): number =>
  heard.findIndex((_, at) => phrase.every((word, i) => isNearly(heard[at + i] ?? '', word)))

/** A service that is asked for in so many words; `story`: the message tells more than that. */
export interface Plainly {
  running: Running
  story: boolean
}

const askedFor = (
  running: Running,
  heard: readonly string[],
  isNarrow: () => boolean,
): Plainly | undefined => {
  const said = running.words.plainly
    .map((phrase) => ({ length: phrase.length, at: placeOf(heard, phrase) }))
    .filter(({ at }) => at >= 0)
  if (said.length === 0) return undefined
  const story = heard.length - Math.max(...said.map(({ length }) => length)) >= MORE
  const endsThere = said.some(({ at, length }) => at + length === heard.length)
  return !story && !endsThere && isNarrow() ? undefined : { running, story }
}

/**
 * The service that a message asks for in so many words: "I want to complain", in the middle of a long story too.
 * `isNarrow`: what follows ("… about a school") has an approved answer of its own, unless more is told than its name.
 */
export const plainlyBegun = (
  all: readonly Running[],
  said: string,
  isNarrow: () => boolean,
): Plainly | undefined => {
  if (opensAsking(said)) return undefined
  const heard = wordsOf(said)
  return all.map((each) => askedFor(each, heard, isNarrow)).find((found) => found !== undefined)
}
