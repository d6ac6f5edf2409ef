import { wantsToKnow } from '../answers/lists'
import type { Answer, Ask } from '../information/about'
import { LOOKED_AT } from '../information/articleAnswer'
import type { Services, ServiceTurn } from '../services/createServices'
import { wordsOf } from '../understanding/keywords'
import type { Hearing, Outcome } from './hearing'
import { outcomeOf } from './outcome'
import { plainlyBegun } from './plainly'
import type { Reading } from './questions'
import { lastSaid } from './replies'
import { puttingAside, withOpenQuestion } from './service'
import type { SayUnsure } from './unsure'
import { tentatively } from './unsure'

/** This close, an approved answer to a narrower question is what was asked for: "what time must my bin be out?" */
const NARROW = 0.6
/** So much closer than the general answer, which is what the service itself is about. */
const CLOSER = 0.1

/** Whether an article answers it that isn't the general one: the service is offered under that. */
const hasArticleOfItsOwn = ({ plain, intent }: Ask, { here }: Hearing): boolean => {
  const found = here.articles.find(plain, { tier: here.pack.council.tier, limit: LOOKED_AT })
  const [nearest] = found
  if (nearest === undefined || nearest.score < NARROW) return false
  const general = found.find(({ article }) => article.intent === intent && article.main)
  if (nearest.score < (general?.score ?? 0) + CLOSER) return false
  return nearest.article.intent === intent && !nearest.article.main
}

interface Begun {
  turn: ServiceTurn
  reading: Reading
  /** It was named, so nothing needs to be said of what the message was taken for. */
  isNamed: boolean
  /** What was told is one story, whatever else it touches; only what it asks is answered beside it. */
  isStory: boolean
}

/** What only leans on what was said before begins nothing; while a service is going on, nothing unsure does. */
const mayBegin = ({ ask, tentative = false }: Reading, { memory }: Hearing): boolean =>
  ask?.follows === undefined && (memory.service === undefined || (ask !== undefined && !tentative))

/** The service that one wish begins; while another is going on, only where it is sure. */
const beginning = async (
  services: Services,
  reading: Reading,
  said: string,
  hearing: Hearing,
): Promise<Begun | undefined> => {
  const { ask } = reading
  const { memory } = hearing
  if (!mayBegin(reading, hearing)) return undefined
  const wish = { intent: ask?.intent, said, whole: hearing.said, known: memory.known }
  const meant = services.meant(wish, hearing.here)
  if (meant === undefined) return undefined
  if (ask !== undefined && meant === 'perhaps' && hasArticleOfItsOwn(ask, hearing)) return undefined
  const isStory = meant === 'first'
  const turn = await services.start(isStory ? { ...wish, said: hearing.said } : wish, hearing)
  const isGoingOn = turn?.memory !== undefined && turn.memory.service === memory.service?.service
  return turn === undefined || isGoingOn ? undefined : { turn, reading, isNamed: meant === 'named', isStory }
}

/** What of a message may be a wish: all that was understood, or the message when nothing was. */
const wishesIn = (readings: readonly Reading[]): readonly Reading[] => {
  const understood = readings.filter(({ ask }) => ask !== undefined)
  return understood.length > 0 ? understood : readings.slice(0, 1)
}

/** The first of the wishes that begins a service. The only sure wish of a message has all of it to read details from. */
const firstBegun = async (
  services: Services,
  wishes: readonly Reading[],
  hearing: Hearing,
): Promise<Begun | undefined> => {
  for (const reading of wishes) {
    const isAlone = wishes.every((each) => each === reading || each.tentative === true)
    const said = isAlone ? hearing.said : reading.understood.part
    const first = await beginning(services, reading, said, hearing)
    if (first !== undefined) return first
  }
  return undefined
}

/** A service that has all it needs answers a question in the middle; one that asks more has the other put aside. */
const beside = async (services: Services, turn: ServiceTurn, hearing: Hearing): Promise<Outcome> => {
  const isAnswer = turn.memory === undefined && hearing.memory.service !== undefined
  if (!isAnswer) return puttingAside(services, turn, hearing)
  return withOpenQuestion(services, outcomeOf([turn.answer], hearing), hearing)
}

/** In more words than these somebody tells a story, and what it touches is part of it: only what it asks is answered beside. */
const A_STORY = 25

/** A service that the message begins, after the answers to whatever else it surely asks. */
export const begun = async (
  saying: SayUnsure,
  services: Services,
  readings: readonly Reading[],
  hearing: Hearing,
  answersTo: (others: readonly Reading[]) => readonly Answer[],
): Promise<Outcome | undefined> => {
  const isNarrow = () => readings[0]?.ask !== undefined && hasArticleOfItsOwn(readings[0].ask, hearing)
  const plainly = await plainlyBegun(services, isNarrow, hearing)
  if (plainly !== undefined) return plainly
  const wishes = wishesIn(readings)
  const first = await firstBegun(services, wishes, hearing)
  if (first === undefined) return undefined
  const { turn, reading, isNamed, isStory } = first
  const isUnsure = reading.tentative === true && wishes.length === 1 && !isNamed
  const answer = isUnsure ? tentatively(saying, turn.answer, reading.understood.recognition) : turn.answer
  const outcome = await beside(services, { ...turn, answer }, hearing)
  const isTold = isStory || wordsOf(hearing.said).length > A_STORY
  const asked = wishes.filter(({ understood }) => !isTold || wantsToKnow(understood.part))
  const others = answersTo(asked.filter((each) => each !== reading && each.tentative !== true))
  const replies = [...outcomeOf(others, hearing).replies, ...outcome.replies]
  return { replies, memory: { ...outcome.memory, last: lastSaid(replies) } }
}

/** Under an answer about something that can be done here: the button that begins it. */
export const offering = (services: Services, outcome: Outcome, { here, memory }: Hearing): Outcome => {
  const last = outcome.replies.at(-1)
  const intent = outcome.memory.topic?.intent
  if (last === undefined || intent === undefined || memory.service !== undefined) return outcome
  const article = outcome.memory.topic?.article
  const about = article === undefined ? undefined : here.articles.byId(article)?.service
  const offers = services.offers(intent, here, about)
  if (offers.length === 0) return outcome
  const options = [...offers, ...(last.options ?? [])]
  return { ...outcome, replies: [...outcome.replies.slice(0, -1), { ...last, options }] }
}
