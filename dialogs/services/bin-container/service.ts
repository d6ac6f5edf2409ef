import { address } from '../../answers/address'
import { binAt } from '../../answers/binAt'
import { howMany } from '../../answers/howMany'
import { oneOf } from '../../answers/oneOf'
import { yesNo } from '../../answers/yesNo'
import { sayReference } from '../../caseReference'
import { Service } from '../../service'
import { binsAtHome } from '../homeBins'
import { homeCase, isListed } from '../homeCase'
import { containersFor, type Wanted, wantedOf } from './containers'

/** More sacks or boxes than this are asked for by speaking to somebody. */
const MOST = 20
/** A council asks how many live in a home before it gives a second bin; nobody's home holds more. */
const MOST_PEOPLE = 30

const mayOrder = (wanted: Wanted | undefined): wanted is Wanted =>
  wanted !== undefined && !wanted.isForMembers && wanted.open === undefined

/** "I need a new bin": what of this council's, and why. The council decides; nothing is promised here. */
export const binContainer = Service.named('bin-container')
  .about('bins.order_container')
  .where(({ containers }) => containers.length > 0)
  .atHome()
  .find('bins', binsAtHome)
  .find('kinds', async ({ bins }, { here }) => containersFor(here.pack, bins))
  .askFrom('container', ({ kinds }) => kinds, binAt)
  .find('wanted', ({ container, bins }, world) => wantedOf(container, bins, world))
  .askIf(
    'why',
    oneOf('never', 'missing', 'broken', 'small', 'another'),
    ({ wanted }) => mayOrder(wanted) && !wanted.isUsedUp,
  )
  .askIf('takeAway', yesNo, ({ why }) => why === 'broken')
  .askIf('people', howMany({ most: MOST_PEOPLE }), ({ why }) => why === 'small' || why === 'another')
  .askIf('number', howMany({ most: MOST }), ({ wanted }) => mayOrder(wanted) && wanted.isCounted)
  .askIf('address', address, (soFar) => mayOrder(soFar.wanted) && !isListed(soFar))
  .contactIf(({ wanted }) => mayOrder(wanted))
  .ends(
    {
      what: [],
      asked: [],
      charge: [],
      takeAway: [],
      leave: [],
      already: ['reference'],
      joinFirst: [],
      joinGarden: [],
      noBins: [],
      sample: [],
    },
    (answers) => {
      const { wanted, place, takeAway } = answers
      const sample = place.sample ? (['sample'] as const) : []
      if (wanted === undefined) return { say: ['noBins', ...sample] }
      if (wanted.isForMembers) return { say: ['joinFirst', ...sample], options: ['joinGarden'] }
      if (wanted.open !== undefined) {
        const reference = sayReference(wanted.open)
        return { say: [{ line: 'already', with: { reference } }, ...sample] }
      }
      const old = takeAway === undefined ? [] : ([takeAway ? 'takeAway' : 'leave'] as const)
      return {
        say: ['asked', 'charge', ...old, ...sample],
        opens: { what: 'what', ...homeCase(answers), subject: wanted.subject },
      }
    },
  )
