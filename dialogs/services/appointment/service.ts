import type { Pack } from '../../../knowledge/schema'
import { address } from '../../answers/address'
import { day } from '../../answers/day'
import { oneOf } from '../../answers/oneOf'
import { postcode } from '../../answers/postcode'
import { text } from '../../answers/text'
import { placeTarget } from '../../information/about'
import { Service } from '../../service'
import { isOpenIn, openOn } from '../openThen'
import { partOfDay } from '../partOfDay'

/** What the council's documents offer: to be seen by appointment, and to be visited at home. */
const offeredBy = ({ standards, contacts }: Pack) => ({
  office: standards.some(({ about }) => about === 'appointment'),
  home: contacts.accessible.some(({ id }) => id === 'home-visit'),
})

const isAtHome = ({ kind }: { kind: 'office' | 'home' }): boolean => kind === 'home'

const NOT_OFFERED = { office: 'noOffice', home: 'noHome' } as const

export const appointment = Service.named('appointment')
  .about('advisor.handoff')
  .where((pack) => Object.values(offeredBy(pack)).includes(true))
  .ask('kind', oneOf('office', 'home'))
  .find('offers', async (_, { here }) => offeredBy(here.pack))
  .refuse(
    'kind',
    ({ offers, kind }) => (offers[kind] ? undefined : NOT_OFFERED[kind]),
    ...Object.values(NOT_OFFERED),
  )
  .find('places', async (soFar, { here }) =>
    isAtHome(soFar) ? [] : here.pack.contacts.places.filter(({ servesEnquiries }) => servesEnquiries),
  )
  .askFrom('office', ({ places }) =>
    places.map(({ id, name, alsoKnownAs }) => ({ id, label: name, also: alsoKnownAs })),
  )
  .ask('matter', text({ most: 300 }))
  .ask('day', day({ towards: 'future' }))
  .find('open', async ({ places, office, day: wanted }, world) => {
    const place = places.find(({ id }) => id === office)
    return openOn(place && placeTarget(place), wanted, world)
  })
  .refuse('day', ({ open }) => (isOpenIn(open, 'any') ? undefined : 'closedThen'), 'closedThen')
  .ask('part', partOfDay)
  .refuse('part', ({ open, part }) => (isOpenIn(open, part) ? undefined : 'notThatPart'), 'notThatPart')
  .askIf('address', address, isAtHome)
  .askIf('postcode', postcode, isAtHome)
  .contact({ reach: true })
  .ends({ what: [], homeSays: ['offered'], next: [], interpreter: [] }, (told, { pack }) => {
    const visits = pack.contacts.accessible.find(({ id }) => id === 'home-visit')
    const isHome = isAtHome(told) && visits !== undefined
    return {
      opens: {
        what: 'what',
        ...(isHome ? ({ where: 'address', postcode: 'postcode' } as const) : { where: 'office' as const }),
        name: 'name',
        phone: 'phone',
        email: 'email',
      },
      say: [
        ...(isHome ? [{ line: 'homeSays' as const, with: { offered: visits.offered } }] : []),
        'next',
        'interpreter',
      ],
    }
  })
