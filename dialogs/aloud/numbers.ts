/** Numbers in British English words. No library: those tried leave out our "and", or ordinals, or are ES modules only. */

const SMALL =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  )
const TENS = '  twenty thirty forty fifty sixty seventy eighty ninety'.split(' ')
const SCALES = ['', ' thousand', ' million', ' billion']

const belowHundred = (n: number): string => {
  if (n < 20) return SMALL[n] ?? ''
  const tens = TENS[Math.floor(n / 10)] ?? ''
  return n % 10 === 0 ? tens : `${tens}-${SMALL[n % 10]}`
}

const belowThousand = (n: number): string => {
  if (n < 100) return belowHundred(n)
  const hundreds = `${SMALL[Math.floor(n / 100)]} hundred`
  return n % 100 === 0 ? hundreds : `${hundreds} and ${belowHundred(n % 100)}`
}

/** Groups of three figures with their scale, greatest first; a last one below a hundred is joined by "and". */
const scaled = (n: number): string => {
  const groups: string[] = []
  for (let rest = n, scale = 0; rest > 0; rest = Math.floor(rest / 1000), scale += 1) {
    const group = rest % 1000
    if (group > 0) groups.unshift(`${belowThousand(group)}${SCALES[scale] ?? ''}`)
  }
  const last = groups.at(-1) ?? ''
  return n % 1000 > 0 && n % 1000 < 100 && groups.length > 1
    ? `${groups.slice(0, -1).join(' ')} and ${last}`
    : groups.join(' ')
}

/** The greatest that is said as a number; beyond it nobody can follow, and digits are said. */
export const GREATEST = 999_999_999_999

/** "one hundred and five": a whole number of 0 to `GREATEST`. */
export const cardinal = (n: number): string => (n === 0 ? 'zero' : scaled(n))

const IRREGULAR: Readonly<Record<string, string>> = {
  one: 'first',
  two: 'second',
  three: 'third',
  five: 'fifth',
  eight: 'eighth',
  nine: 'ninth',
  twelve: 'twelfth',
}

/** "hundred and twenty-first". */
export const ordinal = (n: number): string =>
  cardinal(n).replace(/[a-z]+$/, (last) => IRREGULAR[last] ?? `${last.replace(/y$/, 'ie')}th`)

/** "nineteen oh five", "two thousand", "two thousand and six", "twenty twenty-six": a year of four figures. */
export const year = (n: number): string => {
  const [century, rest] = [Math.floor(n / 100), n % 100]
  if (century % 10 === 0 && rest < 10) return cardinal(n)
  if (rest === 0) return `${belowHundred(century)} hundred`
  return `${belowHundred(century)} ${rest < 10 ? 'oh ' : ''}${belowHundred(rest)}`
}

/** "zero one five". Marks that aren't digits are left out. */
export const digitByDigit = (digits: string): string =>
  [...digits].flatMap((digit) => (/\d/.test(digit) ? (SMALL[Number(digit)] ?? '') : [])).join(' ')

/** So many are heard and written down at a time; up to one more makes no group of its own. */
const GROUP = 3

/** "zero one five, two seven": digits in groups small enough to be written down while they are heard. */
export const inGroups = (digits: string): string => {
  if (digits.length <= GROUP + 1) return digitByDigit(digits)
  const groups = digits.match(/\d{1,3}/g) ?? []
  const last = groups.at(-1) ?? ''
  const whole = last.length === 1 ? [...groups.slice(0, -2), `${groups.at(-2)}${last}`] : groups
  return whole.map(digitByDigit).join(', ')
}

/**
 * Figures as they are written: "1,200", "3.5", "007". One that begins with 0, or is longer than numbers are without commas,
 * is a code, and said digit by digit.
 */
export const figures = (written: string): string => {
  const [whole = '', decimals] = written.replaceAll(',', '').split('.')
  if (decimals !== undefined) return `${figures(whole)} point ${digitByDigit(decimals)}`
  const isCode =
    /^0./.test(whole) || (whole.length > 4 && !/,|000$/.test(written)) || Number(whole) > GREATEST
  return isCode ? inGroups(whole) : cardinal(Number(whole))
}
