import { digitByDigit, inGroups } from './aloud/numbers'

/** A piece of a line in its two forms: to be read, and to be heard. */
export interface Said {
  text: string
  speech: string
}

/** The same to read and to hear. */
export const same = (text: string): Said => ({ text, speech: text })

/** Two pieces, or more, one after the other. */
export const joined = (pieces: readonly Said[], between = ' '): Said => ({
  text: pieces.map(({ text }) => text).join(between),
  speech: pieces.map(({ speech }) => speech).join(between === '\n' ? ' ' : between.replace(/\n+/g, ' ')),
})

const enumerate = (pieces: readonly string[], and: string): string =>
  pieces.length < 2 ? (pieces[0] ?? '') : `${pieces.slice(0, -1).join(', ')} ${and} ${pieces.at(-1)}`

/** "Monday, Tuesday and Friday". */
export const listed = (pieces: readonly Said[], and = 'and'): Said => ({
  text: enumerate(
    pieces.map(({ text }) => text),
    and,
  ),
  speech: enumerate(
    pieces.map(({ speech }) => speech),
    and,
  ),
})

/** One to a line to read, one after the other to hear. */
export const bullets = (pieces: readonly Said[]): Said => ({
  // Indented, what somebody wrote over several lines stays in its place.
  text: pieces.map(({ text }) => `- ${text.replace(/\r?\n/g, '\n  ')}`).join('\n'),
  speech: pieces.map(({ speech }) => (/[.?!]$/.test(speech) ? speech : `${speech}.`)).join(' '),
})

/** Separate paragraphs to read, one after the other to hear. */
export const paragraphs = (pieces: readonly Said[]): Said => {
  const there = pieces.filter(({ text }) => text !== '')
  return {
    text: there.map(({ text }) => text).join('\n\n'),
    speech: there
      .map(({ speech }) => speech)
      .filter((speech) => speech !== '')
      .join(' '),
  }
}

/** Without spaces it is heard as it is usually written: the five digits of an area or a network, and then the rest. */
const WITHOUT_SPACES = /^(0\d{4})(\d{5,6})$/

/** "01527 881288", heard digit by digit in the groups it is written in. */
export const phoneNumber = (number: string): Said => ({
  text: number.replaceAll(' ', '\u00A0'),
  speech: number.replace(WITHOUT_SPACES, '$1 $2').split(' ').map(inGroups).join(', '),
})

/** "B98 8AH", heard as letters and digits. */
export const postcode = (code: string): Said => ({
  text: code.replaceAll(' ', '\u00A0'),
  speech: code
    .split(' ')
    .map((half) => [...half].map((mark) => digitByDigit(mark) || mark).join(' '))
    .join(', '),
})

/** "name@example.gov.uk", heard as words: "name at example dot gov dot uk". */
export const emailAddress = (address: string): Said => ({
  text: `[${address}](mailto:${address})`,
  speech: address
    .replace('@', ' at ')
    .replaceAll('.', ' dot ')
    .replaceAll('-', ' dash ')
    .replaceAll('_', ' underscore '),
})

/** "www.example.gov.uk" as a link, heard as words: "w w w dot example dot gov dot uk". */
export const webAddress = (url: string): Said => {
  const bare = url.replace(/^https?:\/\//, '').replace(/\/$/, '')
  return {
    text: `[${bare}](${url})`,
    speech: bare
      .replace(/^www\./, 'w w w dot ')
      .replaceAll('.', ' dot ')
      .replaceAll('/', ' slash ')
      .replaceAll('-', ' dash '),
  }
}

const PHONE = /\b0\d{2,4} \d{3,4}(?: ?\d{3,4})?\b/g
const WEB = /\bwww\.[a-z0-9.-]+[a-z]\b/g
const EMAIL = /\b[\w.+-]+@[a-z0-9.-]+[a-z]\b/gi

/** A sentence of a pack as it stands, heard with its phone numbers, web and email addresses in words. */
export const aloud = (text: string): Said => ({
  text: text.replace(WEB, (bare) => `[${bare}](https://${bare})`),
  speech: text
    .replace(EMAIL, (address) => emailAddress(address).speech)
    .replace(WEB, (bare) => webAddress(bare).speech)
    .replace(PHONE, (number) => phoneNumber(number).speech),
})
