import type { Pack } from '../knowledge/schema'
import { email } from './answers/email'
import { homeAt, houseOf } from './answers/home'
import type { AnswerKind, Choice } from './answers/kind'
import { name } from './answers/name'
import { oneFound } from './answers/oneFound'
import { oneOf } from './answers/oneOf'
import { phone } from './answers/phone'
import { postcode } from './answers/postcode'
import { reachBy } from './answers/reachBy'
import type { Answers, DeclaredService, Ending, Question, Refusal, Step, World } from './declared'
import type { Here } from './information/about'
import type { Telling } from './ports'
import { homesLike, isLong, type PlaceFound, placeAt, theOnlyHome } from './services/homes'
import type { Intent } from './understanding/intents'

export type * from './declared'

/** Words that are sections of every words file, so no question can have them for an id. */
type Taken =
  | 'service'
  | 'questions'
  | 'labels'
  | 'problems'
  | 'endings'
  | 'council'
  | 'howToContact'
  | 'starts'

/** An id that no question above has. */
type Fresh<Above extends Answers, Id extends string> = Id extends keyof Above | Taken ? never : Id

type And<Above extends Answers, Id extends string, Value> = Above & { readonly [Key in Id]: Value }
type AndMaybe<Above extends Answers, Id extends string, Value> = Above & {
  readonly [Key in Id]?: Value
}

/** Nothing asked yet. */
type Nothing = Readonly<Record<never, unknown>>

/** What is known of a home, or that it isn't on our list: `place` is what was found at the postcode. */
export interface AtHome {
  readonly postcode: string
  readonly house?: string
  /** A UPRN, or `notListed`. */
  readonly home: string
  readonly place: PlaceFound
}

/** Who it is, and how they want to be told how it goes. */
export interface WithContact {
  readonly name?: string
  readonly updates?: 'text' | 'email' | 'neither'
  readonly reach?: 'phone' | 'email'
  readonly phone?: string
  readonly email?: string
}

/** What is asked of a resident's own. */
interface Contacting {
  reach?: boolean
  named?: boolean
}

type Declaring = Omit<DeclaredService, 'lines' | 'end' | 'questions'>

/**
 * A service as it is declared, step by step; a condition sees only what stands above it.
 * `Service.named('missed-bin').about('bins.missed').atHome().ask('bin', oneOf('refuse', 'food')).ends([…], …)`
 */
export class Service<Above extends Answers = Nothing> {
  private constructor(private readonly declared: Declaring) {}

  /** `name` is the name of its folder. */
  static named(name: string): { about(intent: Intent): Service } {
    return {
      about: (intent) =>
        new Service({
          name,
          about: intent,
          answersQuestions: false,
          beforeArticles: false,
          answersOnly: false,
          needsAddresses: false,
          needsRegister: false,
          isAt: () => true,
          steps: [],
          problems: [],
        }),
    }
  }

  /** The councils that have it; elsewhere an article says who does. */
  where(isAt: (pack: Pack) => boolean): Service<Above> {
    return new Service({ ...this.declared, isAt })
  }

  /** It opens no case. */
  answersOnly(): Service<Above> {
    return new Service({ ...this.declared, answersOnly: true })
  }

  /** It looks into the planning register: where none was imported, an article answers. */
  needsRegister(): Service<Above> {
    return new Service({ ...this.declared, needsRegister: true })
  }

  /** A question about it begins it too. */
  answersQuestions(): Service<Above> {
    return new Service({ ...this.declared, answersQuestions: true })
  }

  /** What somebody tells begins it, also where an article speaks of just that. */
  beforeArticles(): Service<Above> {
    return new Service({ ...this.declared, beforeArticles: true })
  }

  ask<const Id extends string, Value>(
    id: Fresh<Above, Id>,
    kind: AnswerKind<Value>,
  ): Service<And<Above, Id, Value>> {
    return this.asking<And<Above, Id, Value>>({ id, kind, applies: () => true })
  }

  /** Asked only where the answers above say so. */
  askIf<const Id extends string, Value>(
    id: Fresh<Above, Id>,
    kind: AnswerKind<Value>,
    applies: (soFar: Above) => boolean,
  ): Service<AndMaybe<Above, Id, Value>> {
    // Whoever asks has every answer above that applies, each read by its own kind: `walk`.
    return this.asking<AndMaybe<Above, Id, Value>>({ id, kind, applies: (soFar) => applies(soFar as Above) })
  }

  /**
   * One of what was looked up; the only one is taken without asking, unless the kind has an answer for none of them.
   * Nothing is asked where nothing was found.
   */
  askFrom<const Id extends string>(
    id: Fresh<Above, Id>,
    from: (soFar: Above) => readonly Choice[],
    kind: AnswerKind<string> = oneFound,
  ): Service<AndMaybe<Above, Id, string>> {
    const choices = (soFar: Answers) => from(soFar as Above)
    return this.asking<AndMaybe<Above, Id, string>>({
      id,
      kind,
      applies: (soFar) => choices(soFar).length > 0,
      from: choices,
      only: (soFar) =>
        kind.choices.length === 0 && choices(soFar).length === 1 ? choices(soFar)[0]?.id : undefined,
    })
  }

  /** Looks something up with the answers so far. */
  find<const Id extends string, Value>(
    id: Fresh<Above, Id>,
    look: (soFar: Above, world: World) => Promise<Value>,
  ): Service<And<Above, Id, Value>> {
    return this.with<And<Above, Id, Value>>({
      do: 'find',
      lookUp: { id, look: (soFar, world) => look(soFar as Above, world) },
    })
  }

  /** An answer that won't do is dropped and asked for again, with why: a line of the words' `problems`. */
  refuse<const Line extends string>(
    question: keyof Above & string,
    why: (soFar: Above) => Line | undefined,
    ...lines: readonly NoInfer<Line>[]
  ): Service<Above> {
    const { problems } = this.declared
    const step: Step = { do: 'refuse', refusal: { question, why: (soFar) => why(soFar as Above) } }
    return new Service<Above>({ ...this.declared, problems: [...problems, ...lines] }).with<Above>(step)
  }

  /** Which home: a postcode, and one of the addresses there. `home` is its UPRN, or `notListed`. */
  atHome(): Service<Above & AtHome> {
    return new Service<Above>({ ...this.declared, needsAddresses: true })
      .asking({ id: 'postcode', kind: postcode, applies: () => true })
      .with({ do: 'find', lookUp: { id: 'place', look: placeAt } })
      .refusing('postcode', ({ place }) => (hasNone(place) ? 'noAddressHere' : undefined))
      .asking({ id: 'house', kind: houseOf, applies: ({ place }) => isLong(place as PlaceFound) })
      .refusing('house', (soFar) => (homesLike(soFar).length === 0 ? 'noSuchHouse' : undefined))
      .asking<Above & AtHome>({
        id: 'home',
        kind: homeAt,
        applies: () => true,
        from: homesLike,
        only: theOnlyHome,
      })
  }

  /**
   * Who it is, and whether to text or email them how it goes; with `reach`, how we can reach them. Not `named`: nobody's name
   * is needed for what is reported.
   */
  contact(how: Contacting = {}): Service<Above & WithContact> {
    return this.askingContact<Above & WithContact>(() => true, how)
  }

  /** The same, only where the answers above say so. */
  contactIf(applies: (soFar: Above) => boolean, how: Contacting = {}): Service<Above & Partial<WithContact>> {
    return this.askingContact<Above & Partial<WithContact>>((soFar) => applies(soFar as Above), how)
  }

  /** It isn't begun by a message that already answers this question: that message has an answer of its own. */
  unlessNamed(id: keyof Above & string): Service<Above> {
    return new Service({ ...this.declared, unlessNamed: id })
  }

  /** It begins, too, with a message that wants something near to it and already answers this question. */
  alsoFor(intent: Intent, telling: keyof Above & string): Service<Above> {
    return new Service({ ...this.declared, alsoFor: { intent, telling } })
  }

  /** A first message of some length is the answer to this question. */
  takesFirst(id: keyof Above & string): Service<Above> {
    return new Service({ ...this.declared, takesFirst: id })
  }

  /** What is said when nothing is left to ask. Lines that other things than answers fill name those things. */
  ends<const Line extends string>(
    lines: readonly Line[] | Readonly<Record<Line, readonly string[]>>,
    end: (answers: Above, here: Here) => Ending<NoInfer<Line>, keyof Above & string>,
  ): DeclaredService {
    const filled: Readonly<Record<string, readonly string[]>> = Array.isArray(lines)
      ? Object.fromEntries(lines.map((line) => [line, []]))
      : (lines as Readonly<Record<Line, readonly string[]>>)
    return {
      ...this.declared,
      questions: this.declared.steps.flatMap((step) => (step.do === 'ask' ? [step.question] : [])),
      lines: filled,
      end: (answers, here) => end(answers as Above, here),
    }
  }

  private askingContact<Now extends Answers>(
    applies: Question['applies'],
    { reach = false, named = true }: Contacting,
  ): Service<Now> {
    const how = reach ? 'reach' : 'updates'
    const kind = reach ? reachBy : oneOf('text', 'email', 'neither')
    const by = (soFar: Answers) => (applies(soFar) ? soFar[how] : undefined)
    return this.asking({ id: 'name', kind: name, applies: (soFar) => named && applies(soFar) })
      .with({ do: 'find', lookUp: { id: 'tells', look: async (_, world) => tellsNow(world) } })
      .asking({
        id: how,
        kind,
        applies: (soFar) => applies(soFar) && (reach || tellsIn(soFar).length > 0),
        without: (soFar) => (reach ? [] : WAYS.filter((way) => !tellsIn(soFar).includes(way))),
      })
      .asking({ id: 'phone', kind: phone, applies: (soFar) => ['phone', 'text'].includes(String(by(soFar))) })
      .refusing('phone', (soFar) => (isNoMobile(soFar) ? 'notMobile' : undefined))
      .asking<Now>({ id: 'email', kind: email, applies: (soFar) => by(soFar) === 'email' })
  }

  private asking<Now extends Answers = Above>(question: Question): Service<Now> {
    return this.with<Now>({ do: 'ask', question })
  }

  private refusing(question: string, why: Refusal['why']): Service<Above> {
    return this.with<Above>({ do: 'refuse', refusal: { question, why } })
  }

  private with<Now extends Answers = Above>(step: Step): Service<Now> {
    return new Service<Now>({ ...this.declared, steps: [...this.declared.steps, step] })
  }
}

const hasNone = (place: unknown): boolean => (place as PlaceFound).addresses.length === 0

/** After danger nobody is texted how it goes: somebody else may read it. Whoever asks to be rung is asked whether that is safe. */
const tellsNow = ({ ports, memory }: World): readonly Telling[] =>
  memory?.distress === true ? ports.tells.filter((way) => way !== 'text') : ports.tells

const WAYS: readonly Telling[] = ['text', 'email']

/** How this council can tell residents anything; before that was looked up, in any way. */
const tellsIn = ({ tells }: Answers): readonly Telling[] =>
  Array.isArray(tells) ? WAYS.filter((way) => tells.includes(way)) : WAYS

/** A text message goes to a mobile: Ofcom's numbering plan has them begin with 07. */
const isNoMobile = ({ updates, phone: given }: Answers): boolean =>
  updates === 'text' && typeof given === 'string' && !given.startsWith('07')
