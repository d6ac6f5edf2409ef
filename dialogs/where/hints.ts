import { answerHints, hintWords } from '../answers/hints'
import { houseOf } from '../answers/home'
import { yesNo } from '../answers/yesNo'
import type { World } from '../declared'
import type { WhereMemory } from './memory'

/** No recogniser takes a council's thousands of streets, and some of them would only mislead it. */
const MOST_STREETS = 60

const NO_CHOICES = { choices: [], districts: [] }

const streetHints = async ({ ports }: World): Promise<readonly string[]> => {
  const streets = await ports.collections.streets()
  return streets.length <= MOST_STREETS ? streets : []
}

/** What the answer to where a home is may sound like, likeliest first. */
export const whereHints = async (
  { offered, streets, street }: WhereMemory,
  world: World,
): Promise<readonly string[]> => {
  if (offered.length === 1) return answerHints(yesNo, NO_CHOICES)
  // What may be picked goes before these anyway.
  if (offered.length + streets.length > 0) return []
  if (street !== undefined) return answerHints(houseOf, NO_CHOICES)
  const { digits, numbers, address } = hintWords()
  return [...(await streetHints(world)), ...digits, ...numbers, ...address]
}
