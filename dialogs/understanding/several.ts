import { clausesOf } from './clauses'
import type { Guess, Intent, Recogniser, Recognition } from './intents'
import { serviceOf } from './intents'

/** A part of a message, and what was made of it. */
export interface Part {
  part: string
  recognition: Recognition
}

/**
 * How sure a part must be of its own to count as a wish of its own. On enquiries held aside, joined two by two, seven in
 * ten pairs are taken apart so; of single ones, three in a hundred are cut that should not be.
 */
const SURE = 0.85
/** Less says too little alone. */
const FEWEST_WORDS = 3
/** More clauses than this are a story: it is read as one, which also keeps the time in bounds. */
const MOST_CLAUSES = 12

const topOf = ({ guesses }: Recognition) => guesses[0] ?? { intent: 'not_council' as const, confidence: 0 }

const isSmallTalk = (intent: Intent): boolean => intent.startsWith('smalltalk.')

/** What somebody says who wants something. */
const WISH = /\b(need|want|how|where|when|who|can|could|apply|renew|get|book|pay|order|change|report)\b|\?/i

/** `not_council` next to something else is a remark ("I was watching the football"), not a wish. */
const isRemark = (intent: Intent): boolean => isSmallTalk(intent) || intent === 'not_council'

/** Unless it says that it is one: "… and I also need to renew my passport". */
const isRemarkPart = ({ part, recognition }: Part): boolean => {
  const { intent } = topOf(recognition)
  return isSmallTalk(intent) || (intent === 'not_council' && !WISH.test(part))
}

/** "How do I complain?" wavers between two labels of one service, and is surely about that service. */
const surenessOf = ({ guesses }: Recognition): number => {
  const service = serviceOf(guesses[0]?.intent ?? 'not_council')
  return guesses
    .filter(({ intent }) => serviceOf(intent) === service)
    .reduce((sum, guess) => sum + guess.confidence, 0)
}

const standsAlone = ({ part, recognition }: Part): boolean =>
  part.split(/\s+/).length >= FEWEST_WORDS && surenessOf(recognition) >= SURE

const sameWish = (a: Part, b: Part): boolean => topOf(a.recognition).intent === topOf(b.recognition).intent

/** Joins neighbours that want the same, or of which one says too little alone. */
const joinedNeighbours = (clauses: readonly string[], recognise: (part: string) => Recognition): Part[] => {
  const parts: Part[] = []
  for (const clause of clauses) {
    const next = { part: clause, recognition: recognise(clause) }
    const before = parts.at(-1)
    if (before !== undefined && (sameWish(before, next) || !standsAlone(next) || !standsAlone(before))) {
      const part = `${before.part}, ${clause}`
      parts.splice(-1, 1, { part, recognition: recognise(part) })
    } else parts.push(next)
  }
  return parts
}

/**
 * The wishes of a message, in the order they were said: one for most messages. A greeting or a remark beside a wish is
 * left out; parts that don't clearly want different things are given back as the whole message.
 */
export const intentsIn = (recogniser: Recogniser, text: string): readonly Part[] => {
  const recognise = (part: string) => recogniser.recognise([{ text: part }])
  const whole = [{ part: text, recognition: recognise(text) }]
  const clauses = clausesOf(text)
  if (clauses.length < 2 || clauses.length > MOST_CLAUSES) return whole
  const wishes = joinedNeighbours(clauses, recognise).filter((part) => !isRemarkPart(part))
  const intents = new Set(wishes.map(({ recognition }) => topOf(recognition).intent))
  return intents.size > 1 && wishes.every(standsAlone) ? wishes : whole
}

/** How likely a second reading must be to be told with the first. */
const SECOND = 0.2

/** How something is said, whatever it is about: a complaint, a chase, danger, the wish for a person. */
const MANNERS = ['complaints.', 'case.', 'standards.', 'advisor.', 'safety.', 'hours.']

const isManner = (intent: Intent): boolean => MANNERS.some((kind) => intent.startsWith(kind))

/** A subject must be this likely, and this much of all subjects, to be told beside a manner that outweighs it. */
const HEARD = 0.02
const CLEAREST = 0.5

const isSubject = (intent: Intent): boolean =>
  !isManner(intent) && !isSmallTalk(intent) && intent !== 'not_council'

const likeliestSubject = (guesses: readonly Guess[]): Intent[] => {
  const subjects = guesses.filter(({ intent }) => isSubject(intent))
  const all = subjects.reduce((sum, { confidence }) => sum + confidence, 0)
  const best = subjects[0]
  if (best === undefined || best.confidence < HEARD) return []
  return best.confidence >= all * CLEAREST ? [best.intent] : []
}

/** The likeliest reading of each subject that a word of the message names. */
const namedSubjects = (guesses: readonly Guess[], named: ReadonlySet<string>): Intent[] =>
  [...named].flatMap((service) => {
    const found = guesses.find(({ intent }) => isSubject(intent) && serviceOf(intent) === service)
    return found === undefined ? [] : [found.intent]
  })

/**
 * Further labels that one wish carries: a complaint about missed bins is also about missed bins. `named` are the subjects
 * that words of the message name by themselves.
 */
export const alsoIn = ({ guesses }: Recognition, named: ReadonlySet<string>): Intent[] => {
  const [first, ...others] = guesses
  if (first === undefined) return []
  const likely = others
    .slice(0, 2)
    .filter(({ intent, confidence }) => confidence >= SECOND && !isRemark(intent))
    .map(({ intent }) => intent)
  const subjects = isManner(first.intent)
    ? [...likeliestSubject(others), ...namedSubjects(others, named)]
    : []
  return [...new Set([...likely, ...subjects])]
}
