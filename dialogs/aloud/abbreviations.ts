import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { projectRoot } from '../../knowledge/root'
import { parseYaml } from '../../knowledge/yaml'
import { cardinal } from './numbers'

const said = z.record(z.string(), z.string().min(1))
const File = z.strictObject({
  words: said,
  streets: said,
  names: said,
  units: z.record(z.string(), z.tuple([z.string(), z.string()])),
  numbered: z.array(z.string()),
})

const { words, streets, names, units, numbered } = File.parse(
  parseYaml(readFileSync(join(projectRoot, 'dialogs', 'aloud', 'abbreviations.en.yaml'), 'utf8')),
)

/** Longest first, so that none is taken for the beginning of another. */
const anyOf = (table: Readonly<Record<string, unknown>> | readonly string[]): string =>
  [...(Array.isArray(table) ? table : Object.keys(table))]
    .sort((a, b) => b.length - a.length)
    .map((word) => word.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&'))
    .join('|')

const WORD = new RegExp(`(?<![\\p{L}\\d.])(${anyOf(words)})(?![\\p{L}\\d])`, 'gu')
const STREET = new RegExp(
  `(\\p{Lu}[\\p{L}’'-]{1,40} )(${anyOf(streets)})(?:\\.(?=,)|(?=[,.;:!?)]|$| (?:in|at|on|near|and|or|is|from|to)(?!\\p{L})))`,
  'gu',
)
const NAME = new RegExp(`(?<![\\p{L}\\d])(${anyOf(names)})\\.?(?= \\p{Lu}\\p{Ll})`, 'gu')
const UNIT = new RegExp(`(?<![\\d.,])(\\d[\\d,.]{0,15})( ?|-)(${anyOf(units)})(?![\\p{L}\\d])`, 'gu')
const SIZE = /(\d ?\p{L}{0,2}) ?[x×] ?(?=\d)/gu
const NUMBERED = new RegExp(
  `(?<!\\p{L})((?:${anyOf(numbered)})s? )(I{1,3}|IV|VI{0,3}|IX|XI{0,3})(?!\\p{L})`,
  'giu',
)
const NUMBER_OF = /(?<!\p{L})[Nn]os?\. ?(?=\d)/gu

const WEEKDAYS_APART =
  /(day|Mon|Tues?|Wed|Thu|Thurs?|Fri|Sat) ?[–—-] ?(?=(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)(?:day|sday|nesday|rsday|urday)?s?(?!\p{L}))/gu

/** "Sat" and "Sun" are words of their own but before a time, or at the end of a range. */
const WEEKEND =
  /(?<!\p{L})(?:Sat|Sun)(?=:? \d)|(?<=(?:day|Mon|Tues?|Wed|Thu|Thurs?|Fri) to )(?:Sat|Sun)(?!\p{L})/gu
const WEEKEND_NAMES: Readonly<Record<string, string>> = { Sat: 'Saturday', Sun: 'Sunday' }

const ROMAN = ['', 'I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X', 'XI', 'XII', 'XIII']

/** "e.g.", "Cllr", "No. 5", "Grade II", "Mon–Fri" in full. */
export const abbreviationsInWords = (speech: string): string =>
  speech
    .replace(NUMBER_OF, 'number ')
    .replace(WEEKDAYS_APART, '$1 to ')
    .replace(WEEKEND, (day) => WEEKEND_NAMES[day] ?? day)
    .replace(WORD, (_, word: string) => words[word] ?? word)
    .replace(NUMBERED, (found, noun: string, roman: string) =>
      roman === roman.toUpperCase() ? `${noun}${cardinal(ROMAN.indexOf(roman))}` : found,
    )

/** "High St, Otherford" and "St John’s Rd" in full. */
export const streetsInWords = (speech: string): string =>
  speech
    .replace(STREET, (_, before: string, short: string) => before + (streets[short] ?? short))
    .replace(NAME, (_, short: string) => names[short] ?? short)

/** "5km", "240 l", "2m x 1m": the measures in full, the figures as they are. */
export const unitsInWords = (speech: string): string =>
  speech.replace(SIZE, '$1 by ').replace(UNIT, (found, figures: string, between: string, unit: string) => {
    const [one = unit, several = unit] = units[unit] ?? []
    if (between === '-') return `${figures}-${one}`
    return /[.,]$/.test(figures) ? found : `${figures} ${figures === '1' ? one : several}`
  })
