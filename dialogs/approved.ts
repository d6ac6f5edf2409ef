/** Approved answers and promises, for people who answer residents themselves. */
import type { Article, Articles } from '../knowledge/articles'
import type { BankHolidays, Nation } from '../knowledge/calendar/bankHolidays'
import { localTime } from '../knowledge/calendar/day'
import { workingDays } from '../knowledge/calendar/workingDays'
import type { Pack, Standard } from '../knowledge/schema'
import { createSearch, type Search } from '../knowledge/search'
import { articleSaying } from './desk'
import type { Here } from './information/about'
import { articleAnswer } from './information/articleAnswer'
import { citationsOf } from './information/sources'
import type { Sayings } from './sayings'
import type { Citation } from './turn'
import { isIntent } from './understanding/intents'

/** One thing that may be told to a resident as it stands. */
export interface ApprovedAnswer {
  /** `article bins.missed.report`, `standard email.reply`. */
  id: string
  /** The article's question; left out for a promise. */
  question?: string
  /** Plain text: no marks, links as addresses. */
  text: string
  sources: readonly Citation[]
}

export interface ApprovedAnswers {
  /** Best first: at most five articles, then at most three promises. */
  find(pack: Pack, question: string, at: Date): readonly ApprovedAnswer[]
  byId(pack: Pack, id: string, at: Date): ApprovedAnswer | undefined
}

export interface ApprovedParts {
  sayings: Sayings
  articlesFor: (council: string) => Articles
  holidays: Readonly<Record<Nation, BankHolidays>>
}

const MOST_ARTICLES = 5
const MOST_PROMISES = 3
/** Below this a promise only happens to share a word with the question. */
const LEAST_SCORE = 0.25

/** Markdown as it would be typed: links as addresses, other marks taken out, lists and paragraphs kept. */
const plainText = (markdown: string): string =>
  markdown
    .replace(/\[([^\]]*)\]\(([^)]*)\)/g, '$1 ($2)')
    .replace(/\*\*|__|`/g, '')
    .trim()

const hereOf = ({ articlesFor, holidays }: ApprovedParts, pack: Pack, at: Date): Here => {
  const { id, nation, timeZone } = pack.council
  return {
    pack,
    at,
    articles: articlesFor(id),
    holidays: holidays[nation],
    workingDays: workingDays(holidays[nation]),
    now: localTime(at, timeZone),
    channel: 'webchat',
  }
}

const ofArticle = ({ sayings }: ApprovedParts, here: Here, article: Article): readonly ApprovedAnswer[] => {
  const { id, intent, question } = article
  if (!isIntent(intent)) return []
  const { said, sources } = articleAnswer(articleSaying(sayings), article, { intent }, here)
  return [{ id: `article ${id}`, question, text: plainText(said.text), sources }]
}

const ofStandard = (pack: Pack, { id, promise, ifNot, source }: Standard): ApprovedAnswer => ({
  id: `standard ${id}`,
  text: [promise, ifNot].filter((part) => part !== undefined).join(' '),
  sources: citationsOf(pack, [source]),
})

const searchOf = ({ standards }: Pack): Search =>
  createSearch(
    standards.map(({ id, about, stage, promise }) => ({
      id,
      fields: [
        { text: promise, weight: 2 },
        { text: `${about.replaceAll('-', ' ')} ${stage.replaceAll('-', ' ')}`, weight: 1 },
      ],
    })),
  )

/** Finds what the assistant itself would answer from, filled in for each council. */
export const createApprovedAnswers = (parts: ApprovedParts): ApprovedAnswers => {
  const searches = new WeakMap<Pack, Search>()
  // Reading a council's own articles takes a tenth of a second.
  const read = new Map<string, Articles>()
  const articlesFor = (council: string): Articles => {
    const articles = read.get(council) ?? parts.articlesFor(council)
    read.set(council, articles)
    return articles
  }
  const here = (pack: Pack, at: Date): Here => hereOf({ ...parts, articlesFor }, pack, at)
  const searchIn = (pack: Pack): Search => {
    const search = searches.get(pack) ?? searchOf(pack)
    searches.set(pack, search)
    return search
  }
  const standard = (pack: Pack, wanted: string): readonly ApprovedAnswer[] =>
    pack.standards.filter(({ id }) => id === wanted).map((found) => ofStandard(pack, found))
  return {
    find: (pack, question, at) => {
      const now = here(pack, at)
      const articles = now.articles.find(question, { tier: pack.council.tier, limit: MOST_ARTICLES })
      const promises = searchIn(pack).find(question, { limit: MOST_PROMISES })
      return [
        ...articles.flatMap(({ article }) => ofArticle(parts, now, article)),
        ...promises.filter(({ score }) => score >= LEAST_SCORE).flatMap(({ id }) => standard(pack, id)),
      ]
    },
    byId: (pack, id, at) => {
      const [kind, ...rest] = id.split(' ')
      const own = rest.join(' ')
      if (kind === 'standard') return standard(pack, own)[0]
      const now = here(pack, at)
      const article = kind === 'article' ? now.articles.byId(own) : undefined
      return article && ofArticle(parts, now, article)[0]
    },
  }
}
