import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { projectRoot } from '../../../knowledge/root'
import { Container } from '../../../knowledge/schema'
import { parseYaml } from '../../../knowledge/yaml'

const list = z.array(z.string().min(1))
const stream = Container.shape.stream

/** The shape of `bins.<language>.yaml`; what each list is for is written there. */
const BinWords = z.strictObject({
  colours: z.record(z.string(), list),
  kinds: z.record(Container.shape.kind, list),
  bagAfterBin: list,
  misheard: list,
  one: list,
  between: list,
  lids: list,
  with: list,
  joins: list,
  streams: z.array(z.strictObject({ means: z.array(z.array(stream)).min(1), alone: list, withBin: list })),
  notBins: list,
  caddyHolds: stream,
  about: list,
  notAbout: list,
})

export type Stream = Container['stream']
export type ContainerKind = Container['kind']

/** Words for what goes in a bin. */
export interface StreamPhrase {
  words: readonly string[]
  means: readonly (readonly Stream[])[]
  /** It names what is collected without a bin beside it. */
  isAlone: boolean
}

const phrasesOf = ({ streams }: z.infer<typeof BinWords>): readonly StreamPhrase[] =>
  streams
    .flatMap(({ means, alone, withBin }) => [
      ...alone.map((phrase) => ({ words: phrase.split(' '), means, isAlone: true })),
      ...withBin.map((phrase) => ({ words: phrase.split(' '), means, isAlone: false })),
    ])
    .toSorted((a, b) => b.words.length - a.words.length)

const inverted = <Key extends string>(table: Readonly<Record<Key, readonly string[]>>) =>
  new Map(
    (Object.entries(table) as [Key, readonly string[]][]).flatMap(([key, words]) =>
      words.map((word) => [word, key] as const),
    ),
  )

const compiled = (words: z.infer<typeof BinWords>) => ({
  colours: inverted(words.colours),
  kinds: inverted(words.kinds),
  bagAfterBin: new Set(words.bagAfterBin),
  misheard: new Set(words.misheard),
  one: new Set(words.one),
  between: new Set(words.between),
  lids: new Set(words.lids),
  with: words.with.map((phrase) => phrase.split(' ')),
  joins: new Set(words.joins),
  streams: phrasesOf(words),
  notBins: new Set(words.notBins),
  caddyHolds: words.caddyHolds,
  about: new Set(words.about),
  notAbout: new Set(words.notAbout),
})
export type BinWords = ReturnType<typeof compiled>

let made: BinWords | undefined

/** The English words for bins, read when they are first needed; throws when the file is missing or has another shape. */
export const binWords = (): BinWords => {
  if (made !== undefined) return made
  const file = join(projectRoot, 'dialogs', 'understanding', 'particulars', 'bins.en.yaml')
  const read = BinWords.safeParse(parseYaml(readFileSync(file, 'utf8')))
  if (!read.success) throw new Error(`${file}:\n${z.prettifyError(read.error)}`)
  made = compiled(read.data)
  return made
}
