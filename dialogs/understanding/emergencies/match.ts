import type { Step } from './pattern'

/** A pattern, and what it stands for. */
export interface Matcher<Found> {
  steps: readonly Step[]
  found: Found
}

/** Where a pattern was found: the places of its own words, first to last, without those between them. */
export interface Place<Found> {
  found: Found
  at: readonly number[]
}

/** The words of a message, each as the numbers of the words it may be. */
export type Numbered = readonly (readonly number[])[]

/** A step whose set of words is known by a number: many patterns share a set, and a set is looked up once a word. */
type SetStep =
  | { do: 'word'; set: number; optional: boolean; orEnd: boolean }
  | { do: 'gap'; most: number; notOver: number | undefined }
  | { do: 'not'; set: number }
  | { do: 'edge'; end: boolean }

/** The words of a message, each as the sets it is in. */
type Sorted = readonly ReadonlySet<number>[]

/** Goes on with the steps that are left, from a place; the place after the last word when they fit. */
type GoOn = (at: number) => number | undefined

const isIn = (message: Sorted, at: number, set: number): boolean => message[at]?.has(set) ?? false

const afterGap = (
  { most, notOver }: SetStep & { do: 'gap' },
  message: Sorted,
  at: number,
  goOn: GoOn,
): number | undefined => {
  for (let skipped = 0; skipped <= most && at + skipped <= message.length; skipped++) {
    const end = goOn(at + skipped)
    if (end !== undefined) return end
    if (notOver !== undefined && isIn(message, at + skipped, notOver)) return undefined
  }
  return undefined
}

const afterWord = (
  step: SetStep & { do: 'word' },
  message: Sorted,
  at: number,
  goOn: GoOn,
): number | undefined => {
  const end = isIn(message, at, step.set) ? goOn(at + 1) : undefined
  if (end !== undefined) return end
  return step.optional || (step.orEnd && at === message.length) ? goOn(at) : undefined
}

/** What takes no word: an edge of the message, or a word that must not be here (before a pattern: not in front of it). */
const holds = (
  step: SetStep & { do: 'edge' | 'not' },
  message: Sorted,
  at: number,
  leading: boolean,
): boolean =>
  step.do === 'edge'
    ? at === (step.end ? message.length : 0)
    : !isIn(message, leading ? at - 1 : at, step.set)

/** The place after the last word when the steps from `step` on fit the words from `at` on. */
const endOf = (steps: readonly SetStep[], step: number, message: Sorted, at: number): number | undefined => {
  const now = steps[step]
  if (now === undefined) return at
  const goOn: GoOn = (from) => endOf(steps, step + 1, message, from)
  if (now.do === 'word') return afterWord(now, message, at, goOn)
  if (now.do === 'gap') return afterGap(now, message, at, goOn)
  return holds(now, message, at, step === 0) ? goOn(at) : undefined
}

interface Prepared<Found> {
  steps: readonly SetStep[]
  found: Found
  first: number
  required: readonly number[]
}

/** Numbers the sets of words: equal sets get one number. */
const setsOf = (numberOf: (word: string) => number) => {
  const numbers = new Map<string, number>()
  const same = new Map<readonly string[], number>()
  const sizes: number[] = []
  const byWord = new Map<number, number[]>()
  const add = (words: readonly string[], set: number): void => {
    sizes.push(words.length)
    for (const word of new Set(words.map(numberOf))) {
      const there = byWord.get(word)
      if (there === undefined) byWord.set(word, [set])
      else there.push(set)
    }
  }
  const newSet = (words: readonly string[]): number => {
    const key = words.join(' ')
    const set = numbers.get(key) ?? numbers.size
    if (!numbers.has(key)) add(words, set)
    numbers.set(key, set)
    return set
  }
  const setOf = (words: readonly string[]): number => {
    const set = same.get(words) ?? newSet(words)
    same.set(words, set)
    return set
  }
  return { setOf, byWord, sizeOf: (set: number): number => sizes[set] ?? 0 }
}

type Sets = ReturnType<typeof setsOf>

const prepared = <Found>({ steps, found }: Matcher<Found>, { setOf, sizeOf }: Sets): Prepared<Found> => {
  const numbered = steps.map((step): SetStep => {
    if (step.do === 'edge') return step
    if (step.do === 'gap')
      return { ...step, notOver: step.notOver.length === 0 ? undefined : setOf(step.notOver) }
    const set = setOf(step.words)
    return step.do === 'not' ? { do: 'not', set } : { ...step, set }
  })
  const required = numbered.flatMap((step) =>
    step.do === 'word' && !step.optional && !step.orEnd ? [step.set] : [],
  )
  const [first] = required
  if (first === undefined) throw new Error('a pattern needs a word that must be there')
  return { steps: numbered, found, first, required: [...required].sort((a, b) => sizeOf(a) - sizeOf(b)) }
}

const ownWords = (steps: readonly SetStep[], message: Sorted, from: number, to: number): readonly number[] =>
  Array.from({ length: to - from }, (_, i) => from + i).filter((at) =>
    steps.some((step) => step.do === 'word' && isIn(message, at, step.set)),
  )

const placesOf = <Found>(
  { steps, found, first }: Prepared<Found>,
  message: Sorted,
): readonly Place<Found>[] =>
  message.flatMap((word, from) => {
    const to = word.has(first) ? endOf(steps, 0, message, from) : undefined
    return to === undefined ? [] : [{ found, at: ownWords(steps, message, from, to) }]
  })

const setsIn = (message: Sorted): ReadonlySet<number> => {
  const there = new Set<number>()
  for (const word of new Set(message)) for (const set of word) there.add(set)
  return there
}

/**
 * Finds patterns in messages. Only patterns whose every required word is somewhere in the message are tried: of two
 * thousand, a few. A leading `word?` has no meaning.
 */
export const finderOf = <Found>(matchers: readonly Matcher<Found>[], numberOf: (word: string) => number) => {
  const sets = setsOf(numberOf)
  const byRarest = new Map<number, Prepared<Found>[]>()
  for (const matcher of matchers) {
    const one = prepared(matcher, sets)
    const rarest = one.required[0] ?? -1
    byRarest
      .set(rarest, byRarest.get(rarest) ?? [])
      .get(rarest)
      ?.push(one)
  }
  // The numbers of a word come as one list each time, so its sets are put together once.
  const known = new WeakMap<readonly number[], ReadonlySet<number>>()
  const setsFor = (word: readonly number[]): ReadonlySet<number> => {
    const before = known.get(word)
    if (before !== undefined) return before
    const found = new Set(word.flatMap((id) => sets.byWord.get(id) ?? []))
    known.set(word, found)
    return found
  }
  return (message: Numbered): readonly Place<Found>[] => {
    const sorted = message.map(setsFor)
    const there = setsIn(sorted)
    const tried = [...there]
      .flatMap((set) => byRarest.get(set) ?? [])
      .filter(({ required }) => required.every((set) => there.has(set)))
    return tried.flatMap((one) => placesOf(one, sorted))
  }
}
