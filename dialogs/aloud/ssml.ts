/**
 * What is said, for a speech synthesiser: SSML 1.0 (W3C Recommendation of 7 September 2004) of the plainest kind. Only
 * `speak`, `s` and `break` are written: engines differ on all the rest, above all on how they read `say-as`.
 */
import { sentencesOf } from './sentences'
import { type Piece, piecesOf } from './spelt'

/** Long enough to write a group down before the next one; 300–400 ms is usual. */
const BREAK = '<break time="350ms"/>'

/** Control characters, halves of characters and the like: XML 1.0 has no way of writing most of them (its production 2). */
const UNSPEAKABLE = /[^\P{C}\s]/gu

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const escaped = (text: string): string => text.replace(/[&<>"]/g, (mark) => ESCAPES[mark] ?? mark)

const pieceAsSsml = (piece: Piece): string =>
  'groups' in piece ? piece.groups.join(BREAK) : escaped(piece.words)

const sentenceAsSsml = (sentence: string): string => `<s>${piecesOf(sentence).map(pieceAsSsml).join('')}</s>`

/**
 * A whole SSML document: each sentence an `s`, and a pause between the groups of what is spelt out. `speech` is plain
 * words (`inSpokenWords`); any text is taken, and what can't be in XML is left out. `lang` is BCP 47, such as `en-GB`.
 */
export const ssmlOf = (speech: string, lang: string): string => {
  const sentences = sentencesOf(speech.replace(UNSPEAKABLE, '')).map(sentenceAsSsml).join('')
  return `<speak version="1.0" xmlns="http://www.w3.org/2001/10/synthesis" xml:lang="${escaped(lang)}">${sentences}</speak>`
}
