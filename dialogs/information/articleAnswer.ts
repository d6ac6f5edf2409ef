import type { Article, FoundArticle } from '../../knowledge/articles'
import type { KnownService } from '../../knowledge/schema'
import type { Said } from '../said'
import { paragraphs } from '../said'
import type { Citation, Option } from '../turn'
import { isIntent, serviceOf } from '../understanding/intents'
import type { Say } from '../words'
import { fill } from '../words'
import type { Answer, Answerer, Ask, Here } from './about'
import type { articleValueLines } from './articleValues'
import { articleValues } from './articleValues'
import type { SayProvider } from './providers'
import { providerAnswer } from './providers'
import { citationsOf } from './sources'
import type { streamLines } from './streamsHere'
import { streamsHere } from './streamsHere'

export interface SayArticle {
  sayValues: Say<typeof articleValueLines>
  sayStreams: Say<typeof streamLines>
  sayProvider: SayProvider
  howToContact: (here: Here) => Said
}

/** These are about who does what: the pack's own documents say it better than a general article. */
const ABOUT_PROVIDERS: readonly Ask['intent'][] = ['other_council', 'not_council']

/**
 * An article that holds this share of the question's telling words answers it better than the intent's main one. Of the
 * labels that stand for many services, or for nonsense, more is asked: a stray word in common is no answer.
 */
const CLOSE = 0.25
const CLOSE_AMONG_MANY = 0.45
/** One this close answers it even when the recogniser was unsure what was meant. */
export const VERY_CLOSE = 0.8

const citationOfArticle = ({ source, reviewed }: Article): Citation => ({
  title: source.title,
  published: reviewed,
  url: source.url,
})

/** An approved article, filled in for this council. */
export const articleAnswer = (
  { sayValues, sayStreams, howToContact }: SayArticle,
  article: Article,
  ask: Pick<Ask, 'intent'>,
  here: Here,
): Answer => {
  const said = fill(
    { text: article.text, speech: article.speech },
    articleValues(sayValues, here, howToContact(here)),
  )
  const { text, url } = article.link
  const goesIn = streamsHere(sayStreams, article, here.pack)
  const whole = goesIn === undefined ? said : paragraphs([said, goesIn.said])
  return {
    said: { text: `${whole.text}\n\n[${text}](${url})`, speech: whole.speech },
    sources: [
      citationOfArticle(article),
      ...citationsOf(
        here.pack,
        (goesIn?.containers ?? []).map(({ source }) => source),
      ),
    ],
    topic: { intent: ask.intent, article: article.id },
  }
}

/** Other approved answers near the question: offered when only the general one could be given. */
const nearby = (found: readonly FoundArticle[], given: Article): readonly Option[] =>
  found
    .filter(({ article }) => article.id !== given.id)
    .slice(0, 2)
    .map(({ article }) => ({ label: article.question, says: article.question }))

const providedBy = (saying: SayArticle, ask: Ask, here: Here, service: KnownService): Answer => ({
  ...providerAnswer(saying.sayProvider, here, service, saying.howToContact(here)),
  topic: { intent: ask.intent, service: service.id },
})

const ownWords = ({ pack }: Here, service: KnownService): boolean =>
  pack.provided.some((entry) => entry.service === service.id)

const nearestOf = (found: readonly FoundArticle[], { intent }: Ask): FoundArticle | undefined => {
  const close = ABOUT_PROVIDERS.includes(intent) ? CLOSE_AMONG_MANY : CLOSE
  return found.find(({ score }) => score >= close)
}

/** Who provides the service that was named, where that is the question and no article answers it closer. */
const aboutProvider = (
  saying: SayArticle,
  ask: Ask,
  here: Here,
  nearest: FoundArticle | undefined,
): Answer | undefined => {
  const [service] = ask.details.services
  if (service === undefined) return undefined
  if (ask.details.form.includes('who')) return providedBy(saying, ask, here, service)
  if (!ABOUT_PROVIDERS.includes(ask.intent)) return undefined
  return nearest === undefined || ownWords(here, service) ? providedBy(saying, ask, here, service) : undefined
}

const withOptions = (answer: Answer, options: readonly Option[]): Answer =>
  options.length > 0 ? { ...answer, options } : answer

/** This close, an article of a sibling label is the one that was asked for: labels of one service lie near each other. */
const SIBLING = 0.8

/** So many of all articles are looked at: one further down says nothing of the question. */
export const LOOKED_AT = 30

const isSibling = ({ article, score }: FoundArticle, { intent }: Ask): boolean =>
  score >= SIBLING && isIntent(article.intent) && serviceOf(article.intent) === serviceOf(intent)

/** The nearest article of the label; or of its service, when the question is nearly that article's own. */
const nearestIn = (
  ask: Ask,
  all: readonly FoundArticle[],
  own: readonly FoundArticle[],
): FoundArticle | undefined => {
  const [first] = all
  return first !== undefined && isSibling(first, ask) ? first : nearestOf(own, ask)
}

/** An article of a sibling label is about what that label is about. */
export const asOf = ({ intent }: Article, ask: Ask): Pick<Ask, 'intent'> =>
  isIntent(intent) ? { intent } : ask

/** The nearest approved answer to the question, else the general one for what it is about. */
export const createArticleAnswer =
  (saying: SayArticle): Answerer =>
  (ask, here) => {
    const { tier } = here.pack.council
    const all = here.articles.find(ask.plain, { tier, limit: LOOKED_AT })
    const found = all.filter(({ article }) => article.intent === ask.intent)
    const nearest = nearestIn(ask, all, found)
    const provider = aboutProvider(saying, ask, here, nearest)
    if (provider !== undefined) return provider
    if (nearest !== undefined) return articleAnswer(saying, nearest.article, asOf(nearest.article, ask), here)
    // What no article comes near may be any service, or nonsense: there is no general answer to that.
    if (ABOUT_PROVIDERS.includes(ask.intent)) return undefined
    const main = here.articles.mainFor(ask.intent, tier)
    return main && withOptions(articleAnswer(saying, main, ask, here), nearby(found, main))
  }
