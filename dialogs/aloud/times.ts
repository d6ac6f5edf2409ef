import { clockWords, timeOfDay } from '../dates'

/** "9", "9:30", "9.30". */
const CLOCK = '(?<![\\d:.£])(\\d{1,2})(?:[:.](\\d{2}))?'
/** "am", "a.m.", without a full stop that ends the sentence. */
const HALF = ' ?([aApP])\\.? ?[mM](?![\\p{L}\\d])(?:\\.(?=,| \\p{Ll}| ?[–-]))?'
const HALF_TO_COME = '\\d{1,2}(?:[:.]\\d{2})? ?[aApP]\\.? ?[mM](?![\\p{L}\\d])'

const DASHED = new RegExp(`${CLOCK}(?:${HALF})? ?[–—-] ?(?=${HALF_TO_COME})`, 'gu')
const WITHOUT_HALF = new RegExp(`${CLOCK}(?= (?:to|until|till|and|or) ${HALF_TO_COME})`, 'gu')
const WITH_HALF = new RegExp(`${CLOCK}${HALF}`, 'gu')
const OF_24 = /(?<![\d:.£])([01]?\d|2[0-3]):([0-5]\d)(?![\d:])/g

const isClock = (hour: string, minute: string): boolean =>
  Number(hour) >= 1 && Number(hour) <= 12 && Number(minute) < 60

const twoFigures = (n: number): string => String(n).padStart(2, '0')

const of24 = (hour: number, minute: string): string => timeOfDay(`${twoFigures(hour)}:${minute}`).speech

/** "9am", "9.30 a.m.", "10–11.30am", "17:30" as "nine in the morning", "half past five in the afternoon". */
export const timesInWords = (speech: string): string =>
  speech
    .replace(DASHED, (_, hour: string, minute?: string, half?: string) =>
      [hour, minute && `:${minute}`, half && `${half}m`, ' to '].join(''),
    )
    .replace(WITHOUT_HALF, (found, hour: string, minute = '00') =>
      isClock(hour, minute) ? clockWords(Number(hour), Number(minute)) : found,
    )
    .replace(WITH_HALF, (found, hour: string, minute: string | undefined, half: string) =>
      isClock(hour, minute ?? '00')
        ? of24((Number(hour) % 12) + (half.toLowerCase() === 'p' ? 12 : 0), minute ?? '00')
        : found,
    )
    .replace(OF_24, (_, hour: string, minute: string) => of24(Number(hour), minute))
