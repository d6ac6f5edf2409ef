import type { Step } from './pattern'

/** A pattern over the numbers that stand for words. */
export interface Matcher<Found> {
  steps: readonly NumberedStep[]
  found: Found
}

type NumberedStep =
  | { do: 'word'; words: ReadonlySet<number>; optional: boolean; orEnd: boolean }
  | { do: 'gap'; most: number }
  | { do: 'not'; words: ReadonlySet<number> }
  | { do: 'edge'; end: boolean }

/** The words of a message, each as the numbers of the words it may be. */
export type Numbered = readonly (readonly number[])[]

const isOneOf = (word: readonly number[] | undefined, words: ReadonlySet<number>): boolean =>
  word?.some((id) => words.has(id)) ?? false

/** A pattern's words as numbers. `numberOf` knows every word of every pattern. */
export const numbered = (steps: readonly Step[], numberOf: (word: string) => number): NumberedStep[] =>
  steps.map((step) =>
    step.do === 'gap' || step.do === 'edge' ? step : { ...step, words: new Set(step.words.map(numberOf)) },
  )

/** Goes on with the steps that are left, from a place; the place after the last word when they fit. */
type GoOn = (at: number) => number | undefined

const afterGap = (message: Numbered, at: number, most: number, goOn: GoOn): number | undefined => {
  for (let skipped = 0; skipped <= most && at + skipped <= message.length; skipped++) {
    const end = goOn(at + skipped)
    if (end !== undefined) return end
  }
  return undefined
}

const afterWord = (
  step: NumberedStep & { do: 'word' },
  message: Numbered,
  at: number,
  goOn: GoOn,
): number | undefined => {
  const end = isOneOf(message[at], step.words) ? goOn(at + 1) : undefined
  if (end !== undefined) return end
  return step.optional || (step.orEnd && at === message.length) ? goOn(at) : undefined
}

/** What takes no word: an edge of the message, or a word that must not be here (before a pattern: not in front of it). */
const holds = (
  step: NumberedStep & { do: 'edge' | 'not' },
  message: Numbered,
  at: number,
  leading: boolean,
): boolean =>
  step.do === 'edge'
    ? at === (step.end ? message.length : 0)
    : !isOneOf(message[leading ? at - 1 : at], step.words)

/** The place after the last word when the steps from `step` on fit the words from `at` on. */
const endOf = (
  steps: readonly NumberedStep[],
  step: number,
  message: Numbered,
  at: number,
): number | undefined => {
  const now = steps[step]
  if (now === undefined) return at
  const goOn: GoOn = (from) => endOf(steps, step + 1, message, from)
  if (now.do === 'word') return afterWord(now, message, at, goOn)
  if (now.do === 'gap') return afterGap(message, at, now.most, goOn)
  return holds(now, message, at, step === 0) ? goOn(at) : undefined
}

const firstWord = (steps: readonly NumberedStep[]): ReadonlySet<number> => {
  const first = steps.find((step) => step.do === 'word')
  return first?.do === 'word' ? first.words : new Set()
}

/** Where a pattern was found: its first word, and the place after its last. */
export interface Place<Found> {
  found: Found
  from: number
  to: number
}

/** Finds patterns in messages; only those whose first word is there are tried. A leading `word?` has no meaning. */
export const finderOf = <Found>(matchers: readonly Matcher<Found>[]) => {
  const byFirst = new Map<number, Matcher<Found>[]>()
  for (const matcher of matchers) {
    for (const word of firstWord(matcher.steps)) byFirst.set(word, [...(byFirst.get(word) ?? []), matcher])
  }
  return (message: Numbered): readonly Place<Found>[] =>
    message.flatMap((word, from) =>
      word
        .flatMap((id) => byFirst.get(id) ?? [])
        .flatMap(({ steps, found }) => {
          const to = endOf(steps, 0, message, from)
          return to === undefined ? [] : [{ found, from, to }]
        }),
    )
}
