/** What of a case may be corrected, by the ids of the fields of the form, and the case that comes of it. */
import type { CaseDraft, Contact, Particular } from '../../../dialogs/ports'
import type { Case } from '../../cases/case'

export type Values = Readonly<Record<string, string>>

export const WAYS = ['none', 'text', 'email'] as const
export type Way = (typeof WAYS)[number]

const CONTACT = ['name', 'phone', 'email'] as const

/** Questions whose answers have a field of their own, and `reach` and `house`, which nothing goes by afterwards. */
const OWN = [...CONTACT, 'updates', 'reach', 'postcode', 'home', 'house', 'where']

/** The field of an answer that has none of its own. */
export const fieldOfAnswer = (id: string): string => `answer-${id}`

export const wayOf = ({ answers: { updates } }: Pick<CaseDraft, 'answers'>): Way =>
  updates === 'text' || updates === 'email' ? updates : 'none'

/** As it stands. */
export const correctable = (one: Case): Values => ({
  what: one.what,
  ...Object.fromEntries(CONTACT.map((field) => [field, one.contact[field] ?? ''])),
  updates: wayOf(one),
  where: one.where ?? '',
  postcode: one.postcode ?? '',
  ...Object.fromEntries(
    one.particulars.filter(({ id }) => !OWN.includes(id)).map(({ id, value }) => [fieldOfAnswer(id), value]),
  ),
})

/** A case without what belongs to its being kept. */
export const asDraft = ({
  reference: _,
  council: __,
  conversation: ___,
  timeline: ____,
  ...draft
}: Case): CaseDraft => draft

const told = <Known extends object>(all: Known): Partial<Known> =>
  Object.fromEntries(Object.entries(all).filter(([, value]) => value !== '')) as Partial<Known>

const contactIn = ({ name = '', phone = '', email = '', updates }: Values): Contact => ({
  ...told({ name, phone, email }),
  ...(updates === 'text' || updates === 'email' ? { updates } : {}),
})

/** An answer as it is read back from now on: `words` are the values as residents read them. */
const particularNow = (
  { id, label, value }: Particular,
  { where: oldWhere }: Case,
  now: Values,
  words: Values,
) => {
  const own = OWN.includes(id) ? words[id] : now[fieldOfAnswer(id)]
  const isPlace = value === oldWhere && now.where !== ''
  return { id, label, value: (isPlace ? now.where : own) || value }
}

const answersNow = (
  one: Case,
  particulars: readonly Particular[],
  { updates }: Values,
): CaseDraft['answers'] => {
  const changed = particulars.filter(
    ({ id }, i) => one.particulars[i]?.value !== particulars[i]?.value && id !== 'updates',
  )
  return {
    ...one.answers,
    ...Object.fromEntries(changed.map(({ id, value }) => [id, value])),
    ...(updates === wayOf(one) ? {} : { updates: updates === 'none' ? 'neither' : updates }),
  }
}

/** The case with what was corrected. A corrected place is no longer the property that was found, nor its subject. */
export const corrected = (one: Case, now: Values, words: Values): CaseDraft => {
  const { where: oldWhere = '', postcode: oldPostcode = '', uprn, subject, ...others } = asDraft(one)
  const { what = one.what, where = '', postcode = '' } = now
  const isMoved = where !== oldWhere || postcode !== oldPostcode
  const particulars = one.particulars.map((each) => particularNow(each, one, now, words))
  return {
    ...others,
    what,
    contact: contactIn(now),
    answers: answersNow(one, particulars, now),
    particulars,
    ...told({ where, postcode }),
    ...(isMoved ? {} : told({ uprn: uprn ?? '', subject: subject ?? '' })),
  }
}
