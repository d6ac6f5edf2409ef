/** A word, a number or a mark of what was said: `start` and `end` are its place there. */
export interface Token {
  text: string
  start: number
  end: number
}

/** What is read of one thing said, in characters: far more than anybody says about a day, and a bound on the work. */
const READ_AT_MOST = 4000

/** Something that is no word and no number of ours: a postcode, a reference, a sum of money, an address on the web. */
export const OPAQUE = '¤'

const WORD = /^\p{L}[\p{L}']*$/u
const NUMBER = /^(?:\d{1,4}|\d{1,2}(?:st|nd|rd|th))$/
const DATE = /^(?:\d{1,2}([/.-])\d{1,2}\1(?:\d{4}|\d{2})|\d{4}-\d\d-\d\d|\d{1,2}\/\d{1,2})$/
const CLOCK = /^(\d{1,2}(?:[:.]\d{2})?)((?:am|pm|a\.m|p\.m)?)$/
const CLOCKS = /^(\d{1,2}(?:[:.]\d{2})?(?:am|pm)?)([-–])(\d{1,2}(?:[:.]\d{2})?(?:am|pm)?)$/
const NUMBER_AND_WORD = /^(\d{1,2}(?:st|nd|rd|th)?)(\p{L}[\p{L}']+)$/u
const JOINED = /^[\p{L}\d']+(?:[-–—/,&+][\p{L}\d']+)+$/u
const MARKS: Readonly<Record<string, string>> = {
  '-': '-',
  '–': '-',
  '—': '-',
  '/': 'or',
  '&': 'and',
  '+': 'and',
  '@': '@',
}

interface Reader {
  /** True for a word that has its own entry among the words, whatever marks it has in it. */
  isKnown(word: string): boolean
  /** True for what may be written up against a number: "28dec", "2weeks". */
  isAfterNumber(word: string): boolean
}

const joined = (body: string, start: number, reader: Reader): readonly Token[] => {
  const pieces = [...body.matchAll(/[-–—/,&+]|[^-–—/,&+]+/g)]
  return pieces.flatMap(({ 0: piece, index }) => {
    const mark = MARKS[piece]
    if (mark) return [{ text: mark, start: start + index, end: start + index + 1 }]
    return piece === ',' ? [] : tokensOf(piece, start + index, reader)
  })
}

const split = (parts: readonly string[], start: number): readonly Token[] => {
  let at = start
  return parts
    .filter((part) => part !== '')
    .map((part) => {
      const token = { text: part.replaceAll('.m', 'm'), start: at, end: at + part.length }
      at += part.length
      return token
    })
}

const ofNumber = (body: string, start: number, reader: Reader): readonly Token[] | undefined => {
  const clock = CLOCK.exec(body)
  if (clock) return split(clock.slice(1), start)
  const clocks = CLOCKS.exec(body)
  if (clocks)
    return clocks.slice(1).flatMap((part, i) => {
      const at = start + clocks.slice(1, i + 1).join('').length
      return i === 1 ? [{ text: '-', start: at, end: at + 1 }] : (ofNumber(part, at, reader) ?? [])
    })
  const numbered = NUMBER_AND_WORD.exec(body)
  if (numbered && reader.isAfterNumber(numbered[2] ?? '')) return split(numbered.slice(1), start)
  return undefined
}

const isWhole = (body: string, reader: Reader) =>
  reader.isKnown(body) || WORD.test(body) || NUMBER.test(body) || DATE.test(body)

function tokensOf(body: string, start: number, reader: Reader): readonly Token[] {
  const end = start + body.length
  if (/^[ap]\.m$/.test(body)) return [{ text: body.replace('.', ''), start, end }]
  if (isWhole(body, reader)) return [{ text: body, start, end }]
  const numbers = ofNumber(body, start, reader)
  if (numbers) return numbers
  if (body.length < 40 && JOINED.test(body)) return joined(body, start, reader)
  return [{ text: OPAQUE, start, end }]
}

const AROUND = /^([("'[*_]*)(.*?)([)\]"'*_,.!?;:…]*)$/su

/** "Dec." and "p.m." end no sentence; "friday." does. */
const endsSentence = (body: string, marks: string) =>
  /[!?;…]/.test(marks) || (marks.includes('.') && !/^(?:\p{L}{1,4}|.*[ap]\.m|.*\d[ap]m)$/u.test(body))

const ofChunk = (chunk: string, start: number, reader: Reader): readonly Token[] => {
  const lower = chunk.toLowerCase().replaceAll(/[’‘`´]/g, "'")
  if (lower.length !== chunk.length || lower.length > 60)
    return [{ text: OPAQUE, start, end: start + chunk.length }]
  const mark = MARKS[lower]
  if (mark) return [{ text: mark, start, end: start + 1 }]
  const [, before = '', body = '', after = ''] = AROUND.exec(lower) ?? []
  const at = start + before.length
  const end = { text: '.', start: at + body.length, end: at + body.length }
  return [...(body === '' ? [] : tokensOf(body, at, reader)), ...(endsSentence(body, after) ? [end] : [])]
}

/** Parts what was said into tokens, in small letters, in order. */
export const readTokens = (said: string, reader: Reader): readonly Token[] =>
  [...said.slice(0, READ_AT_MOST).matchAll(/\S+/g)].flatMap(({ 0: chunk, index }) =>
    ofChunk(chunk, index, reader),
  )
