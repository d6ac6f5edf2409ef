/** A service as it is declared: what it asks and looks up, in order, and how it ends. See `service.ts` for how to write one. */
import type { Pack, Standard, Within } from '../knowledge/schema'
import type { AnswerKind, Choice } from './answers/kind'
import type { Here } from './information/about'
import type { CaseMark, Ports } from './ports'
import type { Said } from './said'
import type { Line } from './turn'
import type { Intent } from './understanding/intents'

/** What a resident has answered, by question, and what was looked up. What isn't answered is not there. */
export type Answers = Readonly<Record<string, unknown>>

/** What a look-up may ask: the ports of this turn, and what is known of the council and the day. */
export interface World {
  ports: Ports
  here: Here
  /** What is remembered: whether danger was spoken of, or may have been. Left out: nothing. */
  memory?: { distress: boolean; warned?: 'open' | 'denied' | undefined }
  /** What the telephone tells, where it is one. */
  turn?: { line?: Line | undefined }
}

/** One question of a service. Its id is stored with the answer, so it is never given another meaning. */
export interface Question {
  id: string
  kind: AnswerKind<unknown>
  /** Asked only with everything answered that stands above it and applies. */
  applies(soFar: Answers): boolean
  /** What may be chosen where that was looked up; an answer that is no longer among it is asked for again. */
  from?(soFar: Answers): readonly Choice[]
  /** What the service names to pick from that isn't there now. */
  without?(soFar: Answers): readonly string[]
  /** The answer where there is nothing to ask: the only one of what was looked up. */
  only?(soFar: Answers): unknown
}

/**
 * Something looked up with the answers above it; never stored, so it is as it is now however old the answers are. What can be
 * said (`Said`) fills lines under its id.
 */
export interface LookUp {
  id: string
  look(soFar: Answers, world: World): Promise<unknown>
}

/** Why the answer to a question won't do, now that it was looked up: a line of `problems`. */
export interface Refusal {
  question: string
  why(soFar: Answers): string | undefined
}

/** What a service does, from the top. */
export type Step =
  | { do: 'ask'; question: Question }
  | { do: 'find'; lookUp: LookUp }
  | { do: 'refuse'; refusal: Refusal }

/** The case that a service opens: a line that says what it is about, and the questions that were answered with the rest. */
export interface Opens<Line extends string, Asked extends string> {
  what: Line
  /** What fills that line beside the answers. */
  with?: Readonly<Record<string, Said | string>>
  where?: Asked
  postcode?: Asked
  name?: Asked
  phone?: Asked
  email?: Asked
  /** What the council promises for such a thing, or a time of the service's own. */
  promise?: Pick<Standard, 'about' | 'stage'> | Within | undefined
  /** See `CaseDraft`. */
  uprn?: string | undefined
  subject?: string | undefined
  facts?: Readonly<Record<string, unknown>>
  marks?: readonly CaseMark[]
}

/** One line of an ending, with what fills its own placeholders. */
export type EndingLine<Line extends string> =
  | Line
  | { line: Line; with: Readonly<Record<string, Said | string>> }

/**
 * How a service ends: lines of its words, one after the other, and then an approved article. With a case, the answers are
 * read back first, and its reference comes before the lines, by when, and how to track it.
 */
export interface Ending<Line extends string, Asked extends string = string> {
  say: readonly EndingLine<Line>[]
  article?: string | undefined
  opens?: Opens<Line, Asked>
  /** Lines that are shown to be picked; what one says is its text. */
  options?: readonly Line[]
  /** Answers that are dropped, and known to no other service either. */
  forgets?: readonly Asked[]
  /** Once the case is opened, the equality questions are offered. */
  afterwards?: 'equality'
}

/** A service as the rest of the dialogs sees it. */
export interface DeclaredService {
  name: string
  /** What its answers are about. It begins with a message that wants this, unless its phrases say what begins it. */
  about: Intent
  /** A question that, once answered by the very first message, makes the service needless: an article says it all. */
  unlessNamed?: string
  /** A question in the resident's own words that the first message answers, where it tells enough. */
  takesFirst?: string
  /** It begins at a question too ("when is my bin collected?"), which else the article answers. */
  answersQuestions: boolean
  /** A statement begins it even where a narrower article answers that: its questions lead to what the article says. */
  beforeArticles: boolean
  /** It begins, too, with a message that wants this and answers that question. */
  alsoFor?: { intent: Intent; telling: string }
  /** It opens no case: nothing is read back to be sent. */
  answersOnly: boolean
  /** It asks for one of our addresses, so nothing can be done where none were imported. */
  needsAddresses: boolean
  /** It looks into the planning register, so nothing can be done where none was imported. */
  needsRegister: boolean
  /** The councils that have it. */
  isAt(pack: Pack): boolean
  steps: readonly Step[]
  questions: readonly Question[]
  /** Every line that an ending may say, and what else than answers fills it. */
  lines: Readonly<Record<string, readonly string[]>>
  /** Every line of a refusal. */
  problems: readonly string[]
  /** With every answer that applies, and all that was looked up. */
  end(answers: Answers, here: Here): Ending<string>
}
