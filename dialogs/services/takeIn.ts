import { readHeard } from '../answers/heard'
import type { AnswerContext } from '../answers/kind'
import { correctionIn, isQuestion, withoutGreeting, withoutManners } from '../answers/lists'
import { mentionsIn, placeIn, readChoice } from '../answers/oneOf'
import type { Problem } from '../answers/problems'
import type { Answers, DeclaredService, Question } from '../service'
import { type Found, wordsOf } from '../understanding/keywords'

/** What each question is read with. */
export type ContextOf = (question: Question) => AnswerContext

/** What was taken from a message: answers (and which of them were corrected), or why it is none. */
export type Taken = { given: Answers; corrected: readonly Question[] } | { problem: Problem }

/** A question of more words than this isn't a shy answer ("a porch?"), it wants an answer of its own. */
const SHY = 3
/** In more words than this a thing to pick may be mentioned by the way, in a message about something else. */
const ABOUT_THIS = 12

/** Two questions of one kind can't be told apart in passing: "yesterday" answers only the one that was asked. */
const canBeFound = (question: Question, { questions }: DeclaredService): boolean =>
  question.kind.choices.length > 0 ||
  questions.every((other) => other === question || other.kind.problems[0] !== question.kind.problems[0])

/**
 * Words that say one thing don't say another besides: "end terrace" is a house and no terrace, and who answers "into a
 * shop" has not said that it is one. The longer name is meant; of two as long, that of the open question.
 */
const isOvershadowed = (
  said: string,
  question: Question,
  { questions }: DeclaredService,
  contextOf: ContextOf,
  open?: Question,
): boolean => {
  const own = mentionsIn(said, contextOf(question))
  const isUnder = (mine: Found<string>, other: Question): boolean =>
    mentionsIn(said, contextOf(other)).some(
      ({ from, to, words }) =>
        from < mine.to && mine.from < to && (words > mine.words || (other === open && words === mine.words)),
    )
  const others = questions.filter((other) => other !== question)
  return own.length > 0 && own.every((mine) => others.some((other) => isUnder(mine, other)))
}

/** The answers to some questions that are mentioned in passing. */
const foundIn = (
  said: string,
  questions: readonly Question[],
  service: DeclaredService,
  contextOf: ContextOf,
  open?: Question,
): Answers =>
  Object.fromEntries(
    questions
      .filter((question) => canBeFound(question, service))
      .filter((question) => !isOvershadowed(said, question, service, contextOf, open))
      .map(
        (question) => [question.id, question.kind.find(withoutGreeting(said), contextOf(question))] as const,
      )
      .filter(([, value]) => value !== undefined),
  )

/** Everything a first message already answers. */
export const answersIn = (said: string, service: DeclaredService, contextOf: ContextOf): Answers =>
  foundIn(said, service.questions, service, contextOf)

const merged = (
  service: DeclaredService,
  given: Answers,
  more: Answers,
): Extract<Taken, { given: Answers }> => ({
  given: { ...given, ...more },
  corrected: service.questions.filter(({ id }) => id in more && id in given && more[id] !== given[id]),
})

const isEmpty = (answers: Answers): boolean => Object.keys(answers).length === 0

const changed = (given: Answers, found: Answers): Answers =>
  Object.fromEntries(Object.entries(found).filter(([id, value]) => given[id] !== value))

/** "No, the green one": it names what only one of the lists offers, as one answers when asked. A mere number names nothing. */
const pickedAnew = (correction: string, answered: readonly Question[], contextOf: ContextOf): Answers => {
  const picked = answered
    .filter(({ from }) => from !== undefined)
    .map((question) => ({ question, context: contextOf(question) }))
    .filter(({ context }) => placeIn(withoutManners(wordsOf(correction)), context) === undefined)
    .map(({ question, context }) => ({ id: question.id, read: question.kind.read(correction, context) }))
    .flatMap(({ id, read }) => (read.ok ? [[id, read.value] as const] : []))
  return picked.length === 1 ? Object.fromEntries(picked) : {}
}

/** "No, a loft": an answer given before, put right. */
const correctionOf = (
  said: string,
  given: Answers,
  service: DeclaredService,
  contextOf: ContextOf,
): Taken | undefined => {
  const correction = correctionIn(said)
  if (correction === undefined) return undefined
  const answered = service.questions.filter(({ id }) => id in given)
  const found = foundIn(correction, answered, service, contextOf)
  const changes = changed(given, isEmpty(found) ? pickedAnew(correction, answered, contextOf) : found)
  if (isEmpty(changes)) return undefined
  const others = service.questions.filter(({ id }) => !(id in given))
  return merged(service, given, { ...foundIn(correction, others, service, contextOf), ...changes })
}

/** The same postcode or number once more: heard, and nothing new. A bin may be named again in a message about it. */
const isSaidAgain = (said: string, found: Answers, { questions }: DeclaredService): boolean =>
  wordsOf(said).length <= ABOUT_THIS &&
  questions.some(({ id, kind, from }) => id in found && kind.choices.length === 0 && from === undefined)

/** What was found beside the open question: new or changed answers, or an answer said again. */
const told = (said: string, found: Answers, given: Answers, service: DeclaredService): Taken | undefined => {
  const changes = changed(given, found)
  if (!isEmpty(changes)) return merged(service, given, changes)
  return isSaidAgain(said, found, service) ? merged(service, given, {}) : undefined
}

/** Answers to other questions than the one that was asked, and corrections that don't say they are. */
const besides = (
  said: string,
  given: Answers,
  open: Question,
  service: DeclaredService,
  contextOf: ContextOf,
): Taken | undefined => {
  if (wordsOf(said).length > ABOUT_THIS) return undefined
  const others = service.questions.filter(({ id }) => id !== open.id)
  return told(said, foundIn(said, others, service, contextOf), given, service)
}

/** Longer than this a text that begins like a question is a story told that way: "Why was my bin left again? I have …" */
const A_STORY = 12

const isAboutSomethingElse = (said: string, open: Question, contextOf: ContextOf): boolean => {
  const { kind } = open
  const words = wordsOf(said).length
  // A button says all that is on it, however long that is.
  if (kind.expects === 'choice' && readChoice(said, contextOf(open)) !== undefined) return false
  if (kind.mayBeQuestion === true) return false
  if (kind.expects === 'open' && words > A_STORY) return false
  return (isQuestion(said) && words > SHY) || (kind.expects === 'choice' && words > ABOUT_THIS)
}

/** What of what was answered is now said otherwise, with or without a "no": `undefined` when nothing is. */
export const changesIn = (
  said: string,
  given: Answers,
  service: DeclaredService,
  contextOf: ContextOf,
): Taken | undefined => {
  const correction = correctionOf(said, given, service, contextOf)
  if (correction !== undefined) return correction
  if (isQuestion(said) || wordsOf(said).length > ABOUT_THIS) return undefined
  return told(said, foundIn(said, service.questions, service, contextOf), given, service)
}

/** Nothing is said but which one: "the fourth one" is no day besides. */
const isOnlyPicked = (said: string, { kind }: Question, context: AnswerContext): boolean =>
  kind.expects === 'choice' &&
  (readChoice(said, context) !== undefined || placeIn(withoutManners(wordsOf(said)), context) !== undefined)

/** "By text message", said where a name is asked for: it answers the question that offers it. */
const anothers = (
  said: string,
  given: Answers,
  open: Question,
  service: DeclaredService,
  contextOf: ContextOf,
): Taken | undefined => {
  if (open.kind.isLoose !== true) return undefined
  const offers = service.questions.filter((other) => mentionsIn(said, contextOf(other)).length > 0)
  const [first] = offers
    .map((other) => ({ id: other.id, choice: readChoice(said, contextOf(other)) }))
    .filter(({ choice }) => choice !== undefined)
    .toSorted((a, b) => Number(a.id in given) - Number(b.id in given))
  return first && merged(service, given, { [first.id]: first.choice })
}

/**
 * What a message gives to the open question and to others; `undefined` when it is about something else, and for the rest
 * of the conversation to answer. `heard` is all that may have been said, best first, where a recogniser gave more.
 */
export const takeIn = (
  said: string,
  given: Answers,
  open: Question,
  service: DeclaredService,
  contextOf: ContextOf,
  heard: readonly string[] = [said],
): Taken | undefined => {
  if (isAboutSomethingElse(said, open, contextOf)) return undefined
  const correction = correctionOf(said, given, service, contextOf)
  if (correction !== undefined) return correction
  const early = anothers(said, given, open, service, contextOf)
  if (early !== undefined) return early
  const answer = readHeard(open.kind, heard, contextOf(open))
  if (!answer.ok) {
    const other = besides(said, given, open, service, contextOf)
    if (other !== undefined) return other
    return answer.problem === open.kind.problems[0] ? undefined : { problem: answer.problem }
  }
  const others = service.questions.filter(({ id }) => !(id in given) && id !== open.id)
  const more = isOnlyPicked(said, open, contextOf(open))
    ? {}
    : foundIn(said, others, service, contextOf, open)
  return merged(service, given, { ...more, [open.id]: answer.value })
}
