/** Sets of bin collections to try the import with: the same seed gives the same set. Nothing in them is real. */

import { once } from 'node:events'
import { createWriteStream, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Numbers from 0 up to 1, always the same ones for a seed (mulberry32). */
export const chanceFrom = (seed: number): (() => number) => {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), state | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
}

const STREETS = [
  'Alder Close',
  'Mill Lane',
  'Station Road',
  'Orchard Way',
  'High Street',
  'Church Walk',
  'Meadow View',
]
const DAYS = ['MO', 'TU', 'WE', 'TH', 'FR']
const HOUSES_IN_A_STREET = 40
const INWARD = 'ABDEFGHJLNPQRSTUWXYZ'

const SERVICES = `service_code,stream,local_name,out_by,subscription,season_from,season_to
refuse,refuse,Grey bin,07:00,0,,
recycling,recycling,Green bin,07:00,0,,
food,food,Food caddy,07:00,0,,
garden,garden,Brown bin,07:00,1,03-01,11-30
`

const rounds = (): string =>
  `round,service_code,rrule,dtstart\n${DAYS.flatMap((day, i) =>
    ['a', 'b'].flatMap((week, w) => {
      const start = (weeks: number) => `2026-01-${String(5 + i + 7 * weeks).padStart(2, '0')}`
      const rule = `FREQ=WEEKLY;INTERVAL=2;BYDAY=${day}`
      const name = `${day.toLowerCase()}-${week}`
      return [
        `${name},refuse,${rule},${start(w)}`,
        `${name},recycling,${rule},${start(1 - w)}`,
        `${name},garden,${rule},${start(1 - w)}`,
        `${name},food,FREQ=WEEKLY;BYDAY=${day},${start(0)}`,
      ]
    }),
  ).join('\n')}\n`

const overrides = (streets: number, chance: () => number): string => {
  const christmas = ['2026-12-25,2026-12-28', '2027-01-01,2027-01-04', '2027-03-26,2027-03-27']
  const works = Array.from({ length: Math.floor(streets / 50) }, () => {
    const usrn = String(10_000_000 + Math.floor(chance() * streets))
    return `usrn,${usrn},*,2026-12-${String(1 + Math.floor(chance() * 23)).padStart(2, '0')},2026-12-24,roadworks,2026-11-${10 + Math.floor(chance() * 10)}T0${Math.floor(chance() * 10)}:${10 + Math.floor(chance() * 50)}`
  })
  const lines = [
    ...christmas.map((days) => `council,,*,${days},the bank holidays,2026-11-01`),
    ...new Map(works.map((line) => [line.slice(0, 26), line])).values(),
  ]
  return `scope,scope_id,service_code,original_date,new_date,reason,published_at\n${lines.join('\n')}\n`
}

/** The `i`th postcode, each for one street. */
export const postcodeOf = (street: number): string => {
  const [a, b] = [INWARD[street % 20], INWARD[Math.floor(street / 20) % 20]]
  return `EX${1 + (Math.floor(street / 4000) % 39)} ${Math.floor(street / 400) % 10}${a}${b}`
}

export const uprnOf = (i: number): string => `9999${String(i).padStart(8, '0')}`

export interface MadeSet {
  addresses: number
  seed: number
}

/** The lines of one address in `properties.csv` and `property_rounds.csv`. */
const linesOf = (i: number, chance: () => number): readonly [string, string] => {
  const street = Math.floor(i / HOUSES_IN_A_STREET)
  const [uprn, house] = [uprnOf(i), 1 + (i % HOUSES_IN_A_STREET)]
  const address = `"${house} ${STREETS[street % STREETS.length]}, Otherford"`
  const assisted = chance() < 0.02 ? 1 : 0
  const round = `${DAYS[street % 5]?.toLowerCase()}-${street % 2 === 0 ? 'a' : 'b'}`
  const services = ['refuse', 'recycling', 'food', ...(chance() < 0.4 ? ['garden'] : [])]
  return [
    `${uprn},${address},${postcodeOf(street)},${10_000_000 + street},kerbside,${assisted},1\n`,
    services.map((code) => `${uprn},${code},${round}\n`).join(''),
  ]
}

/** Writes a set of so many addresses into a folder, which is made. */
export const writeSet = async (folder: string, { addresses, seed }: MadeSet): Promise<void> => {
  mkdirSync(folder, { recursive: true })
  const chance = chanceFrom(seed)
  writeFileSync(join(folder, 'services.csv'), SERVICES)
  writeFileSync(join(folder, 'rounds.csv'), rounds())
  writeFileSync(join(folder, 'overrides.csv'), overrides(Math.ceil(addresses / HOUSES_IN_A_STREET), chance))
  const files = ['properties.csv', 'property_rounds.csv'].map((name) => createWriteStream(join(folder, name)))
  files[0]?.write('uprn,address,postcode,usrn,property_type,assisted,sample\n')
  files[1]?.write('uprn,service_code,round\n')
  for (let i = 0; i < addresses; i += 1)
    for (const [at, line] of linesOf(i, chance).entries()) {
      const file = files[at]
      if (file?.write(line) === false) await once(file, 'drain')
    }
  await Promise.all(files.map((file) => new Promise((done) => file.end(done))))
}
