/** How the talk with an advisor was: one word, and why, for those who want to say. */
import { isQuestion } from '../answers/lists'
import type { Hearing, Listener, Outcome } from '../listening/hearing'
import { lastSaid, replyOf } from '../listening/replies'
import type { Memory } from '../memory'
import type { Said } from '../said'
import type { Option } from '../turn'
import type { HandoffParts, MakeListener } from './parts'
import type { Rating } from './phrases'

type Rated = NonNullable<NonNullable<Memory['handoff']>['rated']>

const KEYS: Readonly<Record<string, Rating>> = { '1': 'good', '2': 'average', '3': 'poor' }

/** A why is kept in these many characters. */
const MOST_WHY = 1000

const outcomeOf = (
  said: Said,
  rated: Rated,
  { memory }: Hearing,
  options: readonly Option[] = [],
): Outcome => {
  const replies = [replyOf(said, { options })]
  const handoff = { ...memory.handoff, added: 0, rated }
  return { replies, memory: { ...memory, misses: 0, handoff, last: lastSaid(replies) } }
}

const skipOption = ({ words }: HandoffParts): readonly Option[] => {
  const { text } = words.rating('optionSkip')
  return [{ label: text, says: text }]
}

const rated = async (parts: HandoffParts, hearing: Hearing): Promise<Outcome | undefined> => {
  const { turn, said, ports } = hearing
  const byKey = turn.keys === undefined ? undefined : KEYS[turn.keys]
  const read = byKey === undefined ? parts.phrases.ratingIn(said) : { given: byKey }
  if (read === undefined) return undefined
  await ports.advisors.rate(read.given, read.why?.slice(0, MOST_WHY))
  return read.why === undefined
    ? outcomeOf(parts.words.rating('why'), read.given, hearing, skipOption(parts))
    : outcomeOf(parts.words.rating('thanks'), 'dropped', hearing)
}

/** Something else than a reason: a question, a command, or what begins a service by its name. */
const isAnotherThing = ({ services }: HandoffParts, { said, desk, here }: Hearing): boolean =>
  said === '' ||
  isQuestion(said) ||
  desk.commands.commandIn(said) !== undefined ||
  services.meant({ said }, here) === 'named'

const whyTold = async (
  parts: HandoffParts,
  given: Rating,
  hearing: Hearing,
): Promise<Outcome | undefined> => {
  const { said, desk, ports } = hearing
  const { rating } = parts.words
  if (parts.phrases.saysSkip(said)) return outcomeOf(rating('skipped'), 'dropped', hearing)
  if (desk.commands.yesOrNoIn(said) === 'yes')
    return outcomeOf(rating('goAhead'), given, hearing, skipOption(parts))
  if (isAnotherThing(parts, hearing)) return undefined
  await ports.advisors.rate(given, said.slice(0, MOST_WHY))
  return outcomeOf(rating('thanks'), 'dropped', hearing)
}

/** The answer to "how was it?", and then to "why?"; anything else is answered by the others. */
export const createRating: MakeListener =
  (parts): Listener =>
  async (hearing) => {
    const { memory, standing } = hearing
    const before = memory.handoff?.rated
    if (standing?.state !== 'asked' || before === 'dropped') return undefined
    if (before !== undefined) return whyTold(parts, before, hearing)
    return standing.given === undefined ? rated(parts, hearing) : undefined
  }

const LINES = ['why', 'goAhead', 'thanks', 'skipped'] as const

/** What was said instead of an answer was answered: nobody is asked twice how it was. */
export const droppedUnlessRated = (
  { words }: HandoffParts,
  outcome: Outcome,
  { standing, turn }: Hearing,
): Outcome => {
  if (standing?.state !== 'asked' || turn.event !== undefined) return outcome
  const { handoff, last } = outcome.memory
  if (LINES.some((line) => words.rating(line).text === last.at(-1)?.text)) return outcome
  return { ...outcome, memory: { ...outcome.memory, handoff: { added: 0, ...handoff, rated: 'dropped' } } }
}
