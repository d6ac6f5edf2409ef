/** How a talk ends, as pure as `changes.ts`: given back, written up, given up, and how it was. */
import type { Said } from '../../dialogs/said'
import type { Advisor } from '../advisors/advisor'
import type { HandoffChange, Utterance } from '../storage/handoffStore'
import { type Doing, goesTo, stays, without } from './changes'
import { BOT, type Handoff, type Rating, type ReturnPoint, type WrapUp } from './handoff'
import { assistantSays, statusSays } from './said'
import { timer } from './timing'
import type { SayHandoff } from './words'

const askedHowItWas = ({ say }: SayHandoff, one: Handoff, at: Date): readonly Utterance[] =>
  one.context.distress || one.rating !== undefined
    ? []
    : [
        assistantSays(one.council, say('satisfaction'), at, [
          say('good').text,
          say('average').text,
          say('poor').text,
        ]),
      ]

/** The talk is over: the assistant is there again, and the advisor writes down what came of it. */
export const ends = (
  one: Handoff,
  doing: Doing,
  line: Utterance | undefined,
  words: SayHandoff,
): HandoffChange => {
  const asked = askedHowItWas(words, one, doing.at)
  const change = goesTo(one, 'wrapUp', doing, asked.length === 0 ? {} : { rating: { askedAt: doing.at } })
  const completed = statusSays(one.council, 'completed', doing.at)
  return { ...change, says: [completed, ...(line === undefined ? [] : [line]), ...asked] }
}

/** Given back to the assistant, which goes on at once: a timer that fires now, so that no stop of ours leaves silence. */
export const isGivenBack = (
  one: Handoff,
  { id }: Pick<Advisor, 'id'>,
  goesOn: ReturnPoint,
  at: Date,
): HandoffChange => ({
  ...goesTo(one, 'wrapUp', { at, by: id, what: 'returned', why: goesOn.to }, { goesOn }),
  says: [statusSays(one.council, 'completed', at)],
  sets: [timer('returns', one, at)],
})

/** Whose the conversation is stays as it is: the resident may have asked for a person again meanwhile. */
export const isWrappedUp = (one: Handoff, by: string, wrapUp: WrapUp, at: Date): HandoffChange => {
  const doing = { at, by, what: 'wrappedUp', why: wrapUp.outcome } as const
  const { owner, ...change } = goesTo(one, 'resolved', doing, { wrapUp })
  // A call ends with it.
  return one.state === 'onCall'
    ? { ...change, owner: owner ?? BOT, says: [statusSays(one.council, 'completed', at)] }
    : change
}

/** Nobody came (any more): the assistant is there again, and `line` offers a call back. */
export const isGivenUp = (
  one: Handoff,
  why: 'closing' | 'nobody',
  line: Said,
  at: Date,
  { say }: SayHandoff,
): HandoffChange => ({
  ...goesTo(without(one, 'advisor', 'onlyFor'), 'failed', { at, by: 'system', what: 'gaveUp', why }),
  says: [
    statusSays(one.council, 'failed', at),
    assistantSays(one.council, line, at, [say('optionCallBack').text]),
  ],
  tellsDesk: 'failed',
})

export const isRated = (one: Handoff, given: Rating, why: string | undefined, at: Date): HandoffChange =>
  stays(
    one,
    { at, by: 'resident', what: 'rated', why: given },
    {
      rating: { askedAt: one.rating?.askedAt ?? at, given, ...(why === undefined ? {} : { why }) },
    },
  )
