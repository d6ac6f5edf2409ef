import { address } from '../../answers/address'
import { day } from '../../answers/day'
import { oneOf } from '../../answers/oneOf'
import { postcode } from '../../answers/postcode'
import { text } from '../../answers/text'
import { yesNo } from '../../answers/yesNo'
import { Service } from '../../service'
import { uprnAt } from '../uprnAt'

/** Which teams are to be told. Everybody who moves is on somebody's Council Tax bill. */
const teamsOf = (told: { benefit: boolean; garden?: boolean; assisted: boolean }): readonly string[] => [
  'councilTax',
  ...(told.benefit ? ['benefits'] : []),
  ...(told.garden ? ['gardenWaste'] : []),
  ...(told.assisted ? ['assistedCollection'] : []),
]

const TAX = { within: 'taxWithin', in: 'taxIn', away: 'taxAway' } as const
const BENEFIT = { within: 'benefitWithin', in: 'benefitIn', away: 'benefitAway' } as const

/**
 * "Tell us once": one case that lists the teams, and not one for each, so that the resident has one reference and either
 * all of them are told or none. Either home may be outside the area, so addresses are taken as they are told, read back,
 * and matched with a UPRN where just one home fits.
 */
export const newAddress = Service.named('new-address')
  .about('benefits.change_circumstances')
  .ask('move', oneOf('within', 'in', 'away'))
  .ask('from', address)
  .ask('fromPostcode', postcode)
  .ask('to', address)
  .ask('toPostcode', postcode)
  .ask('day', day({ towards: 'future', either: true }))
  .ask('who', text({ most: 300 }))
  .ask('benefit', yesNo)
  .find('hasGarden', async (_, { here }) => here.pack.containers.some(({ stream }) => stream === 'garden'))
  .askIf('garden', yesNo, ({ hasGarden }) => hasGarden)
  .ask('assisted', yesNo)
  .find('oldUprn', ({ from, fromPostcode }, world) => uprnAt(fromPostcode, from, world))
  .find('newUprn', ({ to, toPostcode }, world) => uprnAt(toPostcode, to, world))
  .contact({ reach: true })
  .ends(
    [
      'what',
      ...Object.values(TAX),
      ...Object.values(BENEFIT),
      'garden',
      'assisted',
      'vote',
      'others',
      'time',
    ],
    ({ move, oldUprn, newUprn, ...told }) => ({
      opens: {
        what: 'what',
        where: 'to',
        postcode: 'toPostcode',
        name: 'name',
        phone: 'phone',
        email: 'email',
        uprn: newUprn ?? oldUprn,
        facts: { teams: teamsOf(told), oldUprn, newUprn },
      },
      say: [
        TAX[move],
        ...(told.benefit ? ([BENEFIT[move]] as const) : []),
        ...(told.garden ? (['garden'] as const) : []),
        ...(told.assisted ? (['assisted'] as const) : []),
        'vote',
        'others',
        'time',
      ],
    }),
  )
