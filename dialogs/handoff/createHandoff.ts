import { suggestions } from '../listening/general'
import type { Hearing, Listener, Outcome } from '../listening/hearing'
import type { Sayings } from '../sayings'
import type { Services } from '../services/createServices'
import { calledWhenTheirTurn, createCallBackOffer } from './callBack'
import { readHandoffWords } from './lines'
import type { HandoffParts } from './parts'
import { readHandoffPhrases } from './phrases'
import { createRating, droppedUnlessRated } from './rating'
import { createReturned } from './returned'
import { mindingSafety } from './safe'
import { createTransferred } from './transferred'
import { andStillWaiting, createWaiting } from './waiting'
import { isInDanger } from './wish'
import { createPersonWished, wished } from './wished'

/** The residents' side of the hand-off. */
export interface HandoffDialogs {
  /** What an advisor gives back. */
  returned: Listener
  /** What became of a call that was put through. */
  transferred: Listener
  /** Whoever waits; `answers` takes answers to the questions of a service. */
  waiting(answers: Listener): Listener
  /** The same listener, with the place after what it says to somebody who waits. */
  stillWaiting(listener: Listener): Listener
  /** How it was, whether to be called back, and a person asked for in so many words. */
  asked: readonly Listener[]
  /** What a turn's outcome means to the advisors: a wish for a person, danger, a call asked for. */
  after(outcome: Outcome, hearing: Hearing): Promise<Outcome>
}

/** Danger was spoken of in this turn: for a day, whoever did goes before others. */
const endangered = (outcome: Outcome, { here }: Hearing): Outcome =>
  outcome.memory.distress && outcome.replies.some(({ do: does }) => does === 'emergency')
    ? { ...outcome, memory: { ...outcome.memory, dangerAt: here.at.toISOString() } }
    : outcome

/** Whoever was warned is not rung without being asked, whatever came of it. */
const warned = (outcome: Outcome, { danger }: Hearing): Outcome => {
  const isWarned = outcome.replies.some(({ do: does }) => does === 'emergency')
  if (!isWarned && danger !== 'none') return outcome
  return { ...outcome, memory: { ...outcome.memory, warned: isWarned ? 'open' : 'denied' } }
}

/** Danger moves up whoever waits; said once, however often it is told. */
const raised = async ({ words }: HandoffParts, { memory }: Outcome, hearing: Hearing): Promise<void> => {
  const { standing, here, ports } = hearing
  const isWaiting = standing?.state === 'queued' || standing?.state === 'held'
  if (!isWaiting || isInDanger(hearing.memory, here) || !isInDanger(memory, here)) return
  await ports.advisors.raise({ priority: 'safety', because: words.reasons('safety').text })
}

/** A case was marked: kept for whoever asks for a person later. */
const noticed = (outcome: Outcome): Outcome =>
  outcome.opened?.draft.marks?.includes('vulnerable')
    ? { ...outcome, memory: { ...outcome.memory, atRisk: true } }
    : outcome

/** Wires the residents' side of the hand-off. Throws a `WordsError` that names every fault of its words. */
export const createHandoff = (
  sayings: Pick<Sayings, 'topics' | 'general' | 'unsure'>,
  services: Services,
): HandoffDialogs => {
  const parts: HandoffParts = {
    words: readHandoffWords(),
    phrases: readHandoffPhrases(),
    services,
    topicName: (intent) => sayings.topics(intent).text,
    suggestions: suggestions(sayings.general),
    startAgain: sayings.general('startAgain'),
    caution: sayings.unsure('inDanger'),
  }
  return {
    returned: createReturned(parts),
    transferred: createTransferred(parts),
    waiting: (answers) => createWaiting(parts, answers),
    stillWaiting: (listener) => andStillWaiting(parts, listener),
    asked: [createRating(parts), createCallBackOffer(parts), createPersonWished(parts)],
    after: async (outcome, hearing) => {
      const rated = droppedUnlessRated(parts, endangered(warned(noticed(outcome), hearing), hearing), hearing)
      await raised(parts, rated, hearing)
      const minded = await mindingSafety(parts, rated, hearing)
      const called = await calledWhenTheirTurn(parts, minded, hearing)
      return wished(parts, called, hearing)
    },
  }
}
