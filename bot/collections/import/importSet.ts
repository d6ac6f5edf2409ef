/** Imports a council's set of files, whole or not at all. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { addDays, localTime } from '../../../knowledge/calendar/day'
import type { Pack } from '../../../knowledge/schema'
import { readCsv } from '../../import/csv'
import { createFindings, type Named } from '../../import/findings'
import { moreThanASlip } from '../../import/moreThanASlip'
import { EVERYWHERE } from '../everywhere'
import type { CollectionsStore, Filled, Keep } from '../store'
import { type Calendar, type Folder, folderFindings, readFolder } from './folder'
import { type IcsOptions, readIcs } from './ics'
import { FILES, type FileName } from './rows'
import { createTakers } from './takers'
import { type KnownSoFar, nothingKnown, type Taking } from './taking'

/** How far ahead a calendar file's rule without an end is followed. */
const DAYS_AHEAD = 730

export interface ImportParts {
  store: Pick<CollectionsStore, 'replace'>
  pack: Pick<Pack, 'council' | 'containers'>
  now: Date
  /** Of a shipped sample. */
  fingerprint?: string
  /** Files in the folder that are of another kind of set. */
  others?: readonly string[]
  /** Called often with how far it is; both in bytes. */
  progress?(done: number, all: number): void
}

export interface Imported {
  kept: boolean
  /** Rows that were kept, by file. */
  rows: Readonly<Record<string, number>>
  /** Properties for which the set has no collection at all. */
  unserved: number
  leftOut: Named
  contradictions: Named
  sample: boolean
}

const readCalendar = (
  path: string,
  { file, service, round }: Calendar,
  taking: Taking,
  options: IcsOptions,
) => {
  const { known, findings, keep } = taking
  if (!known.services.has(service))
    findings.contradict({ file, message: `services.csv has no service ${service}` })
  const { days, problems } = readIcs(readFileSync(join(path, file), 'utf8'), options)
  for (const problem of problems) findings.leaveOut({ file, ...problem })
  if (days.length === 0) findings.contradict({ file, message: 'there is no day in this calendar' })
  if (round !== EVERYWHERE) known.rounds.add(round)
  known.roundServices.add(`${round} ${service}`)
  for (const day of days) keep('round_days', { round, service, day })
  return days.length
}

const readCalendars = (folder: Folder, taking: Taking, { pack, now }: ImportParts): number => {
  const { timeZone } = pack.council
  const options = { timeZone, until: addDays(localTime(now, timeZone).day, DAYS_AHEAD) }
  return folder.calendars.reduce(
    (sum, calendar) => sum + readCalendar(folder.path, calendar, taking, options),
    0,
  )
}

const fill = async (folder: Folder, parts: ImportParts, taking: Taking): Promise<Record<string, number>> => {
  const { findings, known } = taking
  const takers = createTakers(taking)
  const rows: Record<string, number> = {}
  let done = 0
  const readOne = async <Name extends FileName>(name: Name): Promise<void> => {
    const read = await readCsv(
      { name, path: join(folder.path, `${name}.csv`), rows: FILES[name] },
      {
        findings,
        read: (bytes) => {
          done += bytes
          parts.progress?.(done, folder.bytes)
        },
        take: takers[name],
        lost: ({ uprn }) => {
          if (name === 'properties' && uprn !== undefined) known.lost.add(uprn)
        },
      },
    )
    moreThanASlip(findings, `${name}.csv`, read)
    rows[`${name}.csv`] = read - findings.leftOutOf(`${name}.csv`)
  }
  for (const name of folder.csv) {
    await readOne(name)
    if (name === 'services') rows['days in calendars'] = readCalendars(folder, taking, parts)
  }
  if (known.properties.size === 0 && folder.csv.includes('properties'))
    findings.contradict({ file: 'properties.csv', message: 'there is no property in it' })
  return rows
}

const unservedOf = ({ properties, served }: KnownSoFar, { calendars }: Folder): number =>
  calendars.some(({ round }) => round === EVERYWHERE) ? 0 : properties.size - served.size

/** Reads the folder and puts it in the place of what the council had; nothing is changed when it contradicts itself. */
export const importSet = async (path: string, parts: ImportParts): Promise<Imported> => {
  const { store, pack, now, fingerprint, others = [] } = parts
  const folder = readFolder(path, others)
  const findings = createFindings()
  const known = nothingKnown()
  let rows: Record<string, number> = {}
  folderFindings(folder, findings)
  const fillWith = async (keep: Keep): Promise<Filled> => {
    const containers = new Set(pack.containers.map(({ id }) => id))
    const bothWays = folder.csv.includes('dates') && folder.csv.includes('property_rounds')
    rows = await fill(folder, parts, { keep, known, findings, containers, bothWays })
    const whole = findings.contradictions().count === 0
    return whole ? { outcome: 'keep', sample: known.sample } : { outcome: 'discard' }
  }
  const set = {
    council: pack.council.id,
    importedAt: now,
    ...(fingerprint === undefined ? {} : { fingerprint }),
  }
  if (findings.contradictions().count === 0) await store.replace(set, fillWith)
  return {
    kept: findings.contradictions().count === 0,
    rows,
    unserved: unservedOf(known, folder),
    leftOut: findings.leftOut(),
    contradictions: findings.contradictions(),
    sample: known.sample,
  }
}
