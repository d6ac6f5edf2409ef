import { paragraphs } from '../said'
import type { SayTracking } from '../tracking/lines'
import type { Answerer } from './about'
import type { SayArticle } from './articleAnswer'
import { createArticleAnswer } from './articleAnswer'

/** How many digits a reference has. */
const NINE = { min: 9, max: 9 } as const

/** "What's happening with my report?": the reference is asked for, and how else to find out. */
export const createTrack = (say: SayTracking, saying: SayArticle): Answerer => {
  const fromArticles = createArticleAnswer(saying)
  return (ask, here) => {
    if (ask.intent !== 'case.track') return undefined
    const answer = fromArticles(ask, here)
    const main = here.articles.mainFor('case.track', here.pack.council.tier)
    if (answer === undefined || answer.topic.article !== main?.id) return answer
    const asked = say('giveReference')
    const said = paragraphs([asked, answer.said])
    // A caller can't look further down for the question: it is all that is said, and keys answer it.
    return here.channel === 'voice'
      ? { ...answer, said: { ...said, speech: asked.speech }, listen: { digits: NINE } }
      : { ...answer, said }
  }
}
