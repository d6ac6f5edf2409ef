/**
 * What a case is found by. Each term says what it is, so that "1234" at the end of a phone number is told from a house
 * number: `w:` a word, `p:` a postcode, `t:` a phone number, turned round, as its end is what people know; `e:` an email
 * address; `m:` a mark; `u:` the property, by its UPRN; `s:` what it is about, where more cases may be about the same.
 */
import type { CaseDraft, CaseMark } from '../../dialogs/ports'
import { findEmails } from '../../dialogs/understanding/particulars/email'
import { findPhones } from '../../dialogs/understanding/particulars/phone'
import { findPostcodes } from '../../dialogs/understanding/particulars/postcode'
import type { TermWanted } from '../storage/caseIndexStore'

/** A story may run to 2,000 characters; what comes after its first 200 different words finds nothing. */
const MOST_WORDS = 200
const LONGEST_WORD = 40
/** Fewer digits are no end of a phone number that anybody would look for. */
const FEWEST_DIGITS = 4

/** Words as they are compared: without accents, apostrophes and capitals. */
export const foldedWords = (text: string): readonly string[] =>
  text
    .normalize('NFKD')
    .replace(/[\p{M}'’]/gu, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
    .map((word) => word.slice(0, LONGEST_WORD))

const turnedRound = (digits: string): string => [...digits].reverse().join('')

const postcodeTerm = (code: string): string => `p:${code.replace(/\s/g, '').toLowerCase()}`
const phoneTerm = (digits: string): string => `t:${turnedRound(digits.replace(/\D/g, ''))}`
const emailTerm = (address: string): string => `e:${address.toLowerCase()}`
export const markTerm = (mark: CaseMark): string => `m:${mark}`
const propertyTerm = (uprn: string): string => `u:${uprn}`
const subjectTerm = (subject: string): string => `s:${subject}`

const wordsOf = ({ what, where = '', particulars, contact }: CaseDraft): readonly string[] =>
  foldedWords([what, where, contact.name ?? '', ...particulars.map(({ value }) => value)].join(' '))

const having = (value: string | undefined, term: (value: string) => string): readonly string[] =>
  value === undefined ? [] : [term(value)]

/** Everything a case is found by, each once. */
export const termsOf = (draft: CaseDraft): readonly string[] => {
  const { contact, postcode, marks = [] } = draft
  const words = [...new Set(wordsOf(draft))].slice(0, MOST_WORDS).map((word) => `w:${word}`)
  return [
    ...words,
    ...having(postcode, postcodeTerm),
    ...having(contact.phone, phoneTerm),
    ...having(contact.email, emailTerm),
    ...marks.map(markTerm),
    ...placeTerms(draft),
  ]
}

/** What other cases about the same thing or at the same property are found by; none where there can't be any. */
export const placeTerms = ({ uprn, subject }: Pick<CaseDraft, 'uprn' | 'subject'>): readonly string[] => [
  ...having(uprn, propertyTerm),
  ...having(subject, subjectTerm),
]

/** What other cases of the same resident are found by, as far as they can be told: by how they are reached. */
export const residentTerms = ({
  contact: { phone, email },
}: Pick<CaseDraft, 'contact'>): readonly string[] => [
  ...having(phone, phoneTerm),
  ...having(email, emailTerm),
]

type Wanted = readonly (readonly TermWanted[])[]

const whole = (term: string): TermWanted => ({ term, isWhole: true })
const beginning = (term: string): TermWanted => ({ term, isWhole: false })

/** One letter or digit begins too much: it is looked for as it is. */
const wordWanted = (word: string): readonly TermWanted[] => {
  const asWord = word.length === 1 ? whole(`w:${word}`) : beginning(`w:${word}`)
  const isPhoneEnd = /^\d+$/.test(word) && word.length >= FEWEST_DIGITS
  return isPhoneEnd ? [asWord, beginning(phoneTerm(word))] : [asWord]
}

interface Piece {
  from: number
  to: number
  wanted: TermWanted
}

/** Email addresses, postcodes and whole phone numbers, in that order: what one has taken is no other's. */
const detailsIn = (text: string): readonly Piece[] => {
  const emails = findEmails(text).map(({ from, to, value }) => ({
    from,
    to,
    wanted: whole(emailTerm(value)),
  }))
  const codes = findPostcodes(text).map(({ from, to, value }) => ({
    from,
    to,
    wanted: whole(postcodeTerm(value)),
  }))
  const phones = findPhones(text).map(({ from, to, value }) => ({
    from,
    to,
    wanted: whole(phoneTerm(value)),
  }))
  return [...emails, ...codes, ...phones].filter(
    (one, i, all) => !all.slice(0, i).some((other) => one.from < other.to && other.from < one.to),
  )
}

const without = (text: string, pieces: readonly Piece[]): string =>
  pieces
    .toSorted((a, b) => b.from - a.from)
    .reduce((rest, { from, to }) => `${rest.slice(0, from)} ${rest.slice(to)}`, text)

/** What was written to search for, as terms: one of each list must be there. */
export const termsWanted = (written: string): Wanted => {
  const details = detailsIn(written)
  const rest = without(written, details)
  const isNumber = /^[\d\s]+$/.test(rest) && /\d/.test(rest)
  const words = foldedWords(isNumber ? rest.replace(/\s/g, '') : rest)
  return [...details.map(({ wanted }) => [wanted]), ...[...new Set(words)].map(wordWanted)]
}
