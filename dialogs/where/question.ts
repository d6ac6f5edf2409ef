import type { Said } from '../said'
import { postcode as postcodeSaid, same } from '../said'
import type { Expectation, Listening, Option } from '../turn'
import type { Offered, WhereMemory } from './memory'
import type { SayWhere } from './words'

/** A question, what may be picked, and how its answer is listened for. */
export interface WhereQuestion {
  said: Said
  options: readonly Option[]
  expects: Expectation
  listen?: Listening
}

/** A house by its number, and a postcode by the keys that bear its letters. */
const HOUSE = { min: 1, max: 4 }
const POSTCODE = { min: 5, max: 7 }

const nameOf = ({ address, postcode }: Offered): Said =>
  address === undefined ? postcodeSaid(postcode) : same(address)

/** As it is picked: what is said is what is shown. */
export const labelOf = ({ address, postcode }: Offered): string => address ?? postcode

/** Labels are only heard. */
const optionOf = (one: Offered): Option => ({ label: nameOf(one).speech, says: labelOf(one) })

const named = (label: string): Option => ({ label, says: label })

const ofOne = (say: SayWhere, one: Offered, yesNo: readonly string[]): WhereQuestion => ({
  said:
    one.address === undefined
      ? say('isPostcode', { postcode: nameOf(one) })
      : say('isIt', { address: nameOf(one) }),
  options: yesNo.map(named),
  expects: 'yesNo',
})

/** What a caller is asked next about where their home is. `yesNo`: the words for both; `isAgain`: shorter. */
export const whereQuestion = (
  say: SayWhere,
  { offered, streets, street, house }: WhereMemory,
  yesNo: readonly string[],
  isAgain = false,
): WhereQuestion => {
  const [only, ...others] = offered
  const none = named(say('none').text)
  if (only !== undefined && others.length === 0) return ofOne(say, only, yesNo)
  if (only !== undefined)
    return {
      said: say(only.address === undefined ? 'whichPostcode' : 'which'),
      options: [...offered.map(optionOf), none],
      expects: 'choice',
    }
  if (streets.length > 0)
    return { said: say('whichStreet'), options: [...streets.map(named), none], expects: 'choice' }
  if (street === undefined)
    return {
      said: say(isAgain ? 'askAgain' : 'ask'),
      options: [],
      expects: 'address',
      listen: { digits: POSTCODE },
    }
  const said = house === undefined ? say('house', { street }) : say('flat', { house, street })
  return { said, options: [], expects: 'address', listen: { digits: HOUSE } }
}
