import type { Pack, Phone, Place, Source } from '../../knowledge/schema'
import type { Said } from '../said'
import {
  aloud,
  bullets,
  emailAddress,
  joined,
  paragraphs,
  phoneNumber,
  postcode,
  same,
  webAddress,
} from '../said'
import type { AccessibleId, ContactKind } from '../understanding/details'
import type { Say } from '../words'
import type { Answer, Answerer, Ask, Here, Target } from './about'
import { phoneTarget, placeTarget } from './about'
import { gapAbout } from './gaps'
import type { SayHours } from './hoursWords'
import { nowSaid } from './openingHours'
import { citationsOf } from './sources'

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
} as const

export interface SayContact {
  say: Say<typeof contactLines>
  sayHours: SayHours
  howToContact: (here: Here) => Said
}

/** A piece of an answer, and where it is written. */
interface Piece {
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

const phonePieces = ({ say }: SayContact, phones: readonly Phone[]): readonly Piece[] =>
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

const placePieces = ({ say }: SayContact, places: readonly Place[]): readonly Piece[] =>
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

const accessiblePieces = (asked: readonly AccessibleId[], { contacts }: Pack): readonly Piece[] => {
  const ids = asked.flatMap((id) => [id, ...(RELATED[id] ?? [])])
  return contacts.accessible
    .filter(({ id }) => ids.includes(id))
    .map(({ offered, source }) => ({ said: aloud(offered), source }))
}

const servingPlaces = ({ contacts }: Pack): readonly Place[] =>
  contacts.places.filter((place) => place.servesEnquiries)

const PIECES: Readonly<Record<ContactKind, (saying: SayContact, pack: Pack) => readonly Piece[]>> = {
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

/** "Phone number" and "ring" are said of every line: a more telling word decides. */
const kindsOf = ({ details }: Ask): readonly ContactKind[] => {
  const telling = details.contact.filter((kind) => kind !== 'phone' && kind !== 'place')
  return telling.length > 0 ? telling : details.contact
}

const gapFor = (saying: SayContact, here: Here, kinds: readonly string[]): Said => {
  const gap = kinds.map((kind) => gapAbout(here.pack, kind)).find((says) => says !== undefined)
  return gap === undefined
    ? saying.say('noneOfKind', { council: here.pack.council.name, howToContact: saying.howToContact(here) })
    : aloud(gap)
}

/** An address or a number alone leaves the next question open: is anybody there? */
const withState = (saying: SayContact, here: Here, pieces: readonly Piece[]): Said => {
  const [only] = pieces
  const state =
    pieces.length === 1 && only?.target !== undefined
      ? nowSaid(saying.sayHours, here, only.target)
      : undefined
  const list = pieces.length > 1 ? bullets(pieces.map(({ said }) => said)) : (only?.said ?? same(''))
  return state === undefined ? list : paragraphs([list, state])
}

const answerFrom = (
  saying: SayContact,
  ask: Ask,
  here: Here,
  pieces: readonly Piece[],
  heading?: Said,
): Answer => {
  const list = withState(saying, here, pieces)
  return {
    said:
      heading === undefined || pieces.length < 2
        ? list
        : { text: `${heading.text}\n\n${list.text}`, speech: `${heading.speech} ${list.speech}` },
    sources: citationsOf(
      here.pack,
      pieces.map(({ source }) => source),
    ),
    topic: { intent: ask.intent, targets: pieces.flatMap(({ target }) => target?.id ?? []) },
  }
}

/** "The email address for enquiries": the line's name is said, and its number not asked for. */
const asksElse = ({ details }: Ask): boolean =>
  details.contact.some((kind) => ['email', 'post', 'website', 'fax', 'text-message'].includes(kind))

const namedPieces = (saying: SayContact, ask: Ask, here: Here): readonly Piece[] | undefined => {
  const { pack } = here
  const { phones, accessible } = ask.details
  if (phones.length > 0 && !asksElse(ask)) return phonePieces(saying, phones)
  if (accessible.length > 0) return accessiblePieces(accessible, pack)
  const kinds = kindsOf(ask)
  if (ask.details.places.length > 0 && !kinds.some((kind) => kind !== 'place' && kind !== 'phone'))
    return placePieces(saying, ask.details.places)
  return kinds.length === 0 ? undefined : kinds.flatMap((kind) => PIECES[kind](saying, pack))
}

const everyWay = (saying: SayContact, pack: Pack): readonly Piece[] => [
  ...PIECES.phone(saying, pack),
  ...PIECES.email(saying, pack),
  ...PIECES.website(saying, pack),
  ...placePieces(saying, servingPlaces(pack).slice(0, 1)),
]

/** What the documents leave out of a line or a place that they name, and what to do instead. */
const missingFrom = ({ target }: Piece): 'phone' | 'address' | undefined => {
  if (target?.phone !== undefined) return target.phone.number === undefined ? 'phone' : undefined
  return target?.place !== undefined && target.place.postcode === undefined ? 'address' : undefined
}

const withGap = (answer: Answer, pieces: readonly Piece[], here: Here): Answer => {
  const missing = pieces.map(missingFrom)
  const [first] = missing
  const purpose = pieces[0]?.target?.phone?.purpose ?? ''
  const gap =
    first === undefined || missing.includes(undefined)
      ? undefined
      : (gapAbout(here.pack, purpose) ?? gapAbout(here.pack, first))
  return gap === undefined ? answer : { ...answer, said: paragraphs([answer.said, aloud(gap)]) }
}

/** "What's your phone number?", "where is the Woodrow office?", "can I have it in Braille?", "how do I get in touch?" */
export const createContact =
  (saying: SayContact): Answerer =>
  (ask, here) => {
    if (ask.intent !== 'hours.contact_or_location') return undefined
    const pieces = namedPieces(saying, ask, here)
    if (pieces === undefined) {
      const heading = saying.say('all', { council: here.pack.council.name })
      return answerFrom(saying, ask, here, everyWay(saying, here.pack), heading)
    }
    if (pieces.length > 0) return withGap(answerFrom(saying, ask, here, pieces), pieces, here)
    const kinds = [...ask.details.accessible, ...kindsOf(ask)]
    return { said: gapFor(saying, here, kinds), sources: [], topic: { intent: ask.intent } }
  }
