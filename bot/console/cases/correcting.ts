/** Correcting what a resident told us, with the reason; what it was stays in the history of the case. */
import { findPostcodes } from '../../../dialogs/understanding/particulars/postcode'
import { emailIn, phoneIn } from '../../open311/report'
import {
  type Acting,
  type CaseActKind,
  type Field,
  type FieldFault,
  FormFaults,
  sentenceIn,
  textIn,
} from './act'
import { correctable, corrected, fieldOfAnswer, type Values, WAYS, wayOf } from './correctable'
import { lineFor } from './shown'

/** An answer longer than this is a story. */
const LONG = 80

const CONTACT = ['name', 'phone', 'email']

const labelOf = ({ parts: { say }, opened: { one } }: Acting, field: string): string => {
  const asked = one.particulars.find(({ id }) => fieldOfAnswer(id) === field)
  return asked?.label ?? say(CONTACT.includes(field) ? lineFor('contact', field) : field)
}

const fieldOf = (acting: Acting, id: string, was: string): Field => {
  const value = acting.form[id] ?? was
  const label = labelOf(acting, id)
  if (id !== 'updates') return { id, kind: was.length > LONG ? 'area' : 'line', label, value }
  const choices = WAYS.map((way) => ({ id: way, text: acting.parts.say(lineFor('updates', way)) }))
  return { id, kind: 'select', label, value, choices }
}

/** What is read, and not kept as it is written. */
const READ: Readonly<Record<string, (written: string) => string | undefined>> = {
  phone: phoneIn,
  email: emailIn,
  postcode: (written) => findPostcodes(written, { expected: true })[0]?.value,
  updates: (written) => WAYS.find((way) => way === written),
  what: (written) => (written === '' ? undefined : written),
}

/** What is to stand in a field from now on; nothing for what can't be read. */
const readOne = ({ form }: Acting, id: string, was: string): string | undefined => {
  const written = id in form ? sentenceIn(form, id) : was
  const reading = READ[id]
  if (written === was || reading === undefined || (written === '' && id !== 'what')) return written
  return reading(written)
}

const readAll = (acting: Acting, was: Values): { now: Values; faults: readonly FieldFault[] } => {
  const read = Object.entries(was).map(([id, before]) => [id, readOne(acting, id, before)] as const)
  return {
    now: Object.fromEntries(read.map(([id, value]) => [id, value ?? ''])),
    faults: read
      .filter(([, value]) => value === undefined)
      .map(([id]) => ({ field: id, line: lineFor('not', id) })),
  }
}

/** A way of telling needs something it goes to, and a council that can tell so. */
const wayFaults = ({ parts, opened: { one } }: Acting, was: Values, now: Values): readonly FieldFault[] => {
  const { updates, phone = '', email = '' } = now
  const isSame = updates === was.updates && phone === was.phone && email === was.email
  if (isSame || (updates !== 'text' && updates !== 'email')) return []
  if (updates !== wayOf(one) && !parts.registers(one.council).tells.includes(updates))
    return [{ field: 'updates', line: 'cantTell' }]
  if (updates === 'text') return phone.startsWith('07') ? [] : [{ field: 'phone', line: 'mobileNeeded' }]
  return email === '' ? [{ field: 'email', line: 'emailNeeded' }] : []
}

/** The values as residents and colleagues read them. */
const inWords = ({ parts }: Acting, values: Values): Values => ({
  ...values,
  updates: parts.say(lineFor('updates', values.updates ?? 'none')),
})

/** "Phone number: 01632 960123; Where: 12 Mill Lane" */
const listed = (acting: Acting, ids: readonly string[], values: Values): string =>
  ids.map((id) => `${labelOf(acting, id)}: ${inWords(acting, values)[id] || '–'}`).join('; ')

export const correct: CaseActKind = {
  name: 'correct',
  isOffered: () => true,
  fields: (acting) => [
    ...Object.entries(correctable(acting.opened.one)).map(([id, was]) => fieldOf(acting, id, was)),
    {
      id: 'reason',
      kind: 'area',
      label: acting.parts.say('whyCorrect'),
      hint: acting.parts.say('whyCorrectHint'),
      value: acting.form.reason ?? '',
    },
  ],
  plan: async (acting) => {
    const { one } = acting.opened
    const was = correctable(one)
    const { now, faults: unread } = readAll(acting, was)
    const faults = unread.length > 0 ? unread : wayFaults(acting, was, now)
    if (faults.length > 0) throw new FormFaults(faults)
    const changed = Object.keys(was).filter((id) => now[id] !== was[id])
    if (changed.length === 0) throw new FormFaults([{ field: 'what', line: 'nothingCorrected' }])
    const reason = textIn(acting.form, 'reason', 'reasonNeeded')
    return {
      what: 'corrected',
      detail: { old: listed(acting, changed, was), new: listed(acting, changed, now), reason },
      draft: corrected(one, now, inWords(acting, now)),
    }
  },
}
