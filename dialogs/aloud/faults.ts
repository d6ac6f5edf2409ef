import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { projectRoot } from '../../knowledge/root'
import { parseYaml } from '../../knowledge/yaml'
import { sentencesOf } from './sentences'
import { piecesOf } from './spelt'
import { inSpokenWords } from './spoken'

const { onlySeen } = z
  .strictObject({ onlySeen: z.array(z.string().regex(/^[a-z -]+$/)) })
  .parse(parseYaml(readFileSync(join(projectRoot, 'dialogs', 'aloud', 'onlySeen.en.yaml'), 'utf8')))

/** Words that a listener keeps in mind until the sentence makes sense. */
const MOST_WORDS = 25
/** Items that a listener keeps in mind. */
const MOST_ITEMS = 4
/** More words than this are a clause, not an item of a list. */
const ITEM_WORDS = 6

/** A clause before the sentence proper is no item: "If you rent, tell us your name, …". */
const LEADS_IN = /^(?:if|when|for|by|in|to|since|with|while|as|but if) /i
const BEGINS_A_LIST = /^(?:such as|like|for example) /i

const ONLY_SEEN = new RegExp(`(?<![\\p{L}-])(?:${onlySeen.join('|')})(?![\\p{L}-])`, 'giu')
const LINK = /https?:\S*|\bwww\.\S+|(?<!GOV)\.(?:gov|co|org|nhs|com)\b\S*|\]\(/gi
const MARK = /[*_#`|<>[\]{}^~\\•]|(?:^|\n)\s*[-–] /g
/** After the pass: what an English voice reads, and the accents of names. */
const UNREADABLE = /[^A-Za-z\u00C0-\u017F .,:?!’-]/gu

const NUMBER = 'number'

/** Spelt-out numbers as one word: they are read slowly and are no list. */
const withoutSpelt = (sentence: string): string =>
  piecesOf(sentence)
    .map((piece) => ('words' in piece ? piece.words : NUMBER))
    .join('')

const wordsIn = (words: string): number => words.split(' ').filter((word) => word !== '').length

/** An item of a list, and whether it is the last: "pots", "or pots", "cans and pots". Of the last only what is joined counts. */
const itemIn = (piece: string): { items: number; closes: boolean } | undefined => {
  const joint = /^(?:and|or) | (?:and|or) /.exec(piece)
  const words = wordsIn(joint === null ? piece : piece.slice(0, joint.index))
  if (words > ITEM_WORDS) return undefined
  return { items: joint !== null && joint.index > 0 ? 2 : 1, closes: joint !== null }
}

/** How long a list is after one more piece: 0 where the next piece begins one. */
const listAfter = (soFar: number, piece: string): { items: number; closes: boolean } => {
  const item = soFar === 0 || BEGINS_A_LIST.test(piece) ? undefined : itemIn(piece)
  if (item !== undefined) return { items: soFar + item.items, closes: item.closes }
  return { items: LEADS_IN.test(piece) ? 0 : 1, closes: false }
}

/** How many things one after the other a sentence has: "tins, jars, cans and pots" are four. */
const itemsIn = (sentence: string): number => {
  let longest = 1
  let soFar = 0
  for (const piece of sentence.split(', ')) {
    const { items, closes } = listAfter(soFar, piece)
    longest = Math.max(longest, items)
    soFar = closes ? 0 : items
  }
  return longest
}

const found = (pattern: RegExp, speech: string): readonly string[] => [
  ...new Set([...speech.matchAll(pattern)].map(([match]) => match.trim())),
]

const sentenceFaults = (sentence: string): readonly string[] => {
  const said = withoutSpelt(sentence)
  const words = wordsIn(said)
  const items = itemsIn(said)
  return [
    ...(words > MOST_WORDS
      ? [`has ${words} words in a sentence, at most ${MOST_WORDS} are followed: ${sentence}`]
      : []),
    ...(items > MOST_ITEMS
      ? [`lists ${items} things, at most ${MOST_ITEMS} are kept in mind: ${sentence}`]
      : []),
  ]
}

/**
 * Why a line can't be heard on the telephone, one sentence a reason; none when it can. `speech` is a line's spoken form, its
 * placeholders filled in, before `inSpokenWords`: figures are in order, as that says them.
 */
export const faultsToSay = (speech: string): readonly string[] => {
  const spoken = inSpokenWords(speech)
  return [
    ...(spoken === '' ? ['there is nothing to say'] : []),
    ...found(LINK, speech).map((link) => `holds a link, ${link}`),
    ...found(MARK, speech).map((mark) => `holds a mark, ${mark}`),
    ...found(ONLY_SEEN, speech).map((words) => `says “${words}”, which means nothing to a listener`),
    ...found(UNREADABLE, spoken).map((mark) => `holds ${mark}, which no English voice can read`),
    ...sentencesOf(spoken).flatMap(sentenceFaults),
  ]
}
