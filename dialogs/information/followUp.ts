import type { FoundArticle } from '../../knowledge/articles'
import type { Intent } from '../understanding/intents'
import { serviceOf } from '../understanding/intents'
import type { Answerer, Ask } from './about'
import type { SayArticle } from './articleAnswer'
import { articleAnswer, asOf, LOOKED_AT } from './articleAnswer'

/**
 * An article that holds this share of a follow-up's words answers it; more is asked of one with another label of the
 * same service, as the few words of a follow-up are in many articles.
 */
const NEAR = 0.4
const NEAR_SIBLING = 0.55

/** These labels hold many services, so an article of theirs is hardly about the one that was spoken of. */
const OF_MANY: readonly Intent[] = ['other_council', 'not_council']

const isNear = ({ article, score }: FoundArticle, ask: Ask, follows: Intent): boolean => {
  const { intent } = asOf(article, ask)
  if (intent === follows) return score >= NEAR
  return serviceOf(intent) === serviceOf(follows) && score >= NEAR_SIBLING
}

/** Who provides a service that was named is answered from the council's pack. */
const asksWho = ({ details }: Ask): boolean => details.form.includes('who') && details.services.length > 0

/** "How long does it take?", said about a benefit: the approved answer of that service that is nearest to the words. */
export const createFollowUp =
  (saying: SayArticle): Answerer =>
  (ask, here) => {
    const { follows, plain } = ask
    if (follows === undefined || OF_MANY.includes(follows) || asksWho(ask)) return undefined
    const near = here.articles
      .find(plain, { tier: here.pack.council.tier, limit: LOOKED_AT })
      .filter((found) => isNear(found, ask, follows))
      .sort((a, b) => b.score - a.score)
    const [nearest] = near
    return nearest && articleAnswer(saying, nearest.article, asOf(nearest.article, ask), here)
  }
