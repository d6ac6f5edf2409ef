import type { Container } from '../../../knowledge/schema'
import type { Described } from './binMeant'
import type { BinWords, ContainerKind, StreamPhrase } from './binWords'
import type { Token } from './tokens'

/** What was said, as bins are looked for in it. */
export interface BinText {
  tokens: readonly Token[]
  words: BinWords
  /** Colours of this council, which the words need not list. */
  colours: ReadonlySet<string>
  /** It answers a question for a bin. */
  asked: boolean
}

/** A description at the tokens `from` up to `to`. */
export interface Mention extends Described {
  from: number
  to: number
}

interface Noun {
  kind?: ContainerKind
  length: number
}

/** A word or a phrase before a noun, and what it tells. */
interface Part {
  length: number
  colour?: string
  lid?: string
  means?: StreamPhrase['means']
}

const wordAt = ({ tokens }: BinText, at: number): string => tokens[at]?.word ?? ''

export const coloursOf = (containers: readonly Container[]): ReadonlySet<string> =>
  new Set(containers.flatMap(({ colours, lid }) => [...colours, ...lid]))

const colourAt = (text: BinText, at: number): string | undefined => {
  const word = wordAt(text, at)
  return text.words.colours.get(word) ?? (text.colours.has(word) ? word : undefined)
}

const phraseEnding = (text: BinText, end: number): StreamPhrase | undefined =>
  text.words.streams.find(({ words }) =>
    words.every((word, i) => wordAt(text, end - words.length + i) === word),
  )

/** The kind that "one" stands for: of the bin that was named last before it, or else anywhere. */
const kindNamed = ({ tokens, words }: BinText, at: number): ContainerKind | undefined => {
  const kindsIn = (some: readonly Token[]) =>
    some.map(({ word }) => words.kinds.get(word)).filter((kind) => kind === 'bin' || kind === 'caddy')
  return kindsIn(tokens.slice(0, at)).at(-1) ?? kindsIn(tokens)[0]
}

const standsForBin = (text: BinText, at: number): Noun | undefined => {
  const { words, asked } = text
  if (colourAt(text, at - 1) === undefined) return undefined
  if (words.misheard.has(wordAt(text, at))) return { kind: 'bin', length: 1 }
  if (!words.one.has(wordAt(text, at))) return undefined
  const kind = kindNamed(text, at)
  if (kind === undefined) return asked ? { length: 1 } : undefined
  return { kind, length: 1 }
}

/** What kind of container a word says, and how many words it takes: "bin bag" is a bag. */
const nounAt = (text: BinText, at: number): Noun | undefined => {
  const kind = text.words.kinds.get(wordAt(text, at))
  if (kind === undefined) return standsForBin(text, at)
  if (text.words.notBins.has(`${wordAt(text, at - 1)} ${wordAt(text, at)}`)) return undefined
  return kind === 'bin' && text.words.bagAfterBin.has(wordAt(text, at + 1))
    ? { kind: 'bag', length: 2 }
    : { kind, length: 1 }
}

const partBefore = (text: BinText, at: number): Part | undefined => {
  const phrase = phraseEnding(text, at)
  if (phrase !== undefined) {
    // "Green waste" has a colour in it, which may be the bin's as well.
    const colour = colourAt(text, at - phrase.words.length)
    return { length: phrase.words.length, means: phrase.means, ...(colour !== undefined && { colour }) }
  }
  const colour = colourAt(text, at - 1)
  if (colour !== undefined)
    return { length: 1, ...(text.words.lids.has(wordAt(text, at)) ? { lid: colour } : { colour }) }
  return text.words.between.has(wordAt(text, at - 1)) ? { length: 1 } : undefined
}

const tells = ({ colour, lid, means }: Part): boolean => (colour ?? lid ?? means) !== undefined

const withPart = (mention: Mention, part: Part, from: number): Mention => ({
  ...mention,
  ...(part.colour !== undefined && { colour: part.colour }),
  ...(part.lid !== undefined && { lid: part.lid }),
  streams: part.means === undefined ? mention.streams : [part.means, ...mention.streams],
  from: tells(part) ? from : mention.from,
})

/** The words before a noun that describe it, back to the first; one colour at most. */
const describedBefore = (text: BinText, noun: Mention): Mention => {
  let [mention, at] = [noun, noun.from]
  for (;;) {
    const part = partBefore(text, at)
    if (part === undefined || (part.colour !== undefined && mention.colour !== undefined)) return mention
    at -= part.length
    mention = withPart(mention, part, at)
  }
}

/** "the bin with the brown lid". */
const lidAfter = (text: BinText, mention: Mention): Mention => {
  const phrase = text.words.with.find((words) =>
    words.every((word, i) => wordAt(text, mention.to + i) === word),
  )
  const at = mention.to + (phrase?.length ?? 0)
  const lid = phrase === undefined ? undefined : colourAt(text, at)
  return lid === undefined || !text.words.lids.has(wordAt(text, at + 1))
    ? mention
    : { ...mention, lid, to: at + 2 }
}

const isDescribed = ({ colour, lid, streams }: Mention): boolean =>
  (colour ?? lid) !== undefined || streams.length > 0

/** "the brown and green bins": the first has its noun from the second. */
const joinedBefore = (text: BinText, { from, to, kind }: Mention): readonly Mention[] => {
  if (!text.words.joins.has(wordAt(text, from - 1))) return []
  const start: Mention = { from: from - 1, to: from - 1, streams: [], ...(kind !== undefined && { kind }) }
  const mention = describedBefore(text, start)
  return isDescribed(mention) && to > from ? [...joinedBefore(text, mention), mention] : []
}

const caddy = (text: BinText, mention: Mention): Mention =>
  mention.kind === 'caddy' && mention.streams.length === 0
    ? { ...mention, streams: [[[text.words.caddyHolds]]] }
    : mention

/** Every bin, box, bag or caddy that is described: "the brown bin", "my food caddy", "the green and grey ones". */
export const nounMentions = (text: BinText): readonly Mention[] =>
  text.tokens.flatMap((_, at) => {
    const noun = nounAt(text, at)
    if (noun === undefined) return []
    const { kind, length } = noun
    const start: Mention = { from: at, to: at + length, streams: [], ...(kind !== undefined && { kind }) }
    const mention = caddy(text, lidAfter(text, describedBefore(text, start)))
    return isDescribed(mention) ? [...joinedBefore(text, mention), mention] : []
  })

/** "My recycling wasn't collected": what goes in, without the bin. Not of "dumped rubbish" or "the recycling centre". */
export const streamMentions = (text: BinText): readonly Mention[] => {
  const { tokens, words, asked } = text
  const isAbout = tokens.some(({ word }) => words.about.has(word))
  const isOther = tokens.some(({ word }) => words.notAbout.has(word))
  if (!asked && (!isAbout || isOther)) return []
  return tokens.flatMap((_, at) => {
    const phrase = phraseEnding(text, at + 1)
    if (phrase === undefined || !(phrase.isAlone || asked)) return []
    return [{ from: at + 1 - phrase.words.length, to: at + 1, streams: [phrase.means] }]
  })
}

/** "Brown" by itself: only an answer may say it. */
export const colourMentions = (text: BinText): readonly Mention[] =>
  text.asked
    ? text.tokens.flatMap((_, at) => {
        const colour = colourAt(text, at)
        return colour === undefined ? [] : [{ from: at, to: at + 1, streams: [], colour }]
      })
    : []
