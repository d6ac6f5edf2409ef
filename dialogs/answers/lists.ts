import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { projectRoot } from '../../knowledge/root'
import { parseYaml } from '../../knowledge/yaml'
import { isNearly, wordsOf } from '../understanding/keywords'

const phrases = z.array(z.string().min(1)).min(1)

const Lists = z.strictObject({
  yes: phrases,
  no: phrases,
  unsure: phrases,
  corrections: phrases,
  questions: phrases,
  manners: phrases,
  courtesies: phrases,
  greetings: phrases,
  ordinals: z.array(phrases).min(1),
  last: phrases,
  addressFiller: phrases,
  send: phrases,
  sendNamed: phrases,
  change: phrases,
  changeFiller: phrases,
  stop: phrases,
  whyAsked: phrases,
  tellsNothing: phrases,
  asking: phrases,
  wishing: phrases,
})

/** A phrase as it is compared: word by word. */
export type Phrase = readonly string[]

const split = (list: readonly string[]): readonly Phrase[] =>
  list.map(wordsOf).toSorted((a, b) => b.length - a.length)

const readLists = () => {
  const file = join(projectRoot, 'dialogs', 'answers', 'lists.en.yaml')
  const { ordinals, ...lists } = Lists.parse(parseYaml(readFileSync(file, 'utf8')))
  return {
    /** In the order of the file, the likeliest first. */
    asWritten: { yes: lists.yes, no: lists.no, unsure: lists.unsure },
    yes: split(lists.yes),
    no: split(lists.no),
    unsure: split(lists.unsure),
    corrections: split(lists.corrections),
    questions: split(lists.questions),
    manners: split(lists.manners),
    courtesies: split(lists.courtesies),
    greetings: split(lists.greetings),
    last: split(lists.last),
    addressFiller: split(lists.addressFiller),
    send: split(lists.send),
    sendNamed: split(lists.sendNamed),
    change: split(lists.change),
    changeFiller: split(lists.changeFiller),
    stop: split(lists.stop),
    whyAsked: split(lists.whyAsked),
    tellsNothing: new Set(lists.tellsNothing),
    asking: split(lists.asking),
    wishing: split(lists.wishing),
    ordinals: ordinals.map(split),
  }
}

let made: ReturnType<typeof readLists> | undefined

/** The words of `lists.en.yaml`, longest phrases first, read when they are first needed. Throws naming what is wrong. */
export const lists = (): ReturnType<typeof readLists> => {
  made ??= readLists()
  return made
}

/** The same words, a slip forgiven. */
export const isSame = (said: Phrase, meant: Phrase): boolean =>
  said.length === meant.length && said.every((word, i) => isNearly(word, meant[i] ?? ''))

/** The longest of the phrases that the words begin with; lists are longest first. */
export const openingOf = (words: Phrase, phrases: readonly Phrase[]): Phrase | undefined =>
  phrases.find((phrase) => isSame(words.slice(0, phrase.length), phrase))

const closingOf = (words: Phrase, phrases: readonly Phrase[]): Phrase | undefined =>
  phrases.find((phrase) => phrase.length < words.length && isSame(words.slice(-phrase.length), phrase))

const bare = (words: Phrase, around: readonly Phrase[]): Phrase => {
  const opening = openingOf(words, around)
  if (opening !== undefined && opening.length < words.length) return bare(words.slice(opening.length), around)
  const closing = closingOf(words, around)
  return closing === undefined ? words : bare(words.slice(0, -closing.length), around)
}

/** Without what is only polite: "the second one please" is "second". At least one word is left. */
export const withoutManners = (words: Phrase): Phrase => bare(words, lists().manners)

/** The same as it was typed: "hi, Mary Jones, thanks" is "Mary Jones"; nothing where nothing else was said. */
export const withoutCourtesies = (said: string): string => {
  const tokens = [...said.matchAll(/[^\s,!]+/g)].filter(([token]) => wordsOf(token).length > 0)
  const words = tokens.map(([token]) => wordsOf(token).join(' '))
  const { courtesies } = lists()
  const kept = bare(words, courtesies)
  if (courtesies.some((phrase) => isSame(kept, phrase))) return ''
  const from = words.findIndex((_, at) => kept.every((word, i) => words[at + i] === word))
  const [first, last] = [tokens[from], tokens[from + kept.length - 1]]
  return first === undefined || last === undefined
    ? said
    : said.slice(first.index, last.index + last[0].length)
}

/** Without its first words: as many as there are in a phrase that it begins with. */
const after = (said: string, opening: Phrase): string =>
  opening.reduce((rest) => rest.replace(/^[\s,]*[^\s,]+[\s,]*/, ''), said)

/** Without "good morning": it asks for no morning. */
export const withoutGreeting = (said: string): string =>
  after(said, openingOf(wordsOf(said), lists().greetings) ?? [])

/** Whether it begins like a question, whatever follows: "how do I …?" */
export const opensAsking = (said: string): boolean =>
  openingOf(wordsOf(said), lists().questions) !== undefined

/** Whether it is put as a question, which is to be answered and not taken for an answer. */
export const isQuestion = (said: string): boolean => {
  const words = wordsOf(said)
  return /\?\s*$/.test(said) || (words.length > 1 && openingOf(words, lists().questions) !== undefined)
}

/**
 * Whether it wants to be told something ("how long do you take?") and nothing done: "can I have a new bin?" is a wish,
 * however it is put.
 */
export const wantsToKnow = (said: string): boolean => {
  const words = withoutManners(wordsOf(said))
  const { asking, wishing } = lists()
  return (openingOf(words, asking)?.length ?? 0) > (openingOf(words, wishing)?.length ?? 0)
}

/** What follows "no, …", "sorry, I meant …": the correction itself; `undefined` when it doesn't begin like one. */
export const correctionIn = (said: string): string | undefined => {
  const words = wordsOf(said)
  const opening = openingOf(words, lists().corrections)
  if (opening === undefined || opening.length === words.length) return undefined
  const rest = after(said, opening)
  return correctionIn(rest) ?? rest
}
