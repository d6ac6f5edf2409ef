import type { Standard, Within } from '../knowledge/schema'
import type { AnswerKind } from './answers/kind'
import type { Intent } from './understanding/intents'

/** What a resident has answered, by question. Questions not yet answered are not there. */
export type Answers = Readonly<Record<string, unknown>>

/** One question of a service. Its id is stored with the answer, so it is never given another meaning. */
export interface Question {
  id: string
  kind: AnswerKind<unknown>
  /** Asked only with everything answered that stands above it and applies. */
  applies(soFar: Answers): boolean
}

/** The case that a service opens: a line that says what it is about, and the questions that were answered with the rest. */
export interface Opens<Line extends string, Asked extends string> {
  what: Line
  where?: Asked
  postcode?: Asked
  name?: Asked
  phone?: Asked
  email?: Asked
  /** What the council promises for such a thing, or a time of the service's own. */
  promise?: Pick<Standard, 'about' | 'stage'> | Within
}

/**
 * How a service ends: lines of its words, one after the other, and then an approved article. With a case, its reference
 * comes first, by when, and how to track it.
 */
export interface Ending<Line extends string, Asked extends string = string> {
  say: readonly Line[]
  article?: string
  opens?: Opens<Line, Asked>
}

/** A service as the rest of the dialogs sees it. */
export interface DeclaredService {
  name: string
  /** What its answers are about. It begins with a message that wants this, unless its phrases say what begins it. */
  about: Intent
  /** A question that, once answered by the very first message, makes the service needless: an article says it all. */
  unlessNamed?: string
  questions: readonly Question[]
  /** Every line that an ending may say. */
  lines: readonly string[]
  end(answers: Answers): Ending<string>
}

/** Words that are sections of every words file, so no question can have them for an id. */
type Taken = 'service' | 'questions' | 'endings' | 'council' | 'howToContact'

/** An id that no question above has. */
type Fresh<Above extends Answers, Id extends string> = Id extends keyof Above | Taken ? never : Id

type And<Above extends Answers, Id extends string, Value> = Above & { readonly [Key in Id]: Value }
type AndMaybe<Above extends Answers, Id extends string, Value> = Above & {
  readonly [Key in Id]?: Value
}

/** Nothing asked yet. */
type Nothing = Readonly<Record<never, unknown>>

/**
 * A service as it is declared, question by question; a condition sees only the answers above it.
 * `Service.named('missed-bin').about('bins.missed').ask('bin', oneOf('refuse', 'food')).ends([…], …)`
 */
export class Service<Above extends Answers = Nothing> {
  private constructor(private readonly declared: Omit<DeclaredService, 'lines' | 'end'>) {}

  /** `name` is the name of its folder. */
  static named(name: string): { about(intent: Intent): Service } {
    return { about: (intent) => new Service({ name, about: intent, questions: [] }) }
  }

  ask<const Id extends string, Value>(
    id: Fresh<Above, Id>,
    kind: AnswerKind<Value>,
  ): Service<And<Above, Id, Value>> {
    return this.with<And<Above, Id, Value>>({ id, kind, applies: () => true })
  }

  /** Asked only where the answers above say so. */
  askIf<const Id extends string, Value>(
    id: Fresh<Above, Id>,
    kind: AnswerKind<Value>,
    applies: (soFar: Above) => boolean,
  ): Service<AndMaybe<Above, Id, Value>> {
    // Whoever asks has every answer above that applies, each read by its own kind: `nextStep`.
    return this.with<AndMaybe<Above, Id, Value>>({ id, kind, applies: (soFar) => applies(soFar as Above) })
  }

  /** It isn't begun by a message that already answers this question: that message has an answer of its own. */
  unlessNamed(id: keyof Above & string): Service<Above> {
    return new Service({ ...this.declared, unlessNamed: id })
  }

  /** What is said when nothing is left to ask. */
  ends<const Line extends string>(
    lines: readonly Line[],
    end: (answers: Above) => Ending<NoInfer<Line>, keyof Above & string>,
  ): DeclaredService {
    return { ...this.declared, lines, end: (answers) => end(answers as Above) }
  }

  private with<Now extends Answers>(question: Question): Service<Now> {
    return new Service<Now>({ ...this.declared, questions: [...this.declared.questions, question] })
  }
}
