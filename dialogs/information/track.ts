import { paragraphs } from '../said'
import type { SayTracking } from '../tracking/lines'
import type { Answerer } from './about'
import type { SayArticle } from './articleAnswer'
import { createArticleAnswer } from './articleAnswer'

/** "What's happening with my report?": the reference is asked for, and how else to find out. */
export const createTrack = (say: SayTracking, saying: SayArticle): Answerer => {
  const fromArticles = createArticleAnswer(saying)
  return (ask, here) => {
    if (ask.intent !== 'case.track') return undefined
    const answer = fromArticles(ask, here)
    const main = here.articles.mainFor('case.track', here.pack.council.tier)
    if (answer === undefined || answer.topic.article !== main?.id) return answer
    return { ...answer, said: paragraphs([say('giveReference'), answer.said]) }
  }
}
