/** What the forms of a conversation send, read and checked; throws `FormFault` for what is missing. */
import { z } from 'zod'
import { PRESENCES, type Presence } from '../advisors/advisor'
import {
  AVOIDABLE_CAUSES,
  type Handoff,
  OUTCOMES,
  PRIORITIES,
  type Priority,
  type ReturnPoint,
  type WrapUp,
} from '../handoff/handoff'
import type { TransferTo } from '../handoff/handoffs'
import { FormFault } from './refusal'

export type Form = Readonly<Record<string, string>>

/** As long as a resident's message may be. */
export const MOST_CHARACTERS = 2_000

const written = (form: Form, field: string): string => (form[field] ?? '').trim()

/** A text of the form; throws the line `missing` when there is none. */
export const textIn = (form: Form, field: string, missing: string): string => {
  const text = written(form, field)
  if (text === '') throw new FormFault(missing)
  if (text.length <= MOST_CHARACTERS) return text
  const said = (count: number) => count.toLocaleString('en-GB')
  throw new FormFault('tooLong', { limit: said(MOST_CHARACTERS), length: said(text.length) })
}

const pick = <T extends string>(among: readonly T[], form: Form, field: string, missing: string): T => {
  const { data } = z.enum(among).safeParse(form[field])
  if (data === undefined) throw new FormFault(missing)
  return data
}

export const presenceIn = (form: Form): Presence => pick(PRESENCES, form, 'presence', 'choosePresence')

export const priorityIn = (form: Form): Priority => pick(PRIORITIES, form, 'priority', 'choosePriority')

/** `team:benefits`, `advisor:4f…`. */
export const transferIn = (form: Form): TransferTo => {
  const [kind, ...rest] = written(form, 'to').split(':')
  const id = rest.join(':')
  if (id === '') throw new FormFault('chooseWhom')
  if (kind === 'team') return { team: id }
  if (kind === 'advisor') return { advisor: id }
  throw new FormFault('chooseWhom')
}

const POINTS = ['whereItWas', 'start', 'service'] as const

/** Where the assistant goes on; a service must be one of the council's. */
export const returnIn = (form: Form, services: readonly { name: string }[]): ReturnPoint => {
  const to = pick(POINTS, form, 'point', 'choosePoint')
  if (to !== 'service') return { to }
  const service = services.find(({ name }) => name === form.service)?.name
  if (service === undefined) throw new FormFault('chooseService')
  return { to, service }
}

const avoidableIn = (form: Form): Pick<WrapUp, 'avoidable'> => {
  const chosen = pick([...AVOIDABLE_CAUSES, 'no'], form, 'avoidable', 'chooseAvoidable')
  return chosen === 'no' ? {} : { avoidable: chosen }
}

export const wrapUpIn = (form: Form): WrapUp => {
  const outcome = pick(OUTCOMES, form, 'outcome', 'chooseOutcome')
  const avoidable = avoidableIn(form)
  const firstContact = pick(['yes', 'no'], form, 'firstContact', 'chooseFirst') === 'yes'
  const note = written(form, 'note') === '' ? {} : { note: textIn(form, 'note', 'empty') }
  return { outcome, ...avoidable, firstContact, ...note }
}

/** Whether somebody has it who is not this advisor. */
export const isOthers = ({ advisor, state }: Handoff, me: { id: string }): boolean =>
  advisor !== undefined && advisor !== me.id && (state === 'active' || state === 'waiting')
