import type { AnswerContext, Choice } from '../answers/kind'
import { isSame } from '../answers/lists'
import { oneOf } from '../answers/oneOf'
import type { Hearing, Listener, Outcome } from '../listening/hearing'
import { lastSaid, replyOf } from '../listening/replies'
import type { Memory } from '../memory'
import type { Said } from '../said'
import { paragraphs } from '../said'
import type { Option, Reply } from '../turn'
import { wordsOf } from '../understanding/keywords'
import type { Apart, EqualityAnswer } from './apart'
import { EQUALITY, type EqualityQuestion, QUESTIONS } from './questions'
import { type EqualityWords, readEqualityWords } from './wordsFor'

/** More words than an answer has: it is about something else, and these questions are left alone. */
const MOST_WORDS = 8

const NOTHING_COUNTED: Apart = { counted: [] }

const optionsOf = (choices: readonly Choice[]): readonly Option[] =>
  choices.map(({ label }) => ({ label, says: label }))

const choicesFor = ({ choices }: EqualityWords, question: EqualityQuestion): readonly Choice[] =>
  choices.get(question) ?? []

const asked = (words: EqualityWords, question: EqualityQuestion, before?: Said): Reply => {
  const choices = choicesFor(words, question)
  const { text, speech } = words.question(question, {})
  const heard = words.say('heard', { choices: choices.map(({ label }) => label).join('; ') })
  const said = { text, speech: `${speech} ${heard.speech}` }
  const whole = before === undefined ? said : paragraphs([before, said])
  return { ...replyOf(whole, { options: optionsOf(choices) }), expects: 'choice' }
}

/** What the next turn finds: how many are answered, and what was said last, by which it knows that one is still open. */
const turnOf = (reply: Reply, at: number, { memory }: Hearing, apart?: Apart): Outcome => ({
  replies: [reply],
  memory: { ...memory, misses: 0, offered: undefined, equality: { at }, last: lastSaid([reply]) },
  ...(apart === undefined ? {} : { apart }),
})

/** The question that was put last; `undefined` once anything else was said since. */
const openIn = (words: EqualityWords, { memory }: Hearing): EqualityQuestion | undefined => {
  const question = memory.equality && QUESTIONS[memory.equality.at]
  const last = memory.last.at(-1)?.text ?? ''
  return question && last.endsWith(words.question(question, {}).text) ? question : undefined
}

const contextOf = ({ now, holidays }: Hearing['here'], choices: readonly Choice[]): AnswerContext => ({
  now,
  holidays,
  choices,
  containers: [],
  districts: [],
  planningReferences: [],
})

const saysOneOf = (said: string, phrases: readonly (readonly string[])[]): boolean =>
  phrases.some((phrase) => isSame(wordsOf(said), phrase))

const afterAnswer = (
  words: EqualityWords,
  at: number,
  counted: EqualityAnswer,
  hearing: Hearing,
): Outcome => {
  const next = QUESTIONS[at + 1]
  const reply = next === undefined ? replyOf(words.say('done')) : asked(words, next)
  return turnOf(reply, at + 1, hearing, { counted: [counted] })
}

/** The answer to the question that is open; `undefined` when it is about something else. */
const answered = (words: EqualityWords, open: EqualityQuestion, hearing: Hearing): Outcome | undefined => {
  const { said, here } = hearing
  const at = QUESTIONS.indexOf(open)
  if (saysOneOf(said, words.stops)) return turnOf(replyOf(words.say('stopped')), QUESTIONS.length, hearing)
  const [first, ...others] = EQUALITY[open]
  const read = oneOf(first, ...others).read(said, contextOf(here, choicesFor(words, open)))
  if (read.ok) return afterAnswer(words, at, { question: open, answer: read.value }, hearing)
  const isAnswerLike =
    wordsOf(said).length <= MOST_WORDS && hearing.desk.commands.commandIn(said) === undefined
  return isAnswerLike
    ? turnOf(asked(words, open, words.say('again')), at, hearing, NOTHING_COUNTED)
    : undefined
}

/** A yes or a no to the offer, or its button. */
const offerAnswer = (words: EqualityWords, { said, memory, desk }: Hearing): 'yes' | 'no' | undefined => {
  if (memory.last.at(-1)?.text !== words.say('offer').text) return undefined
  return saysOneOf(said, words.starts) ? 'yes' : desk.commands.yesOrNoIn(said)
}

const begun = (words: EqualityWords, hearing: Hearing): Outcome | undefined => {
  const [first] = QUESTIONS
  const wish = offerAnswer(words, hearing)
  if (wish === undefined || first === undefined) return undefined
  return wish === 'no'
    ? turnOf(replyOf(words.say('stopped')), QUESTIONS.length, hearing)
    : turnOf(asked(words, first, words.say('intro')), 0, hearing)
}

/** Asked once in a conversation, of nobody in distress, and not while something else is left to finish. */
const mayOffer = ({ distress, equality, aside, service }: Memory): boolean =>
  !distress && equality === undefined && aside === undefined && service === undefined

/** The equality questions: optional, after a complaint, for whoever is willing. */
export interface EqualityQuestions {
  listener: Listener
  /** The same listener, with the offer behind what it says once a complaint is sent. */
  offeringAfter(listener: Listener): Listener
}

export const createEqualityQuestions = (words: EqualityWords = readEqualityWords()): EqualityQuestions => {
  const begin = words.say('begin').text
  const offer = (options: readonly Option[] = []): Reply =>
    replyOf(words.say('offer'), { options: [{ label: begin, says: begin }, ...options] })
  return {
    listener: (hearing) => {
      const open = openIn(words, hearing)
      if (open !== undefined) return answered(words, open, hearing)
      return mayOffer(hearing.memory) ? begun(words, hearing) : undefined
    },
    offeringAfter: (listener) => async (hearing) => {
      const outcome = await listener(hearing)
      if (outcome?.afterwards !== 'equality' || !mayOffer(outcome.memory)) return outcome
      // Only what stands last can be picked.
      const [last, ...others] = [...outcome.replies].reverse()
      const { options, ...rest } = last ?? offer()
      const replies = [...others.reverse(), rest, offer(options)]
      return { replies, memory: { ...outcome.memory, last: lastSaid(replies) } }
    },
  }
}
