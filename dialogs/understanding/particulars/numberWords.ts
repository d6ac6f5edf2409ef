import type { SpokenWords } from './spokenWords'
import type { Token } from './tokens'

/** A number in words: its digits, the token after it, and whether more of it was left unread. */
export interface NumberRead {
  digits: string
  to: number
  /** "forty" of "forty two": a shorter reading than there might be. */
  short: boolean
}

interface Part {
  value: number
  to: number
}

type PartsAt = (tokens: readonly Token[], at: number) => readonly Part[]

const isOne = (list: readonly string[], token: Token | undefined): boolean => list.includes(token?.word ?? '')

const afterHyphen = (tokens: readonly Token[], at: number): number =>
  tokens[at]?.said === '-' && tokens[at]?.from === tokens[at - 1]?.to ? at + 1 : at

/** 1 to 99, longest first: "ninety-eight", and its "ninety" alone. */
const below100 = ({ teens, tens }: SpokenWords, units: ReadonlyMap<string, number>): PartsAt => {
  const unitAt: PartsAt = (tokens, at) => {
    const value = units.get(tokens[at]?.word ?? '')
    return value === undefined || value === 0 ? [] : [{ value, to: at + 1 }]
  }
  return (tokens, at) => {
    const word = tokens[at]?.word ?? ''
    const [teen, ten] = [teens.get(word), tens.get(word)]
    if (teen !== undefined) return [{ value: teen, to: at + 1 }]
    if (ten === undefined) return unitAt(tokens, at)
    const whole = unitAt(tokens, afterHyphen(tokens, at + 1)).map(({ value, to }) => ({
      value: ten + value,
      to,
    }))
    return [...whole, { value: ten, to: at + 1 }]
  }
}

interface Unit {
  words: readonly string[]
  is: number
  and: readonly string[]
  /** What may follow without "and": "three thousand two hundred". */
  bare: PartsAt
}

/** "… hundred and five": with what is below, and without. In Britain "seven hundred nine" is two numbers. */
const followed =
  (start: PartsAt, unit: Unit, below: PartsAt): PartsAt =>
  (tokens, at) =>
    start(tokens, at)
      .filter(({ to }) => isOne(unit.words, tokens[to]))
      .flatMap(({ value, to }) => {
        const whole = { value: value * unit.is, to: to + 1 }
        const rest = isOne(unit.and, tokens[whole.to])
          ? below(tokens, whole.to + 1)
          : unit.bare(tokens, whole.to)
        return [...rest.map((part) => ({ value: whole.value + part.value, to: part.to })), whole]
      })

const none: PartsAt = () => []

const either =
  (...all: readonly PartsAt[]): PartsAt =>
  (tokens, at) =>
    all.flatMap((each) => each(tokens, at))

/** Reads numbers in words below a million the way they are said in Britain: "one hundred and five", "ninety-eight". */
export const createNumberReader = (words: SpokenWords) => {
  const units = new Map(
    Object.entries(words.digits).flatMap(([digit, { names }]) => names.map((name) => [name, Number(digit)])),
  )
  const { and, hundred, thousand } = words
  const small = below100(words, units)
  const hundreds = followed(small, { words: hundred, is: 100, and, bare: none }, small)
  const below1000 = either(hundreds, small)
  const thousands = followed(below1000, { words: thousand, is: 1000, and, bare: hundreds }, below1000)
  const any = either(thousands, below1000)
  return (tokens: readonly Token[], at: number): readonly NumberRead[] => {
    const parts = any(tokens, at)
    const longest = Math.max(...parts.map(({ to }) => to))
    return parts
      .filter(({ to }) => to > at + 1 || !units.has(tokens[at]?.word ?? ''))
      .map(({ value, to }) => ({ digits: String(value), to, short: to < longest }))
  }
}
