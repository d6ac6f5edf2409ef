import type { Hypothesis } from '../turn'
import { inFigures } from './inFigures'
import { type Heard, heardIn, likeness } from './likeness'
import { nearest } from './nearestSounds'
import { soundWords } from './soundSpelling'

/** A name of a closed list, and how near to it something sounds. */
export interface Likeness {
  name: string
  /** 0–1; 1: the likeliest hypothesis is that name, word for word. */
  closeness: number
}

/** One name as it is compared. */
interface Sounded {
  name: string
  sounds: string
  /** "12" of "12 Mill Lane": a number that is like another is another. */
  numbers: readonly string[]
}

/** One hypothesis as it is compared. */
interface Hearing extends Heard {
  numbers: ReadonlySet<string>
}

/** Of two hypotheses that are as near, the likelier counts. */
const LATER = 0.02

/** What nobody would offer: it has less than half of the name. */
const LEAST = 0.5

/** Only words that may be numbers are looked at: most names have none. */
const figuresOf = (name: string): ReturnType<typeof inFigures> =>
  /\d/.test(name) ? inFigures(name) : { text: name, numbers: [] }

const prepared = new WeakMap<readonly string[], readonly Sounded[]>()

const soundedOf = (names: readonly string[]): readonly Sounded[] => {
  const known = prepared.get(names)
  if (known !== undefined) return known
  const made = names.map((name) => {
    const { text, numbers } = figuresOf(name)
    return { name, sounds: soundWords(text).join(''), numbers }
  })
  prepared.set(names, made)
  return made
}

/** Where a number of the name wasn't heard, it is not to be asked about alone, let alone taken. */
const UNNUMBERED = 0.7

const closenessIn = ({ sounds, numbers }: Sounded, heard: Hearing, i: number): number => {
  const isNumbered = numbers.every((number) => heard.numbers.has(number))
  return likeness(sounds, heard) * (1 - LATER * i) * (isNumbered ? 1 : UNNUMBERED)
}

const closenessOf = (sounded: Sounded, hypotheses: readonly Hearing[]): number =>
  Math.max(0, ...hypotheses.map((heard, i) => closenessIn(sounded, heard, i)))

/** Numbers are heard in words and written in figures; where no name has one, they are words like any others. */
const hearingOf = (text: string, names: readonly Sounded[]): Hearing => {
  if (names.every(({ numbers }) => numbers.length === 0))
    return { ...heardIn(soundWords(text)), numbers: new Set() }
  const told = inFigures(text)
  return { ...heardIn(soundWords(told.text)), numbers: new Set(told.numbers) }
}

/**
 * The names of a closed list that something sounds like, the nearest first: over every hypothesis, and in passing too
 * ("it's the leisure centre please"). What the list is made ready with is kept with it, so hand in the same one again.
 * A name that isn't on the list sounds like another one: `meantBy` tells whether it is near enough.
 */
export const soundsLike = (
  hypotheses: readonly Pick<Hypothesis, 'text'>[],
  names: readonly string[],
): readonly Likeness[] => {
  const sounded = soundedOf(names)
  const heard = hypotheses.map(({ text }) => hearingOf(text, sounded))
  const told = heard.map(({ sounds }) => sounds)
  return nearest(sounded, told)
    .map((one) => ({ name: one.name, closeness: closenessOf(one, heard) }))
    .filter(({ closeness }) => closeness >= LEAST)
    .toSorted((a, b) => b.closeness - a.closeness)
}

/**
 * What of a closed list was meant. `said`: it was heard word for word. `like`: nothing else sounds like it, so it can be
 * asked about. `among`: it may be any of these, the nearest first. Only what was `said` may be taken without asking.
 */
export type Meant = { how: 'said' | 'like'; name: string } | { how: 'among'; names: readonly string[] }

/**
 * Nearer than this, and nearer than the next by that. Of 459 street names spoken by machines over a telephone band, 7 % were
 * heard word for word; 73 % were nearest of a list of 153 and 86 % among the five nearest. With these, 44 % are asked about
 * alone and one was another name; of a list of 1,845, in which twelve streets begin with each name, 24 % and seven.
 */
const NEAR = 0.8
const AHEAD = 0.1

/** What may be offered: near, and not much further off than the nearest. */
const PERHAPS = 0.6
const BEHIND = 0.2

/** More are not listened to, and there is a key for each. */
const MOST_OFFERED = 5

/** What `soundsLike` found, judged; `undefined` when nothing on the list is near. */
export const meantBy = (likes: readonly Likeness[]): Meant | undefined => {
  const [best, second] = likes
  if (best === undefined || best.closeness < PERHAPS) return undefined
  const { name, closeness } = best
  const ahead = closeness - (second?.closeness ?? 0)
  if (closeness === 1 && ahead > 0) return { how: 'said', name }
  if (closeness >= NEAR && ahead >= AHEAD) return { how: 'like', name }
  const names = likes.filter((like) => like.closeness >= Math.max(PERHAPS, closeness - BEHIND))
  return { how: 'among', names: names.slice(0, MOST_OFFERED).map((like) => like.name) }
}
