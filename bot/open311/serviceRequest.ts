import { type CaseDue, dueOfCase } from '../../dialogs/tracking/due'
import { workingDays } from '../../knowledge/calendar/workingDays'
import { type Case, foundCase, stateOf } from '../cases/case'
import type { ListedCase } from '../storage/caseLists'
import type { Call } from './call'
import { datetime, dueInstant } from './datetime'
import type { Open311Parts } from './parts'
import { EXTENDED, openOrClosed } from './statuses'
import { type Fields, List, type Value } from './value'

const dueOf = (one: Case, { pack, at }: Call, { holidays }: Open311Parts): CaseDue | undefined =>
  dueOfCase(foundCase(one), { pack, at, workingDays: workingDays(holidays[pack.council.nation]) })

/** What it is about, and what was asked and told, line by line. */
const descriptionOf = ({ what, particulars }: Case): string =>
  [what, ...particulars.map(({ label, value }) => `${label}: ${value}`)].join('\n')

/** An answer as the service keeps it, where it is one word or number: what a machine goes by. */
const keyOf = (answer: unknown): Value =>
  ['string', 'number', 'boolean'].includes(typeof answer) ? (answer as string | number | boolean) : null

const told = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value))

/** What GeoReport v2 has no field for. */
const more = (one: Case, due: CaseDue | undefined): Fields => {
  const { contact, particulars, answers, facts = {}, marks = [], subject = null } = one
  const state = stateOf(one)
  return {
    status: EXTENDED[state],
    state,
    overdue: due?.overdue ?? false,
    subject,
    contact: { name: contact.name ?? null, phone: contact.phone ?? null, email: contact.email ?? null },
    attributes: new List(
      'attribute',
      particulars.map(({ id, label, value }) => ({ code: id, name: label, value, key: keyOf(answers[id]) })),
    ),
    facts: new List(
      'fact',
      Object.entries(facts).map(([code, value]) => ({ code, value: told(value) })),
    ),
    marks: new List('mark', marks),
  }
}

/** The last sentence of the council to the resident. */
const notesOf = ({ timeline }: Case): string | null =>
  timeline.findLast(({ by, note }) => by === 'council' && note !== undefined)?.note ?? null

/** A case as GeoReport v2 has it, and in `extended_attributes` what that has no field for. We know no coordinates. */
export const serviceRequest = ({ one, updatedAt }: ListedCase, call: Call, parts: Open311Parts): Fields => {
  const due = dueOf(one, call, parts)
  const { timeZone } = call.pack.council
  return {
    service_request_id: one.reference,
    status: openOrClosed(stateOf(one)),
    status_notes: notesOf(one),
    service_name: parts.services.nameOf(one.service) ?? one.service,
    service_code: one.service,
    description: descriptionOf(one),
    agency_responsible: call.pack.council.name,
    service_notice: null,
    requested_datetime: datetime(one.timeline[0].at),
    updated_datetime: datetime(updatedAt),
    expected_datetime: due === undefined ? null : datetime(dueInstant(due.due, timeZone)),
    address: one.where ?? null,
    address_id: one.uprn ?? null,
    zipcode: one.postcode ?? null,
    lat: null,
    long: null,
    media_url: null,
    extended_attributes: more(one, due),
  }
}
