import type { z } from 'zod'
import type { BankHolidays } from '../../knowledge/calendar/bankHolidays'
import type { LocalTime } from '../../knowledge/calendar/day'
import type { Container, PlanningReference } from '../../knowledge/schema'
import type { Said } from '../said'
import type { Expectation } from '../turn'
import type { Problem } from './problems'

/** One thing to choose, in the words of its service: its id, its label, and what else residents call it. */
export interface Choice {
  id: string
  label: string
  also: readonly string[]
}

/** What an answer is read with. */
export interface AnswerContext {
  now: LocalTime
  holidays: BankHolidays
  /** Of a `oneOf`, or what the kind `offers`, in the order they are offered; empty for any other kind. */
  choices: readonly Choice[]
  /** The council's bins; empty where nothing is known of them. */
  containers: readonly Container[]
  /** First halves of postcodes in the council's area: `EX1`. */
  districts: readonly string[]
  /** How the council writes references of planning applications; empty where it is not known. */
  planningReferences: readonly PlanningReference[]
}

/** What the sound of an answer depends on. */
export type HintContext = Pick<AnswerContext, 'choices' | 'districts'>

export type Read<Value> = { ok: true; value: Value } | { ok: false; problem: Problem }

/** A kind of answer: a postcode, a day, one of several. It belongs to every service. */
export interface AnswerKind<Value> {
  /** How a value looks when it is stored: JSON, and read back with this. */
  stored: z.ZodType<Value>
  /** Why something isn't such an answer. The first: it doesn't look like one at all, so it may be something else. */
  problems: readonly [Problem, ...Problem[]]
  /** Almost anything may be one, as a name: what another question offers word for word answers that instead. */
  isLoose?: true
  expects: Expectation
  /** It may well be put as a question, which is then the answer and not to be answered. */
  mayBeQuestion?: boolean
  /** Ids of what may be chosen; empty unless it is a `oneOf`. */
  choices: readonly string[]
  /** How many keys of a telephone give one; left out: it can't be keyed. */
  digits?: { min: number; max: number }
  /** What may be chosen where that is the council's and not the service's: its bins. */
  offers?(containers: readonly Container[]): readonly Choice[]
  /** A value as it is said back; left out: as it is stored. */
  inWords?(value: Value): Said | string
  /** Words and short phrases it may be said in, likeliest first, for speech recognisers; left out: what `expects` tells. */
  hints?(context: HintContext): readonly string[]
  /** What was said in answer to the question. */
  read(said: string, context: AnswerContext): Read<Value>
  /** Such a value mentioned in passing, in a message about something else too. */
  find(said: string, context: AnswerContext): Value | undefined
}

export const read = <Value>(value: Value): Read<Value> => ({ ok: true, value })
export const unread = <Value>(problem: Problem): Read<Value> => ({ ok: false, problem })
