import { address } from '../../answers/address'
import { oneOf } from '../../answers/oneOf'
import { yesNo } from '../../answers/yesNo'
import { dateName, dayName } from '../../dates'
import type { Here } from '../../information/about'
import type { EndingLine } from '../../service'
import { Service } from '../../service'
import { binsAtHome } from '../homeBins'
import { homeCase, isListed } from '../homeCase'
import { type GardenAtHome, gardenAt } from './state'

type Want = 'join' | 'renew' | 'stop'

/** What is asked of the team, as far as this home can have it. */
const requestOf = ({ state }: GardenAtHome, want: Want | undefined): Want | undefined => {
  if (want === undefined) return undefined
  if (state === 'notKnown') return want
  if (state === 'could') return want === 'stop' ? undefined : 'join'
  return state === 'joined' && want !== 'join' ? want : undefined
}

const endingLines = {
  join: [],
  renew: [],
  stop: [],
  asked: [],
  charge: [],
  joined: [],
  everyone: [],
  notJoined: [],
  none: [],
  next: ['day'],
  season: ['from', 'to'],
  sample: [],
} as const
type OneLine = EndingLine<keyof typeof endingLines>

const STATES = {
  joined: ['joined'],
  everyone: ['everyone'],
  could: ['notJoined'],
  none: ['none'],
  notKnown: [],
} as const

const whenSaid = ({ next, season }: GardenAtHome, here: Here): readonly OneLine[] => [
  ...(next === undefined ? [] : [{ line: 'next', with: { day: dayName(next, here.now.day) } } as const]),
  ...(season === undefined
    ? []
    : [{ line: 'season', with: { from: dateName(season.from), to: dateName(season.to) } } as const]),
]

/** Join, renew or stop the garden waste collection of a home, where it is by subscription. Payments are not taken. */
export const gardenWaste = Service.named('garden-waste')
  .about('bins.garden')
  .atHome()
  .find('bins', binsAtHome)
  .find('garden', async ({ bins }, { here }) => gardenAt(bins, here.now.day))
  .askIf('want', oneOf('join', 'renew', 'stop'), ({ garden }) => !['everyone', 'none'].includes(garden.state))
  .find('request', async ({ garden, want }) => requestOf(garden, want))
  .askIf('hasBin', yesNo, ({ request }) => request === 'join')
  .askIf('address', address, (soFar) => soFar.request !== undefined && !isListed(soFar))
  .contactIf(({ request }) => request !== undefined)
  .ends(endingLines, (answers, here) => {
    const { garden, request, place, bins } = answers
    const sample = place.sample ? (['sample'] as const) : []
    const season = whenSaid(garden, here)
    if (request === undefined) return { say: [...STATES[garden.state], ...season, ...sample] }
    const subject = bins === undefined ? undefined : `garden ${bins.property.uprn} ${request}`
    return {
      say: ['asked', ...(request === 'stop' ? [] : (['charge'] as const)), ...season, ...sample],
      opens: { what: request, ...homeCase(answers), subject, facts: { request } },
    }
  })
