import { digitByDigit, figures, ordinal } from './numbers'

/** Said as they are known. */
const FRACTIONS: Readonly<Record<string, string>> = {
  '24/7': 'day and night, every day',
  '1/2': 'a half',
  '1/3': 'a third',
  '2/3': 'two thirds',
  '1/4': 'a quarter',
  '3/4': 'three quarters',
}

const FRACTION = /(?<![\w/.,-])(\d{1,3})[/⁄](\d{1,3})(?![\w/-]|[.,]\d)/g
const ORDINAL = /(?<![\p{L}\d.,])(\d{1,6})(?:st|nd|rd|th)(?![\p{L}\d])/giu
const RANGE = /(?<![\p{L}\d/.-])(\d[\d,.]{0,11}) ?[–—-] ?(?=\d[\d,.]{0,11}(?![\d/–—-]|[-–—]\d))/gu
const PER_CENT = /(\d) ?%/g
const OR_MORE = /(\d)\+/g
const MINUS = /(?<![\p{L}\d)]|[-–—] ?)[-−](?=[\d£])/gu
const FIGURES = /\d{1,3}(?:,\d{3})+(?:\.\d+)?(?!\d|,\d)|\d+(?:\.\d+)?/g
const APART = /(?<=\p{L})(?=\d)|(?<=\d)(?=\p{L})/gu

const fraction = (found: string, part: string, whole: string): string =>
  FRACTIONS[`${part}/${whole}`] ??
  (Number(part) < Number(whole) && Number(whole) <= 10 ? `${part} out of ${whole}` : found)

/** "50%", "2nd", "9–5", "65+", "-3": what stands round figures, in words. */
export const measuresInWords = (speech: string): string =>
  speech
    .replace(FRACTION, fraction)
    .replace(ORDINAL, (_, number: string) => ordinal(Number(number)))
    .replace(RANGE, '$1 to ')
    .replace(PER_CENT, '$1 per cent')
    .replace(OR_MORE, '$1 and over')
    .replace(MINUS, 'minus ')

/** Whatever figures are left. */
export const figuresInWords = (speech: string): string =>
  speech.replace(APART, ' ').replace(FIGURES, figures).replace(/\d+/g, digitByDigit)
