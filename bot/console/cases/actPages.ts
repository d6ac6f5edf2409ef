/** The pages of something to do with a case: its form, what the resident will read, and what others did meanwhile. */
import { createHash } from 'node:crypto'
import { writtenReference } from '../../../dialogs/caseReference'
import type { CaseEvent } from '../../../dialogs/ports'
import { stateOf } from '../../cases/case'
import type { CaseSeen } from '../../storage/caseActStore'
import type { Answer } from '../../web/answer'
import type { Acting, CaseActKind, Form, FormFaults } from './act'
import { inLine } from './acts'
import { asRead } from './asRead'
import type { OpenedCase } from './finding'
import { MOVING } from './moving'
import { hereAt } from './parts'
import { lineFor, stateSaid } from './shown'
import { happenedSince } from './timeline'

/** What goes with every form and is no part of what it says. */
const ASIDE = ['key', 'seen', 'checked', 'back']
const KEY_BYTES = 16

const seenText = ({ events, acts }: CaseSeen): string => `${events}.${acts}`

export const seenIn = ({ seen = '' }: Form): CaseSeen => {
  const [events = 0, acts = 0] = /^\d+\.\d+$/.test(seen) ? seen.split('.').map(Number) : []
  return { events, acts }
}

const said = (form: Form): Form =>
  Object.fromEntries(Object.entries(form).filter(([name]) => !ASIDE.includes(name)))

export const fingerprintOf = (act: string, form: Form): string =>
  createHash('sha256')
    .update(JSON.stringify([act, Object.entries(said(form)).toSorted(([a], [b]) => (a < b ? -1 : 1))]))
    .digest('base64url')

/** What is kept of a form from one page to the next. */
interface Asked {
  key: string
  seen: string
}

export const asNew = ({ parts, opened }: Acting): Asked => ({
  key: parts.chance.bytes(KEY_BYTES).toString('base64url'),
  seen: seenText(opened.seen),
})

export const asBefore = (acting: Acting): Asked => {
  const { key = '', seen } = acting.form
  return key === '' || seen === undefined ? asNew(acting) : { key, seen }
}

const head = ({ parts, opened: { one } }: Acting, act: CaseActKind) => ({
  title: parts.say(lineFor('do', inLine(act.name))),
  reference: one.reference,
  written: writtenReference(one.reference),
  what: one.what,
  state: stateSaid(parts, stateOf(one)),
  act: act.name,
})

export const showForm = (
  acting: Acting,
  act: CaseActKind,
  asked: Asked,
  more: { faults?: FormFaults; since?: ReturnType<typeof happenedSince>; status?: number } = {},
): Answer => {
  const { parts, opened, request } = acting
  const faults = (more.faults?.faults ?? []).map(({ field, line, values }) => ({
    href: field,
    text: parts.say(line, values),
  }))
  const fields = act.fields(acting).map((field) => ({
    ...field,
    error: faults.find(({ href }) => href === field.id)?.text,
  }))
  // What was written for something that can't be done any more is shown all the same.
  const kept = act.isOffered(opened)
    ? []
    : Object.values(said(acting.form)).filter((text) => text.trim() !== '')
  return parts.page(
    request,
    'caseAct',
    {
      ...head(acting, act),
      ...asked,
      fields,
      faults,
      problem: faults.length > 0 || more.since !== undefined,
      isOffered: act.isOffered(opened),
      kept,
      since: more.since,
      hint: parts.say(lineFor('hint', inLine(act.name))),
      isRead: MOVING.includes(act),
    },
    more.status ?? 200,
  )
}

export const showCheck = (acting: Acting, act: CaseActKind, event: CaseEvent): Answer => {
  const { parts, opened, request, form } = acting
  return parts.page(request, 'caseCheck', {
    ...head(acting, act),
    title: parts.say('checkTitle'),
    ...asBefore(acting),
    kept: Object.entries(said(form)).map(([name, value]) => ({ name, value })),
    read: asRead(parts, opened, event),
  })
}

/** What others did meanwhile, with everything as it was written and a form that can be sent again. */
export const showChanged = (acting: Acting, act: CaseActKind): Answer => {
  const { parts, opened, names } = acting
  const here = hereAt(parts, opened.pack, parts.clock.now())
  const telling = { parts, opened, here, names, deliveries: [] }
  const since = happenedSince(telling, seenIn(acting.form))
  return showForm(acting, act, asNew(acting), { since, status: 409 })
}

/** Whether somebody saw less of the case than there is. */
export const isStale = ({ seen }: Form, opened: OpenedCase): boolean =>
  seen !== undefined && seen !== seenText(opened.seen)
