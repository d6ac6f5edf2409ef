import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { projectRoot } from '../../knowledge/root'
import { parseYaml } from '../../knowledge/yaml'
import { isQuestion, isSame, openingOf, type Phrase, withoutManners } from '../answers/lists'
import type { Standing } from '../ports'
import { wordsOf } from '../understanding/keywords'

const list = z.array(z.string().min(1)).min(1)

const File = z.strictObject({
  place: list,
  leave: list,
  callBack: list,
  nothing: list,
  ofAWish: list,
  wantsPerson: z.strictObject({ wanting: list, asks: list, whom: list, about: list }),
  ratings: z.strictObject({ good: list, average: list, poor: list }),
  before: list,
  because: list,
  skip: list,
})

/** How a talk was, in one word. */
export type Rating = NonNullable<Extract<Standing, { state: 'asked' }>['given']>

/** What somebody who waits may want of the queue itself; `nothing`: only politeness. */
export type QueueWish = 'place' | 'leave' | 'callBack' | 'nothing'

export interface HandoffPhrases {
  /** What is wanted of the queue; `undefined`: something for the advisor. */
  wishIn(said: string): QueueWish | undefined
  /** How they found it, and why where they said that too; `undefined` when it is about something else. */
  ratingIn(said: string): { given: Rating; why?: string } | undefined
  saysSkip(said: string): boolean
  /** Whether it asks in so many words for somebody to talk to, whatever it goes on to say. */
  wantsPerson(said: string): boolean
  /** What a wish for a person says that it is about, in its own words. */
  matterIn(said: string): string
  /** Whether a wish for a person says beside that what it is about. */
  tellsMore(said: string): boolean
}

/** A wish in more words than these has something for the advisor in it. */
const MOST_WORDS = 12

/** In so many words besides, somebody says what it is about. */
const TELLING = 3

const phrases = (lines: readonly string[]): readonly Phrase[] =>
  lines
    .map(wordsOf)
    .filter(({ length }) => length > 0)
    .toSorted((a, b) => b.length - a.length)

/** What has no words to be compared: 👍. */
const signs = (lines: readonly string[]): ReadonlySet<string> =>
  new Set(lines.filter((line) => wordsOf(line).length === 0))

const isOneOf = (words: Phrase, all: readonly Phrase[]): boolean =>
  all.some((phrase) => isSame(words, phrase) || isSame(withoutManners(words), phrase))

/** At its beginning or its end; a phrase of a word or two only counts as the whole of a message. */
const isAtAnEnd = (words: Phrase, all: readonly Phrase[]): boolean =>
  all.some(
    (phrase) =>
      phrase.length > 2 &&
      (isSame(words.slice(0, phrase.length), phrase) || isSame(words.slice(-phrase.length), phrase)),
  )

const WISHES = ['leave', 'callBack', 'place', 'nothing'] as const satisfies readonly QueueWish[]
const RATINGS = ['good', 'average', 'poor'] as const satisfies readonly Rating[]

/** Without "it was really": where the rating begins. */
const withoutBefore = (words: Phrase, before: readonly Phrase[], ratings: readonly Phrase[]): Phrase => {
  const opening = openingOf(words, before)
  if (openingOf(words, ratings) !== undefined || opening === undefined) return words
  return withoutBefore(words.slice(opening.length), before, ratings)
}

/** "Good because …", "good, Sam was …": what follows a rating is why, and not what "good" belongs to. */
const goesOn = (said: string, rest: Phrase, last: string, because: readonly Phrase[]): boolean =>
  openingOf(rest, because) !== undefined ||
  new RegExp(`${last.replace(/[^\p{L}\p{N}]/gu, '.')}\\s*[,.;:!–—-]`, 'iu').test(said)

const readRating = (file: z.infer<typeof File>): HandoffPhrases['ratingIn'] => {
  const table = RATINGS.flatMap((given) => phrases(file.ratings[given]).map((phrase) => ({ given, phrase })))
  const longestFirst = table.toSorted((a, b) => b.phrase.length - a.phrase.length)
  const all = longestFirst.map(({ phrase }) => phrase)
  const [before, because] = [phrases(file.before), phrases(file.because)]
  const bySign = RATINGS.map((given) => ({ given, signs: signs(file.ratings[given]) }))
  return (said) => {
    const sign = bySign.find((each) => each.signs.has(said.trim()))
    if (sign !== undefined) return { given: sign.given }
    const words = withoutBefore(wordsOf(said), before, all)
    const found = longestFirst.find(({ phrase }) => isSame(words.slice(0, phrase.length), phrase))
    if (found === undefined || isQuestion(said)) return undefined
    const { given, phrase } = found
    const rest = words.slice(phrase.length)
    if (withoutManners(words).length === phrase.length) return { given }
    return goesOn(said, rest, words[phrase.length - 1] ?? '', because) ? { given, why: said } : undefined
  }
}

const readWantsPerson = ({
  wantsPerson: file,
}: z.infer<typeof File>): Pick<HandoffPhrases, 'wantsPerson' | 'matterIn'> => {
  const wanting = new Set(file.wanting)
  const [asks, whom] = [phrases(file.asks), phrases(file.whom)]
  const matter = new RegExp(`\\b(?:${file.about.join('|')})\\s+(\\S.+)$`, 'is')
  return {
    wantsPerson: (said) => {
      const words = wordsOf(said)
      const at = words.findIndex(
        (word, i) => !wanting.has(word) || openingOf(words.slice(i), asks) !== undefined,
      )
      const asked = openingOf(words.slice(Math.max(at, 0)), asks)
      return asked !== undefined && openingOf(words.slice(at + asked.length), whom) !== undefined
    },
    matterIn: (said) => matter.exec(said)?.[1] ?? said,
  }
}

/** Reads `phrases.en.yaml`; throws naming what is wrong with it. */
export const readHandoffPhrases = (
  path = join(projectRoot, 'dialogs', 'handoff', 'phrases.en.yaml'),
): HandoffPhrases => {
  const file = File.parse(parseYaml(readFileSync(path, 'utf8')))
  const ready = Object.fromEntries(WISHES.map((wish) => [wish, phrases(file[wish])])) as Record<
    QueueWish,
    readonly Phrase[]
  >
  const skip = phrases(file.skip)
  const ofAWish = new Set(file.ofAWish)
  return {
    wishIn: (said) => {
      const words = wordsOf(said)
      if (words.length > MOST_WORDS) return undefined
      const whole = WISHES.find((wish) => isOneOf(words, ready[wish]))
      return whole ?? WISHES.find((wish) => wish !== 'nothing' && isAtAnEnd(words, ready[wish]))
    },
    ...readWantsPerson(file),
    ratingIn: readRating(file),
    saysSkip: (said) => isOneOf(wordsOf(said), skip),
    tellsMore: (said) =>
      wordsOf(said).filter((word) => word.length > 2 && !ofAWish.has(word)).length >= TELLING,
  }
}
