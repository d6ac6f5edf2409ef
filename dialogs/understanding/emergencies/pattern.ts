/** One step of a pattern: a word (any of `words`, or the end of the message), or up to `most` words of any kind. */
export type Step =
  | { do: 'word'; words: readonly string[]; optional: boolean; orEnd: boolean }
  | { do: 'gap'; most: number; notOver: readonly string[] }
  | { do: 'not'; words: readonly string[] }
  | { do: 'edge'; end: boolean }

/** Words by the name of their class: `@home` in a pattern is any word of `home`. */
export type Classes = Readonly<Record<string, readonly string[]>>

/** How many words may stand in `..` and in `...`, and between the two halves of `~`. */
const SHORT_GAP = 3
const LONG_GAP = 7

const endings = (word: string): readonly string[] => {
  const stem = word.endsWith('e') ? word.slice(0, -1) : word
  return [word, `${word}s`, `${stem}ed`, `${stem}ing`, `${stem}in`]
}

const choice = (name: string, classes: Classes): readonly string[] => {
  if (name === '$') return ['$', ...choice('@joining', classes)]
  if (name.startsWith('@')) {
    const words = classes[name.slice(1)]
    if (words === undefined) throw new Error(`no class of words is called ${name}`)
    return words.flatMap((word) => choice(word, classes))
  }
  return name.endsWith('+') ? endings(name.slice(0, -1)) : [name]
}

/** The big classes stand in a thousand places; each list of words is put together once, and is one object. */
const known = new WeakMap<Classes, Map<string, readonly string[]>>()

const choices = (names: string, classes: Classes): readonly string[] => {
  const lists = known.get(classes) ?? new Map<string, readonly string[]>()
  known.set(classes, lists)
  const before = lists.get(names)
  if (before !== undefined) return before
  const found = [...new Set(names.split('|').flatMap((name) => choice(name, classes)))]
  lists.set(names, found)
  return found
}

const stepOf = (part: string, classes: Classes): Step => {
  if (part === '..') return { do: 'gap', most: SHORT_GAP, notOver: [] }
  if (part === '...') return { do: 'gap', most: LONG_GAP, notOver: [] }
  if (part === '^' || part === '$') return { do: 'edge', end: part === '$' }
  if (part.startsWith('!')) return { do: 'not', words: choices(part.slice(1), classes) }
  const optional = part.endsWith('?')
  const words = choices(optional ? part.slice(0, -1) : part, classes)
  return { do: 'word', words, optional, orEnd: words.includes('$') }
}

const eitherOrder = (halves: readonly string[]): readonly string[] => {
  const [first = '', second] = halves
  return second === undefined ? [first] : [`${first} ... ${second}`, `${second} ... ${first}`]
}

/**
 * Reads one pattern, as several when its halves may stand in either order: `@smell .. gas`, `baby|babies ~ @alone`.
 * `a|b` either word, `@name` any word of a class, `hurt+` with its endings, `word?` may lack, `..` up to three words
 * between, `...` up to seven, `!word` not that word here, `^` and `$` the
 * beginning and the end of the message, `~` both halves near, either first. Throws on an unknown class.
 */
export const stepsOf = (pattern: string, classes: Classes): readonly (readonly Step[])[] =>
  eitherOrder(pattern.split(' ~ ')).map((line) =>
    line
      .trim()
      .split(/\s+/)
      .map((part) => stepOf(part, classes)),
  )

/** The same pattern, kept to one half of a sentence: its gaps don't step over these words ("and", "but"). */
export const withinClause = (steps: readonly Step[], joints: readonly string[]): readonly Step[] =>
  steps.map((step) => (step.do === 'gap' ? { ...step, notOver: joints } : step))
