/** Which bin, box, bag or caddy is meant, by its colour here or by what goes in it. The words are in `bins.en.yaml`. */
import type { Container } from '../../../knowledge/schema'
import { isNearly } from '../keywords'
import { containersMeant } from './binMeant'
import type { BinText, Mention } from './binMentions'
import { colourMentions, coloursOf, nounMentions, streamMentions } from './binMentions'
import { binWords } from './binWords'
import type { Found } from './found'
import type { Token } from './tokens'
import { tokensOf } from './tokens'

/** A bin that was named. */
export interface Bin {
  /** Ids of the council's containers: one when it is clear, several to ask about, none when it is not known to have such. */
  containers: readonly string[]
  colour?: string
}

export interface BinOptions {
  /** It answers a question for a bin: then "brown" alone is one. */
  asked?: boolean
}

/** A bin at the tokens `from` up to `to`. */
interface Placed extends Bin {
  from: number
  to: number
}

const isSame = (said: string, meant: string): boolean =>
  [meant, `${meant}s`, `${meant}es`].includes(said) || isNearly(said, meant)

const isBag = (token: Token | undefined): boolean => binWords().bagAfterBin.has(token?.word ?? '')

/** Containers called by their whole name, or another that the council gives them. "Black bin bag" is no black bin. */
const named = (tokens: readonly Token[], containers: readonly Container[]): readonly Placed[] =>
  containers.flatMap(({ id, name, alsoKnownAs }) =>
    [name, ...alsoKnownAs].flatMap((phrase) => {
      const words = tokensOf(phrase).map(({ word }) => word)
      return tokens.flatMap((_, at) =>
        words.every((word, i) => isSame(tokens[at + i]?.word ?? '', word)) &&
        !isBag(tokens[at + words.length])
          ? [{ containers: [id], from: at, to: at + words.length }]
          : [],
      )
    }),
  )

const meant = (containers: readonly Container[], mention: Mention): Placed => {
  const colour = mention.colour ?? mention.lid
  return {
    containers: containersMeant(containers, mention).map(({ id }) => id),
    ...(colour !== undefined && { colour }),
    from: mention.from,
    to: mention.to,
  }
}

/** A silver bag may hold wine: only bins, caddies and sacks are somebody's in any case. */
const isWorthTelling = ({ containers }: Bin, { kind }: Mention): boolean =>
  containers.length > 0 || (kind !== 'bag' && kind !== 'box')

/** Of those that share a word the longest, and of as long ones the first. */
const apart = (found: readonly Placed[]): readonly Placed[] => {
  const kept: Placed[] = []
  for (const one of found.toSorted((a, b) => b.to - b.from - (a.to - a.from)))
    if (kept.every(({ from, to }) => one.to <= from || one.from >= to)) kept.push(one)
  return kept.toSorted((a, b) => a.from - b.from)
}

/**
 * Every bin in what was said to a council with these containers, typed with slips or misheard, in order. A colour that
 * several of them may have gives all of these; one that none is known to have gives none. Never throws.
 */
export const findBins = (
  said: string,
  containers: readonly Container[],
  { asked = false }: BinOptions = {},
): readonly Found<Bin>[] => {
  const text: BinText = { tokens: tokensOf(said), words: binWords(), colours: coloursOf(containers), asked }
  const mentions = [...nounMentions(text), ...streamMentions(text), ...colourMentions(text)]
  const found = apart([
    ...named(text.tokens, containers),
    ...mentions
      .map((mention) => ({ mention, bin: meant(containers, mention) }))
      .filter(({ mention, bin }) => isWorthTelling(bin, mention))
      .map(({ bin }) => bin),
  ])
  return found.map(({ from: first, to: end, ...value }) => {
    const from = text.tokens[first]?.from ?? 0
    const to = text.tokens[end - 1]?.to ?? from
    return { value, said: said.slice(from, to), from, to }
  })
}
