/** Marks that are said, between words. */
const SAID: Readonly<Record<string, string>> = {
  '&': 'and',
  '@': 'at',
  '+': 'plus',
  '=': 'equals',
  '%': 'per cent',
  '°': 'degrees',
  '£': 'pounds',
}

const LINK = /\[([^\][]{0,300})\]\([^()\s]{0,2000}\)/g
const SAID_MARK = /[&@+=%°£]/g
const SLASH = /(?<=\p{L}) ?\/ ?(?=\p{L})/gu
/** What sets words apart: heard as a short pause. */
const ASIDE = / ?[()[\]–—•] ?| -+ |-{2,}/gu
/** What may be picked is parted by these, with commas in it: a comma would not be told from them. */
const SEMICOLON = /;/g
/** Everything else that isn't a word, or a mark that only makes a pause, or holds a word together. */
const UNSAID = /[^\p{L}\p{M}\p{N} .,:?!’-]/gu
const LOOSE_HYPHEN = /(?<![\p{L}\p{N}])-+|-+(?![\p{L}\p{N}])/gu
const LOOSE_APOSTROPHE = /(?<![\p{L}\p{M}])’+|’+(?!\p{L})/gu
const NO_PART_OF_A_WORD = /(?<![\p{L}\p{M}])\p{M}+/gu
/** Pauses that came together: the longest is kept. */
const PAUSES = / ?[.,:?!](?:[ .,:?!]*[.,:?!])?/g
const POINT_IN_A_WORD = /(?<=[\p{L}])\.(?=\p{L})/gu

const longest = (pauses: string): string =>
  ['?', '!', '.', ':', ','].find((mark) => pauses.includes(mark)) ?? ''

/** Digits of every script as 0–9, one kind of space and apostrophe, and no link. */
export const plainCharacters = (speech: string): string =>
  speech
    .normalize('NFKC')
    .replace(LINK, '$1')
    .replace(/[^\P{C}\s]/gu, '')
    .replace(/\p{Nd}/gu, (digit) => (/\d/.test(digit) ? digit : String(digitValue(digit))))
    .replace(/['‘ʼ`´]/g, '’')
    .replace(/\s+/gu, ' ')
    .trim()

/** Decimal digits of a script stand in a row of ten (Unicode, chapter 4.6): how far along this one is. */
const digitValue = (digit: string): number => {
  let value = 0
  for (let code = digit.codePointAt(0) ?? 0; value < 9; value += 1) {
    code -= 1
    if (!/\p{Nd}/u.test(String.fromCodePoint(code))) break
  }
  return value
}

/** Marks as words, as pauses, or not at all: letters, spaces and `. , : ? ! ’ -` are left. */
export const marksInWords = (speech: string): string =>
  speech
    .replace(SAID_MARK, (mark) => ` ${SAID[mark] ?? ''} `)
    .replace(SLASH, ' or ')
    .replace(ASIDE, ', ')
    .replace(SEMICOLON, '.')
    .replace(UNSAID, ' ')
    .replace(/(?!\d)\p{N}/gu, ' ')
    .replace(/ +/g, ' ')
    .replace(LOOSE_HYPHEN, '')
    .replace(LOOSE_APOSTROPHE, '')
    .replace(NO_PART_OF_A_WORD, '')
    .replace(POINT_IN_A_WORD, ' dot ')
    .replace(PAUSES, (pauses) => `${longest(pauses)} `)
    .replace(/ +/g, ' ')
    .replace(/^[ .,:?!]+| $/g, '')
