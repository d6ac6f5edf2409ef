import { digitByDigit, figures, inGroups } from './numbers'

/** Numbers everybody knows by their digits. */
const WELL_KNOWN = /(?<![\w.,£/-])(?:999|112|111|101)(?![\w%]|[.,]\d)/g
/** Shorter ones are said so only where they are to be rung. */
const RUNG = /\b((?:[Cc]all|[Rr]ing|[Dd]ial|[Pp]hone|[Tt]ext)(?:ing)? )(\d{3,6})(?![\w%]|[.,]\d| \d)/g
const ABROAD = /(?<![\w+])\+44 ?(?:\(0\) ?)?(?=\d)/g
const BRACKETED = /(?<!\w)\((0\d{2,4})\) ?(?=\d)/g
/** Without spaces: how they are usually written tells where people expect them. */
const BARE_PHONE =
  /(?<![\w.,:£/-])0(?:(?=2)(\d{2})(\d{4})(\d{4})|(?=[38])(\d{3})(\d{3})(\d{4})|(?=[17])(\d{4})(\d{6}))(?![\w])/g
/** "01527 534123", "0800 123 4567", "116 123", "123 456 782", "1 2 3": groups of digits with a space between. */
const DIGIT_GROUPS = /(?<![\w.,:£/-])\d{1,12}(?: \d{1,12}){1,7}(?![\w%:/]|[.,]\d)/g
const HYPHENED_PHONE = /(?<![\w.,£/-])0\d{2,4}-\d{3,8}(?:-\d{3,6})?(?![\w-])/g
/** As Royal Mail writes them. */
const POSTCODE = /(?<![\w/-])([A-Z]{1,2}\d[A-Z\d]?) ?(\d[ABD-HJLNP-UW-Z]{2})(?![\w/-])/g
/** "24/00123/FUL", "PP-12345678": capitals and figures in at least two parts. */
const REFERENCE = /(?<![\w/.,£-])[A-Z\d]{1,12}(?:[/-][A-Z\d]{1,12}){1,6}(?![\w/-])/g
/** "12A", "B4101", "CV37", "Covid19": letters and figures in one. */
const MIXED = /(?<![\p{L}\d])(?:\p{L}+\d|\d+\p{L})[\p{L}\d]*/gu
/** What is longer is a word in capitals, or an abbreviation that is said as it is read. */
const MOST_SPELT = 3

const spelt = (letters: string): string => [...letters].join(' ')

const partsSpelt = (part: string): string =>
  (part.match(/\d+|[A-Z]+/g) ?? []).map((run) => (/\d/.test(run) ? inGroups(run) : spelt(run))).join(' ')

const isReference = (found: string): boolean =>
  /[A-Z].*\d|\d.*[A-Z]/.test(found) || /\d{3}\/\d|\d\/\d{3}|(?:\d[/-]\d*){2}\d/.test(found)

const referenceSpelt = (found: string): string => {
  if (!isReference(found) || /^[A-Z]{4,}-\d{1,3}$/.test(found)) return found
  const marks = [...found.matchAll(/[/-]/g)].map(([mark]) => (mark === '/' ? 'stroke' : 'dash'))
  return found
    .split(/[/-]/)
    .map((part, at) => [partsSpelt(part), marks[at]].filter((piece) => piece !== undefined).join(' '))
    .join(', ')
}

const isCode = (groups: readonly string[]): boolean =>
  groups.some((group) => group.length > 2) || groups.every((group) => group.length === 1)

const groupsSpelt = (found: string): string => {
  const groups = found.split(/[ -]/)
  if (!isCode(groups)) return found
  return groups.map(inGroups).join(groups.every((group) => group.length === 1) ? ' ' : ', ')
}

const mixedSpelt = (found: string): string =>
  (found.match(/\d+|\p{L}+/gu) ?? [])
    .map((run) => {
      if (/\d/.test(run)) return run.length > 2 ? inGroups(run) : figures(run)
      return run.length <= MOST_SPELT && run === run.toUpperCase() ? spelt(run) : run
    })
    .join(' ')

/** Phone numbers, postcodes and references, digit by digit and letter by letter, in groups. */
export const codesInWords = (speech: string): string =>
  speech
    .replace(ABROAD, '0')
    .replace(BRACKETED, '$1 ')
    .replace(
      BARE_PHONE,
      (_, ...groups: (string | undefined)[]) =>
        `0${groups
          .slice(0, 8)
          .filter((group) => group !== undefined)
          .join(' ')}`,
    )
    .replace(POSTCODE, (_, out: string, inward: string) => `${partsSpelt(out)}, ${partsSpelt(inward)}`)
    .replace(REFERENCE, referenceSpelt)
    .replace(HYPHENED_PHONE, groupsSpelt)
    .replace(DIGIT_GROUPS, groupsSpelt)
    .replace(WELL_KNOWN, digitByDigit)
    .replace(RUNG, (_, rung: string, digits: string) => rung + inGroups(digits))

/** House numbers, roads and whatever else has letters and figures in one: "twelve A", "B four one zero one". */
export const mixedInWords = (speech: string): string => speech.replace(MIXED, mixedSpelt)
