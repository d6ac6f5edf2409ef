/**
 * How a council writes the references of planning applications, as its staff put it down: `P/YY/NNNN/2`. YY or YYYY is the
 * year, each N a digit of the number, TYPE the letters of a kind of application; anything else stands for itself, and
 * letters in quotes always do.
 */

export type FormatPart =
  | { is: 'year'; digits: 2 | 4 }
  | { is: 'number'; digits: number }
  | { is: 'type' }
  | { is: 'fixed'; text: string }
  | { is: 'between'; text: '/' | '-' }

const PART =
  /(?<year>YYYY|YY)|(?<number>N+)|(?<type>TYPE)|"(?<quoted>[A-Z0-9]+)"|(?<fixed>[A-Z0-9])|(?<between>[/-])/y

const partOf = ({ year, number, quoted, fixed, between }: Record<string, string | undefined>): FormatPart => {
  if (year !== undefined) return { is: 'year', digits: year.length === 2 ? 2 : 4 }
  if (number !== undefined) return { is: 'number', digits: number.length }
  if (between !== undefined) return { is: 'between', text: between === '/' ? '/' : '-' }
  const text = quoted ?? fixed
  return text === undefined ? { is: 'type' } : { is: 'fixed', text }
}

const matchAt = (format: string, at: number): RegExpExecArray | null => {
  PART.lastIndex = at
  return PART.exec(format)
}

/** The parts of a format in order; `undefined` when something in it stands for nothing. */
export const partsOfFormat = (format: string): readonly FormatPart[] | undefined => {
  const parts: FormatPart[] = []
  for (let at = 0; at < format.length; ) {
    const match = matchAt(format, at)
    if (match?.groups === undefined) return undefined
    parts.push(partOf(match.groups))
    at += match[0].length
  }
  const numbers = parts.filter(({ is }) => is === 'number')
  return numbers.length === 0 ? undefined : parts
}

/** The kinds of application are two or three letters as a rule, up to six, and some end in a digit: FUL, HOUSE, RC3. */
const TYPE = '[A-Z][A-Z0-9]{0,5}'

const pattern = (part: FormatPart): string => {
  if (part.is === 'year') return part.digits === 2 ? '\\d\\d' : '(?:19|20)\\d\\d'
  if (part.is === 'number') return `\\d{${part.digits}}`
  return part.is === 'type' ? TYPE : part.text
}

/** Whether a reference is written just as a format says. */
export const fitsFormat = (reference: string, format: string): boolean => {
  const parts = partsOfFormat(format)
  return parts !== undefined && new RegExp(`^${parts.map(pattern).join('')}$`).test(reference)
}

/** What of the digits is left, and the reference so far as it is compared: without strokes. */
interface Filling {
  key: string
  left: string
}

const filledWith = ({ key, left }: Filling, part: FormatPart): Filling => {
  if (part.is === 'fixed') return { key: key + part.text, left }
  if (part.is !== 'year' && part.is !== 'number') return { key, left }
  return { key: key + left.slice(0, part.digits), left: left.slice(part.digits) }
}

/**
 * A reference of this format from the digits of its year and number, as it is compared: without strokes and without the kind
 * of application. `2400123` is `CB2400123` for `CB/YY/NNNNN/TYPE`. `undefined` for more or fewer digits than it has; a digit
 * that always ends it may be there or not.
 */
export const keyFromDigits = (digits: string, format: string): string | undefined => {
  const parts = partsOfFormat(format) ?? []
  const wanted = parts.reduce(
    (sum, part) => sum + (part.is === 'year' || part.is === 'number' ? part.digits : 0),
    0,
  )
  const last = parts.at(-1)
  const ending = last?.is === 'fixed' ? last.text : ''
  const { key, left } = parts.reduce(filledWith, { key: '', left: digits })
  return wanted > 0 && digits.length >= wanted && (left === '' || left === ending) ? key : undefined
}
