import type { Article, Tier } from './articles/read'
import { ArticlesError, readArticles, TIERS } from './articles/read'
import type { SearchDocument } from './search'
import { createSearch } from './search'

export type { Article, Tier } from './articles/read'

/** An article and how much of the question it covers, 0–1. */
export interface FoundArticle {
  article: Article
  score: number
}

export interface Articles {
  readonly all: readonly Article[]
  byId(id: string): Article | undefined
  /** The answer to an intent of which nothing more is known. */
  mainFor(intent: string, tier: Tier): Article | undefined
  /** Best first, at most `limit` (3); empty when no article shares a word with the question. */
  find(question: string, options?: { intent?: string; tier?: Tier; limit?: number }): readonly FoundArticle[]
}

const holdsIn = (article: Article, tier: Tier): boolean => article.tiers?.includes(tier) ?? true

/** An intent that has articles needs one main answer in every tier in which it has any. */
const mainFaults = (articles: readonly Article[]): string[] =>
  [...new Set(articles.map(({ intent }) => intent))].flatMap((intent) =>
    TIERS.flatMap((tier) => {
      const here = articles.filter((article) => article.intent === intent && holdsIn(article, tier))
      const mains = here.filter(({ main }) => main)
      if (here.length === 0 || mains.length === 1) return []
      const named = (mains.length > 0 ? mains : here.slice(0, 1)).map(({ file }) => file).join(', ')
      return [`${named}: main: ${intent} has ${mains.length} main answers for a ${tier} council, not 1`]
    }),
  )

/** The council's own articles in place of the England-wide ones with the same id, and beside the rest. */
const overridden = (shared: readonly Article[], own: readonly Article[]): readonly Article[] => [
  ...new Map([...shared, ...own].map((article) => [article.id, article])).values(),
]

const asDocument = ({ id, question, asked, text, main }: Article): SearchDocument => ({
  id,
  isUsual: main,
  fields: [
    { text: question, weight: 4 },
    { text: asked.join('\n'), weight: 2 },
    { text: text.replace(/\]\([^)]*\)/g, ']'), weight: 1 },
  ],
  phrases: [question, ...asked],
})

type Find = Articles['find']

/** The same question is looked up several times in one turn; the last one is kept. */
const rememberingLast = (find: Find): Find => {
  let last: { key: string; found: readonly FoundArticle[] } | undefined
  return (question, options = {}) => {
    const { intent = '', tier = '', limit = '' } = options
    const key = [intent, tier, limit, question].join('\n')
    if (last?.key !== key) last = { key, found: find(question, options) }
    return last.found
  }
}

/** Answers and a search over them. Throws `ArticlesError` when an intent has no main answer, or two. */
export const createArticles = (shared: readonly Article[], own: readonly Article[] = []): Articles => {
  const all = overridden(shared, own)
  const faults = mainFaults(all)
  if (faults.length > 0) throw new ArticlesError(faults)
  const byId = new Map(all.map((article) => [article.id, article]))
  const search = createSearch(all.map(asDocument))
  const fits = (article: Article | undefined, intent?: string, tier?: Tier): article is Article =>
    article !== undefined &&
    (intent === undefined || article.intent === intent) &&
    (tier === undefined || holdsIn(article, tier))
  return {
    all,
    byId: (id) => byId.get(id),
    mainFor: (intent, tier) => all.find((article) => article.main && fits(article, intent, tier)),
    find: rememberingLast((question, { intent, tier, limit = 3 } = {}) =>
      search
        .find(question, { limit, among: (id) => fits(byId.get(id), intent, tier) })
        .flatMap(({ id, score }) => {
          const article = byId.get(id)
          return article === undefined ? [] : [{ article, score }]
        }),
    ),
  }
}

/**
 * Reads the England-wide articles once; what it returns adds a council's own, and councils without any share one search.
 * Throws `ArticlesError` with every fault.
 */
export const openArticles = (folder: string): ((overridesFolder?: string) => Articles) => {
  const shared = readArticles(folder)
  const plain = shared.faults.length > 0 ? undefined : createArticles(shared.articles)
  return (overridesFolder) => {
    const own = overridesFolder === undefined ? { articles: [], faults: [] } : readArticles(overridesFolder)
    const faults = [...shared.faults, ...own.faults]
    if (plain === undefined || faults.length > 0) throw new ArticlesError(faults)
    return own.articles.length === 0 ? plain : createArticles(shared.articles, own.articles)
  }
}

/** The England-wide articles and one council's own. Throws `ArticlesError` with every fault of both. */
export const loadArticles = (folder: string, overridesFolder?: string): Articles =>
  openArticles(folder)(overridesFolder)
