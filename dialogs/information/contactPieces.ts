import type { Pack, Phone, Place, Source } from '../../knowledge/schema'
import type { Said } from '../said'
import { aloud, emailAddress, joined, phoneNumber, postcode, same, webAddress } from '../said'
import type { AccessibleId, ContactKind } from '../understanding/details'
import type { Say } from '../words'
import type { Here, Target } from './about'
import { phoneTarget, placeTarget } from './about'
import type { SayHours } from './hoursWords'

/** The lines about getting in touch, and what each may hold. */
export const contactLines = {
  phone: ['name', 'phone'],
  phoneAllHours: ['name', 'phone'],
  email: ['email'],
  website: ['website'],
  place: ['name', 'address'],
  placeNoAddress: ['name'],
  post: ['address'],
  all: ['council'],
  noneOfKind: ['council', 'howToContact'],
  askFormat: [],
  askInterpreter: [],
} as const

/** What contact answers are said with. */
export interface SayContact {
  say: Say<typeof contactLines>
  sayHours: SayHours
  howToContact: (here: Here) => Said
}

/** A piece of an answer, and where it is written. */
export interface Piece {
  said: Said
  source: Source
  target?: Target
}

const addressSaid = ({ address, postcode: code }: Place): Said => {
  const lines = address.join(', ')
  if (code === undefined) return same(lines)
  const spoken = postcode(code)
  return { text: `${lines}, ${spoken.text}`, speech: `${lines}, ${spoken.speech}` }
}

/** Lines with their numbers; one without a number says what is known of it. */
export const phonePieces = ({ say }: SayContact, phones: readonly Phone[]): readonly Piece[] =>
  phones.map((phone) => {
    const { name, number, about, source } = phone
    const extra = about === undefined ? [] : [aloud(about)]
    const said =
      number === undefined
        ? joined(extra)
        : joined([
            say(phone.allHours ? 'phoneAllHours' : 'phone', { name, phone: phoneNumber(number) }),
            ...extra,
          ])
    return { said, source, target: phoneTarget(phone) }
  })

/** Places with their addresses. */
export const placePieces = ({ say }: SayContact, places: readonly Place[]): readonly Piece[] =>
  places.map((place) => ({
    said: joined([
      place.address.length === 0
        ? say('placeNoAddress', { name: place.name })
        : say('place', { name: place.name, address: addressSaid(place) }),
      ...(place.about === undefined ? [] : [aloud(place.about)]),
    ]),
    source: place.source,
    target: placeTarget(place),
  }))

const byPurpose = ({ contacts }: Pack, purposes: readonly Phone['purpose'][]): readonly Phone[] =>
  contacts.phones.filter(({ purpose }) => purposes.includes(purpose))

const emailPieces = ({ say }: SayContact, { contacts }: Pack): readonly Piece[] =>
  contacts.emails.map(({ address, about, source }) => ({
    said: joined([
      say('email', { email: emailAddress(address) }),
      ...(about === undefined ? [] : [aloud(about)]),
    ]),
    source,
  }))

const websitePieces = ({ say }: SayContact, { contacts }: Pack): readonly Piece[] =>
  contacts.websites.map(({ url, about, source }) => ({
    said: joined([
      say('website', { website: webAddress(url) }),
      ...(about === undefined ? [] : [aloud(about)]),
    ]),
    source,
  }))

const postPieces = ({ say }: SayContact, { contacts }: Pack): readonly Piece[] =>
  contacts.places
    .filter(({ id }) => id === contacts.postTo)
    .map((place) => ({
      said: joined([
        say('post', { address: postalSaid(place) }),
        ...(place.about === undefined ? [] : [aloud(place.about)]),
      ]),
      source: place.source,
    }))

/** The name as the first line, unless the address begins with it. */
const postalSaid = (place: Place): Said => {
  const [first = ''] = place.address
  const hasName = place.name.toLowerCase().includes(first.toLowerCase())
  return hasName ? addressSaid(place) : joined([same(place.name), addressSaid(place)], ', ')
}

/** Asked for one, the other helps as well. */
const RELATED: Partial<Readonly<Record<AccessibleId, readonly AccessibleId[]>>> = {
  interpreter: ['telephone-interpreter'],
  'telephone-interpreter': ['interpreter'],
  'other-languages': ['interpreter', 'telephone-interpreter'],
}

/** Formats and help that were asked for, and what helps as well. */
export const accessiblePieces = (asked: readonly AccessibleId[], { contacts }: Pack): readonly Piece[] => {
  const ids = asked.flatMap((id) => [id, ...(RELATED[id] ?? [])])
  return contacts.accessible
    .filter(({ id }) => ids.includes(id))
    .map(({ offered, source }) => ({ said: aloud(offered), source }))
}

/** Places that take residents' enquiries. */
export const servingPlaces = ({ contacts }: Pack): readonly Place[] =>
  contacts.places.filter((place) => place.servesEnquiries)

/** What answers each kind of contact. */
export const PIECES: Readonly<Record<ContactKind, (saying: SayContact, pack: Pack) => readonly Piece[]>> = {
  phone: (saying, pack) => phonePieces(saying, byPurpose(pack, ['enquiries', 'service'])),
  payments: (saying, pack) => phonePieces(saying, byPurpose(pack, ['payments'])),
  'out-of-hours': (saying, pack) => phonePieces(saying, byPurpose(pack, ['out-of-hours'])),
  minicom: (saying, pack) => [
    ...phonePieces(saying, byPurpose(pack, ['minicom'])),
    ...accessiblePieces(['minicom', 'induction-loop'], pack),
  ],
  fax: (saying, pack) => phonePieces(saying, byPurpose(pack, ['fax'])),
  'text-message': () => [],
  email: emailPieces,
  website: websitePieces,
  post: postPieces,
  place: (saying, pack) => placePieces(saying, servingPlaces(pack)),
}
