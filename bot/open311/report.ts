import type { DescribedService, Sent } from '../../dialogs/outside/outside'
import type { CaseDraft, Contact } from '../../dialogs/ports'
import { findEmails } from '../../dialogs/understanding/particulars/email'
import { findPhones } from '../../dialogs/understanding/particulars/phone'
import { localTime } from '../../knowledge/calendar/day'
import type { Pack } from '../../knowledge/schema'
import type { RegistersOf } from '../registers'
import type { Arguments } from './arguments'
import { Faults } from './refusals'

/** Where a report is about something. */
interface Where {
  pack: Pack
  at: Date
  registers: RegistersOf
}

const ATTRIBUTE = /^attribute\[([\w-]+)\]$/

/** What was sent as `attribute[code]`, by code. */
const attributesIn = (given: Arguments): Sent =>
  Object.fromEntries(
    Object.entries(given).flatMap(([name, value]) => {
      const code = ATTRIBUTE.exec(name)?.[1]
      return code === undefined ? [] : [[code, value]]
    }),
  )

const present = (all: Readonly<Record<string, string | undefined>>): Sent =>
  Object.fromEntries(
    Object.entries(all).flatMap(([id, value]) => (value === undefined || value === '' ? [] : [[id, value]])),
  )

/** A phone number as we keep it; `undefined` for none. */
export const phoneIn = (text: string): string | undefined => findPhones(text, { expected: true })[0]?.value

/** An email address as we keep it; `undefined` for none. */
export const emailIn = (text: string): string | undefined => findEmails(text, { expected: true })[0]?.value

const nameIn = ({ first_name: first = '', last_name: last = '' }: Arguments): string =>
  `${first} ${last}`.trim()

/** How they may be reached, for services that must; telling them how it goes is only done where that was asked for. */
const reachIn = ({ phone, email }: Arguments): string | undefined =>
  phone === undefined ? email && 'email' : 'phone'

/** The postcode of the property that was named, where only that was; throws `argument_faulty` for none of ours. */
const postcodeOf = async (uprn: string, { pack, at, registers }: Where): Promise<string> => {
  const { day } = localTime(at, pack.council.timeZone)
  const found = await registers(pack.council.id).collections.collectionsFor(uprn, day, day)
  if (found === undefined)
    throw new Faults('argument_faulty', [
      'address_id: we know no such property; send attribute[postcode] and attribute[home]',
    ])
  return found.property.postcode
}

/** The answers in a report: its attributes, and what GeoReport v2 has fields of its own for. */
export const answersIn = async (given: Arguments, service: DescribedService, where: Where): Promise<Sent> => {
  const attributes = attributesIn(given)
  const home = attributes.home ?? given.address_id
  const asksHome = service.questions.some(({ id }) => id === 'home')
  const isAlone = asksHome && home !== undefined && attributes.postcode === undefined
  return {
    ...present({
      name: nameIn(given),
      phone: given.phone,
      email: given.email,
      home,
      postcode: isAlone ? await postcodeOf(home, where) : undefined,
      updates: 'neither',
      reach: reachIn(given),
      ...(service.story === undefined ? {} : { [service.story]: given.description }),
    }),
    ...attributes,
  }
}

/** Fields that no question asks for: they are kept with what matters to whoever deals with the case. */
const KEPT = [
  'description',
  'address_string',
  'address_id',
  'lat',
  'long',
  'media_url',
  'account_id',
] as const

const keptOf = (given: Arguments, service: DescribedService): Sent =>
  present(
    Object.fromEntries(
      KEPT.filter((name) => name !== 'description' || service.story === undefined).map((name) => [
        name,
        given[name],
      ]),
    ),
  )

const contactIn = (given: Arguments): Contact => {
  const { name, phone, email } = present({
    name: nameIn(given),
    phone: phoneIn(given.phone ?? ''),
    email: emailIn(given.email ?? ''),
  })
  return {
    ...(name === undefined ? {} : { name }),
    ...(phone === undefined ? {} : { phone }),
    ...(email === undefined ? {} : { email }),
  }
}

/** The case with everything that was sent: nothing of it is lost because no question asks for it. */
export const withAllSent = (draft: CaseDraft, given: Arguments, service: DescribedService): CaseDraft => {
  const { address_id, ...others } = keptOf(given, service)
  const kept = address_id === undefined || address_id === draft.uprn ? others : { ...others, address_id }
  return {
    ...draft,
    contact: { ...contactIn(given), ...draft.contact },
    ...(Object.keys(kept).length === 0 ? {} : { facts: { ...kept, ...draft.facts } }),
  }
}
