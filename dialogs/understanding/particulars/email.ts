import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { projectRoot } from '../../../knowledge/root'
import { parseYaml } from '../../../knowledge/yaml'
import { LONGEST as LONGEST_READ } from '../normalise'
import type { Found } from './found'
import type { Piece } from './readings'
import { spokenPieces } from './spoken'

/** What mail servers take in practice: RFC 5321's dot-string before the @, and a name with a dot after it. */
const ADDRESS = /[A-Z0-9.!#$%&'*+/=?^_{|}~-]+@(?:[A-Z0-9](?:[A-Z0-9-]*[A-Z0-9])?\.)+[A-Z]{2,}/gi
const WHOLE = new RegExp(`^${ADDRESS.source}$`, 'i')

/** RFC 5321, 4.5.3.1.3. */
const LONGEST = 254

const words = z.array(z.string().min(1)).transform((all) => new Set(all))
const Words = z.strictObject({ at: words, dot: words, joins: words, before: words, never: words })

let made: z.infer<typeof Words> | undefined
const emailWords = (): z.infer<typeof Words> => {
  const file = join(projectRoot, 'dialogs', 'understanding', 'particulars', 'email.en.yaml')
  made ??= Words.parse(parseYaml(readFileSync(file, 'utf8')))
  return made
}

const isAddress = (text: string): boolean =>
  text.length <= LONGEST && !text.includes('..') && !/^[.']/.test(text) && WHOLE.test(text)

const withSmallHost = (address: string): string => {
  const at = address.lastIndexOf('@')
  return address.slice(0, at) + address.slice(at).toLowerCase()
}

const typedIn = (text: string): readonly Found<string>[] =>
  [...text.slice(0, LONGEST_READ).matchAll(ADDRESS)].flatMap(({ 0: whole, index }) => {
    const said = whole.replace(/^[.']+/, '')
    const from = index + whole.length - said.length
    return isAddress(said) ? [{ value: withSmallHost(said), said, from, to: from + said.length }] : []
  })

/** What was read of an address, and the piece after it. */
interface Part {
  text: string
  to: number
}

/** A piece inside an address: a number in words is its digits, a spelled letter itself, a word as it stands. */
const plainAt = (pieces: readonly Piece[], at: number): Part | undefined => {
  const piece = pieces[at]
  if (piece === undefined || !/^[a-z\d]+$/.test(piece.word)) return undefined
  const spoken = piece.readings
    .filter(
      ({ marks, doubt, raw }) => doubt === 0 && !raw && (/^\d+$/.test(marks) || isLetters(pieces, at, marks)),
    )
    .toSorted((a, b) => b.to - a.to)[0]
  return spoken === undefined
    ? { text: piece.word, to: at + 1 }
    : { text: spoken.marks.toLowerCase(), to: spoken.to }
}

/** "double u", "double l"; but "kay" and "mike" are names in an address. */
const isLetters = (pieces: readonly Piece[], at: number, marks: string): boolean =>
  /^([A-Z])\1*$/.test(marks) && (pieces[at]?.word.length === 1 || pieces[at]?.word === 'double')

const joinAt = (pieces: readonly Piece[], at: number, joins: ReadonlySet<string>): Part | undefined => {
  const two = `${pieces[at]?.word ?? ''} ${pieces[at + 1]?.word ?? ''}`
  const length = joins.has(two) ? 2 : joins.has(pieces[at]?.word ?? '') ? 1 : 0
  const mark = pieces[at]?.readings.find(({ marks, to }) => /^[-._+]$/.test(marks) && to === at + length)
  return mark === undefined ? undefined : { text: mark.marks, to: at + length }
}

/** Everything from one piece up to another as one word; `undefined` when something in it belongs in no address. */
const joinedUp = (pieces: readonly Piece[], from: number, until: number): string | undefined => {
  let text = ''
  for (let at = from; at < until; ) {
    const next = joinAt(pieces, at, emailWords().joins) ?? plainAt(pieces, at)
    if (next === undefined) return undefined
    text += next.text
    at = next.to
  }
  return text
}

/** More words than this before "at" are a sentence. */
const MOST_BEFORE = 12

/** Where the name before an "at" begins: behind the last word that is said before an address. */
const nameStart = (pieces: readonly Piece[], at: number): number => {
  const { before, joins } = emailWords()
  let start = at
  while (start > 0 && at - start <= MOST_BEFORE) {
    const word = pieces[start - 1]?.word ?? ''
    const isMark = joins.has(word)
    // "sam hyphen and at …", "via dot sam at …": what a mark joins belongs to the name.
    const isJoined = [start - 2, start].some((beside) => joins.has(pieces[beside]?.word ?? ''))
    if (!isMark && ((before.has(word) && !isJoined) || !/^[a-z\d]+$/.test(word))) break
    start -= 1
  }
  return start
}

/** "g mail dot com", "example dot co dot uk": the first name may be several words, the others one. */
const MOST_IN_HOST = 3

/** A dot inside an address: said, or written with no space behind it or one before it, as no sentence ends. */
const isDot = (pieces: readonly Piece[], at: number): boolean => {
  const [before, piece, after] = [pieces[at - 1], pieces[at], pieces[at + 1]]
  if (piece === undefined || !emailWords().dot.has(piece.word)) return false
  return piece.said !== '.' || after?.from === piece.to || before?.to !== piece.from
}

/** "register at example.com" names a page: only in an answer is a written host behind a spoken "at" an address. */
const isSaid = (pieces: readonly Piece[], at: number, end: number): boolean =>
  pieces[at]?.said === '@' ||
  pieces
    .slice(at, end)
    .some(({ word }, i, all) => word === 'dot' || (word === '.' && all[i - 1]?.to !== all[i]?.from))

const spelledOut = (pieces: readonly Piece[], at: number): number => {
  let end = at
  while (pieces[end]?.word.length === 1 && /[a-z]/.test(pieces[end]?.word ?? '')) end += 1
  return end
}

/** One name of a host behind a dot: a word, or letters one by one. */
const labelAt = (pieces: readonly Piece[], at: number): Part | undefined => {
  const end = Math.max(spelledOut(pieces, at), at + 1)
  const text = joinedUp(pieces, at, end)
  return text === undefined || !/^[a-z\d-]+$/.test(text) ? undefined : { text, to: end }
}

const hostAt = (pieces: readonly Piece[], at: number): Part | undefined => {
  const first = Array.from({ length: MOST_IN_HOST * 2 }, (_, i) => at + i + 1).find((end) =>
    isDot(pieces, end),
  )
  const name = first === undefined ? undefined : joinedUp(pieces, at, first)
  if (first === undefined || name === undefined || name === '') return undefined
  let host: Part = { text: name, to: first }
  while (isDot(pieces, host.to)) {
    const label = labelAt(pieces, host.to + 1)
    if (label === undefined) break
    host = { text: `${host.text}.${label.text}`, to: label.to }
  }
  return host
}

const isJoined = (pieces: readonly Piece[], at: number): boolean =>
  emailWords().joins.has(pieces[at - 1]?.word ?? '')

/** "name at example dot com" around one "at", as it is heard. All in small letters: nobody says which are capitals. */
const spokenAround = (text: string, pieces: readonly Piece[], at: number, expected: boolean) => {
  const start = nameStart(pieces, at)
  const [first, host] = [pieces[start], hostAt(pieces, at + 1)]
  const name = joinedUp(pieces, start, at)
  if (start === at || first === undefined || host === undefined || name === undefined) return []
  const value = `${name}@${host.text}`
  const isName = !emailWords().never.has(pieces[at - 1]?.word ?? '') || isJoined(pieces, at - 1)
  if (!isName || !isAddress(value) || !(expected || isSaid(pieces, at, host.to))) return []
  const to = pieces[host.to - 1]?.to ?? first.to
  return [{ value, said: text.slice(first.from, to), from: first.from, to }]
}

const spokenIn = (text: string, expected: boolean): readonly Found<string>[] => {
  const pieces = spokenPieces(text)
  return pieces.flatMap(({ word }, at) =>
    emailWords().at.has(word) ? spokenAround(text, pieces, at, expected) : [],
  )
}

/** Every email address of a text, typed or said; what stands after the @ is in small letters. Never throws. */
export const findEmails = (
  text: string,
  { expected = false }: { expected?: boolean } = {},
): readonly Found<string>[] => {
  const typed = typedIn(text)
  const spoken = spokenIn(text, expected).filter(({ from, to }) =>
    typed.every((one) => to <= one.from || from >= one.to),
  )
  return [...typed, ...spoken].toSorted((a, b) => a.from - b.from)
}

/** Whether it is an email address as it is kept. */
export const isEmail = (stored: string): boolean => isAddress(stored) && withSmallHost(stored) === stored
