import type { Said } from '../said'
import { aloud, paragraphs } from '../said'
import type { Citation } from '../turn'
import type { RightId } from '../understanding/details'
import type { Answer, Answerer, Ask, Here } from './about'
import type { SayArticle } from './articleAnswer'
import { articleAnswer } from './articleAnswer'
import { gapAbout } from './gaps'
import { citationsOf } from './sources'

/** An approved article this close says what the law gives, beside what the council promises. */
const CLOSE = 0.3

const promised = (here: Here, ids: readonly RightId[]) =>
  here.pack.contacts.rights.filter(({ id }) => ids.includes(id))

/** What the council's own documents say of it, or that they say nothing. */
const ownWords = (
  here: Here,
  ids: readonly RightId[],
): { said: readonly Said[]; sources: readonly Citation[] } => {
  const own = promised(here, ids)
  if (own.length > 0)
    return {
      said: own.map(({ says }) => aloud(says)),
      sources: citationsOf(
        here.pack,
        own.map(({ source }) => source),
      ),
    }
  const gap = ids.map((id) => gapAbout(here.pack, id)).find((says) => says !== undefined)
  return { said: gap === undefined ? [] : [aloud(gap)], sources: [] }
}

const ASKED_AS: readonly Ask['intent'][] = [
  'other_council',
  'not_council',
  'complaints.process',
  'complaints.make',
  'hours.contact_or_location',
]

/** What the law gives everybody, from an approved article. */
const lawOn = (saying: SayArticle, ask: Ask, here: Here): Answer | undefined => {
  const { tier } = here.pack.council
  const [found] = here.articles.find(ask.plain, { intent: ask.intent, tier, limit: 1 })
  return found !== undefined && found.score >= CLOSE
    ? articleAnswer(saying, found.article, ask, here)
    : undefined
}

/** "Can I see what you hold about me?", "can I make a freedom of information request?", "will you treat me fairly?" */
export const createRights =
  (saying: SayArticle): Answerer =>
  (ask, here) => {
    const { right } = ask.details
    if (right.length === 0 || !ASKED_AS.includes(ask.intent)) return undefined
    const own = ownWords(here, right)
    const law = lawOn(saying, ask, here)
    if (law === undefined && own.said.length === 0) return undefined
    return {
      said: paragraphs([...own.said, ...(law ? [law.said] : [])]),
      sources: [...own.sources, ...(law?.sources ?? [])],
      topic: law?.topic ?? { intent: ask.intent },
    }
  }
