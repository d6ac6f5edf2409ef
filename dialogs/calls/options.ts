import type { Said } from '../said'
import { same } from '../said'
import type { Option, Reply } from '../turn'
import type { CallWords } from './lines'
import type { CallMemory } from './memory'

/** More can't be kept in mind (four options a level: see the voice guidance of public services). */
const AT_ONCE = 4

type Picks = Pick<CallMemory, 'picks' | 'from'>

/** What may be picked by key now; the last of more is "more of these". */
export const picksNow = ({ picks, from }: Picks, words: CallWords): readonly Option[] => {
  const left = picks.slice(from)
  if (left.length <= AT_ONCE) return left
  const label = words.options('more').speech
  return [...left.slice(0, AT_ONCE - 1), { label, says: words.options('moreWord').speech }]
}

/** Where the next of more begin; after the last the first again. */
export const nextFrom = ({ picks, from }: Picks): number => {
  const next = from + AT_ONCE - 1
  return next < picks.length ? next : 0
}

/** How what may be picked is told: to be said, each with its key, or not at all. */
export type Telling = 'said' | 'keyed' | 'untold'

const KEYS = ['one', 'two', 'three', 'four'] as const

/** What may be picked is no question, though its button may be one. */
const plainLabel = ({ label }: Option): string => label.replace(/[?.!]+$/, '')

const keyed = (picks: readonly Option[], { options, keys }: CallWords): readonly string[] =>
  picks.flatMap((pick, i) => {
    const key = KEYS[i]
    return key === undefined ? [] : [options('key', { label: plainLabel(pick), key: keys(key) }).speech]
  })

const either = (labels: readonly string[]): string =>
  labels.length < 2 ? (labels[0] ?? '') : `${labels.slice(0, -1).join(', ')}, or ${labels.at(-1)}`

/** What may be picked, as it is heard. */
export const picksSaid = (picks: readonly Option[], telling: Telling, words: CallWords): Said => {
  if (picks.length === 0 || telling === 'untold') return same('')
  if (telling === 'keyed') return same(keyed(picks, words).join(' '))
  return words.options('choices', { choices: either(picks.map(plainLabel)) })
}

/** More words than these aren't remembered without keys. */
const MOST_WORDS = 14

const wordsIn = (picks: readonly Option[]): number =>
  picks.reduce((sum, { label }) => sum + label.split(/\s+/).length, 0)

/** The first time short names are enough to be said; longer ones, and those of a second asking, have keys. */
export const tellingFor = (
  { expects = 'open' }: Reply,
  picks: readonly Option[],
  failed: number,
): Telling => {
  if (expects === 'yesNo') return 'untold'
  return failed > 1 || expects === 'open' || wordsIn(picks) > MOST_WORDS ? 'keyed' : 'said'
}
