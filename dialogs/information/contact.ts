import type { Pack } from '../../knowledge/schema'
import type { Said } from '../said'
import { aloud, bullets, paragraphs, same } from '../said'
import type { ContactKind } from '../understanding/details'
import type { Answer, Answerer, Ask, Here } from './about'
import { askForIn } from './askFor'
import type { Piece, SayContact } from './contactPieces'
import { accessiblePieces, PIECES, phonePieces, placePieces, servingPlaces } from './contactPieces'
import { gapAbout } from './gaps'
import { nowSaid } from './hoursNow'
import { citationsOf } from './sources'

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

const withButtons = (saying: SayContact, { details }: Ask, answer: Answer): Answer => {
  const options = askForIn(saying, details.accessible)
  return options.length === 0 ? answer : { ...answer, options }
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
    if (pieces.length > 0)
      return withButtons(saying, ask, withGap(answerFrom(saying, ask, here, pieces), pieces, here))
    const kinds = [...ask.details.accessible, ...kindsOf(ask)]
    const said = gapFor(saying, here, kinds)
    return withButtons(saying, ask, { said, sources: [], topic: { intent: ask.intent } })
  }
