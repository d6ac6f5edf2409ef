/** What a caller says or keys when asked where their home is. */
import type { Property } from '../../knowledge/collections/port'
import { districtsOf } from '../../knowledge/districts'
import { readHeard } from '../answers/heard'
import { homeAt, NOT_LISTED } from '../answers/home'
import type { AnswerContext, Choice } from '../answers/kind'
import { isQuestion, isSame, lists, withoutManners } from '../answers/lists'
import { readChoiceOrProblem } from '../answers/oneOf'
import { postcode } from '../answers/postcode'
import { yesNo } from '../answers/yesNo'
import type { World } from '../declared'
import { wordsOf } from '../understanding/keywords'
import { findAddresses } from '../understanding/particulars/address'
import { addressesHeard } from './heardAddress'
import { nowhere, type Offered, type WhereMemory } from './memory'
import { type Near, nearHomes } from './nearHomes'
import { labelOf } from './question'

/** What came of it. `again`: what was wrong, said before the question is put once more. */
export type WhereSaid =
  | { found: Offered }
  | { ask: WhereMemory }
  | { again: 'notThat' | 'notFound' | 'notKeyed' | 'unclear'; ask: WhereMemory }
  | { again: 'noHouse'; street: string; ask: WhereMemory }

export interface Telling {
  /** The likeliest words, or what was keyed or picked. */
  said: string
  /** Every hypothesis, the likeliest first. */
  heard: readonly string[]
  /** What was asked last. */
  where: WhereMemory | undefined
  world: World
}

/** More aren't listened to. */
const MOST_OFFERED = 5

const contextOf = ({ world: { here } }: Telling, choices: readonly Choice[]): AnswerContext => ({
  now: here.now,
  holidays: here.holidays,
  choices,
  containers: [],
  districts: districtsOf(here.pack),
  planningReferences: [],
})

const toChoices = (labels: readonly string[]): readonly Choice[] =>
  labels.map((label, i) => ({ id: String(i), label, also: [] }))

/** None of them: the last of what could be picked. */
const noneLast = (labels: readonly string[]): readonly Choice[] => [
  ...toChoices(labels),
  { id: NOT_LISTED, label: '', also: ['none of these', 'none of them', 'neither', 'no'] },
]

const notThat: WhereSaid = { again: 'notThat', ask: nowhere }

/** "No, 14 Mill Lane" is another home, to be looked for. */
const namesAnother = ({ heard: [first = ''] }: Telling, { address = '' }: Offered): boolean => {
  const [{ house }] = addressesHeard(first)
  return house !== undefined && !wordsOf(address).includes(house)
}

/** "Is it …?" */
const toOne = (telling: Telling, one: Offered): WhereSaid | undefined => {
  if (namesAnother(telling, one)) return undefined
  const answer = readHeard(yesNo, telling.heard, contextOf(telling, []))
  if (!answer.ok) return undefined
  return answer.value ? { found: one } : notThat
}

const toSeveral = (telling: Telling, offered: readonly Offered[]): WhereSaid | undefined => {
  const picked = offered.find((one) => labelOf(one) === telling.said)
  if (picked !== undefined) return { found: picked }
  const isHome = offered.every(({ address }) => address !== undefined)
  const read = isHome ? homeAt.read : readChoiceOrProblem
  const context = contextOf(telling, noneLast(offered.map(labelOf)))
  const answer = readHeard({ read, problems: homeAt.problems }, telling.heard, context)
  if (!answer.ok) return undefined
  const one = offered[Number(answer.value)]
  return one === undefined ? notThat : { found: one }
}

const toStreets = (telling: Telling, streets: readonly string[]): WhereSaid | undefined => {
  const picked = streets.find((street) => street === telling.said)
  const context = contextOf(telling, noneLast(streets))
  const answer = readHeard(
    { read: readChoiceOrProblem, problems: homeAt.problems },
    picked === undefined ? telling.heard : [picked],
    context,
  )
  if (!answer.ok) return undefined
  const street = streets[Number(answer.value)]
  return street === undefined ? notThat : { ask: { ...nowhere, street } }
}

const toOffer = (telling: Telling): WhereSaid | undefined => {
  const { offered = [], streets = [] } = telling.where ?? nowhere
  const [only, ...others] = offered
  if (only === undefined) return streets.length > 0 ? toStreets(telling, streets) : undefined
  return others.length === 0 ? toOne(telling, only) : toSeveral(telling, offered)
}

const fromKeys = async ({ said, world }: Telling): Promise<WhereSaid | undefined> => {
  const keys = said.replace(/[\s#]/g, '')
  if (!/^\d{5,7}$/.test(keys)) return undefined
  const codes = await world.ports.collections.postcodesKeyed(keys)
  const [only, ...others] = codes.map((code): Offered => ({ postcode: code }))
  if (only === undefined) return { again: 'notKeyed', ask: nowhere }
  if (others.length === 0) return { found: only }
  return { ask: { ...nowhere, offered: [only, ...others].slice(0, MOST_OFFERED) } }
}

/** A postcode that was heard is right once in twelve times over a telephone: only one with addresses is asked about. */
const fromPostcode = async (telling: Telling): Promise<WhereSaid | undefined> => {
  const { here, ports } = telling.world
  const context = contextOf(telling, [])
  for (const text of telling.heard) {
    const read = postcode.read(text, context)
    if (!read.ok) continue
    const homes = await ports.collections.addressesAt(read.value, here.now.day)
    if (homes.length > 0) return { ask: { ...nowhere, offered: [{ postcode: read.value }] } }
  }
  return undefined
}

const toOffered = ({ uprn, address, postcode: code }: Property): Offered => ({
  uprn,
  address,
  postcode: code,
})

const toAsk = (near: Near): WhereSaid => {
  if ('homes' in near) return { ask: { ...nowhere, offered: near.homes.map(toOffered) } }
  if ('streets' in near) return { ask: { ...nowhere, streets: [...near.streets] } }
  const { street, because } = near
  if (because === 'manyFlats') return { ask: { ...nowhere, street, house: near.house } }
  const ask = { ...nowhere, street }
  return because === 'noSuchHouse' ? { again: 'noHouse', street, ask } : { ask }
}

/** A house with words behind it, or a street by its kind: it was meant as an address. */
const isAddress = ({ heard }: Telling): boolean => {
  const [first = ''] = heard
  const [{ house, street }] = addressesHeard(first)
  return (house !== undefined && street !== '') || findAddresses(first, { asked: true }).length > 0
}

const fromStreet = async (telling: Telling): Promise<WhereSaid | undefined> => {
  const { heard, where, world } = telling
  const looking = { collections: world.ports.collections, on: world.here.now.day }
  const near = await nearHomes({ texts: heard, street: where?.street, house: where?.house }, looking)
  if (near !== undefined) return toAsk(near)
  return isAddress(telling) ? { again: 'notFound', ask: nowhere } : undefined
}

/** "No idea": it is no idea for us. */
const isUnsure = (said: string): boolean => {
  const words = withoutManners(wordsOf(said))
  return lists().unsure.some((phrase) => isSame(words, phrase))
}

/** `undefined`: it is about something else. Nothing is looked for in a question. */
export const whereSaid = async (telling: Telling): Promise<WhereSaid | undefined> => {
  const offered = toOffer(telling) ?? (await fromKeys(telling))
  if (offered !== undefined) return offered
  if (isUnsure(telling.said)) return { again: 'unclear', ask: nowhere }
  if (isQuestion(telling.said)) return undefined
  return (await fromPostcode(telling)) ?? fromStreet(telling)
}
