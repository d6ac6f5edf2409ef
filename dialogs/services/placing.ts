/** Where a caller's home is, told otherwise than by a postcode; it gives the same answers as are typed. */
import type { Said } from '../said'
import type { Answers } from '../service'
import type { Offered, WhereMemory } from '../where/memory'
import { type WhereSaid, whereSaid } from '../where/whereSaid'
import { homeIn } from './homes'
import type { Underway } from './running'
import type { Going, Making, ServiceTurn } from './turns'
import { asksWhere, turnWith } from './turns'
import type { Walked } from './walk'

/** The same answers as are typed: the house is so much of it that it is this home alone. */
const homeGiven = ({ postcode, uprn, address }: Offered): Answers => ({
  postcode,
  ...(uprn === undefined ? {} : { house: address, home: uprn }),
})

const beforeAgain = ({ saying }: Making, said: Extract<WhereSaid, { again: string }>): readonly Said[] => [
  said.again === 'noHouse' ? saying.where('noHouse', { street: said.street }) : saying.where(said.again),
]

/**
 * What a caller said of where their home is: the answers that it gives once it was confirmed, or what is asked next;
 * `undefined` where something else is asked, or was said.
 */
export const placedBy = async (
  making: Making,
  going: Going,
  said: string,
  heard: readonly string[] = [said],
): Promise<{ given: Answers } | ServiceTurn | undefined> => {
  if (!asksWhere(making, going)) return undefined
  const { now, walked } = going
  const told = await whereSaid({ said, heard, where: now.where, world: making.world })
  if (told === undefined) return undefined
  if ('found' in told) return { given: { ...walked.given, ...homeGiven(told.found) } }
  const asking = { now: { ...now, where: told.ask }, walked }
  return 'again' in told
    ? turnWith(making, { ...asking, before: beforeAgain(making, told), tries: now.tries + 1 })
    : turnWith(making, { ...asking, tries: now.tries })
}

/** On the telephone: where their home may be, by a street that was told with the wish. */
export const toldAtOnce = async (making: Making, going: Going): Promise<WhereMemory | undefined> => {
  const { house } = going.walked.given
  if (typeof house !== 'string' || !asksWhere(making, going)) return undefined
  const told = await whereSaid({ said: house, heard: [house], where: undefined, world: making.world })
  return told !== undefined && 'ask' in told && !('again' in told) ? told.ask : undefined
}

/** On the telephone a house was only heard: which home that makes is told at once, unless it was just read back. */
export const homeMade = (
  { saying, world: { here } }: Making,
  { given, where }: Underway,
  { soFar }: Walked,
): readonly Said[] => {
  const isNew = soFar.home !== given.home && soFar.house !== given.house
  if (here.channel !== 'voice' || !isNew || where !== undefined) return []
  const address = homeIn(soFar)?.address
  return address === undefined ? [] : [saying.where('at', { address })]
}
