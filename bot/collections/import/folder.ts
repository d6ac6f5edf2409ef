import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Findings } from '../../import/findings'
import { EVERYWHERE } from '../everywhere'
import { FILES, type FileName } from './rows'

/** What names something comes before what uses the name. */
const ORDER: readonly FileName[] = [
  'services',
  'rounds',
  'properties',
  'dates',
  'property_rounds',
  'overrides',
  'events',
]
const NEEDED: readonly FileName[] = ['services', 'properties']

/** A calendar file: the days of one round. */
export interface Calendar {
  file: string
  service: string
  round: string
}

/** What is in the folder of a set. */
export interface Folder {
  path: string
  csv: readonly FileName[]
  calendars: readonly Calendar[]
  unknown: readonly string[]
  bytes: number
}

/** `garden.tue-a.ics` has the days of one round of a service, `garden.ics` those of a service for everybody. */
const calendarOf = (file: string): Calendar => {
  const [service = '', ...round] = file.slice(0, -'.ics'.length).split('.')
  return { file, service, round: round.length === 0 ? EVERYWHERE : round.join('.') }
}

/** `others` are files of another kind of set, which may lie beside these. */
export const readFolder = (path: string, others: readonly string[] = []): Folder => {
  const files = readdirSync(path).filter((name) => /\.(csv|ics)$/i.test(name) && !others.includes(name))
  const names = files.filter((file) => file.endsWith('.csv')).map((file) => file.slice(0, -'.csv'.length))
  const csv = ORDER.filter((name) => names.includes(name))
  const calendars = files.filter((file) => file.endsWith('.ics')).map(calendarOf)
  const known = new Set([...csv.map((name) => `${name}.csv`), ...calendars.map(({ file }) => file)])
  return {
    path,
    csv,
    calendars,
    unknown: files.filter((file) => !known.has(file)),
    bytes: files.reduce((sum, file) => sum + statSync(join(path, file)).size, 0),
  }
}

/** What is missing, and what nobody would read. */
export const folderFindings = ({ csv, calendars, unknown }: Folder, findings: Findings): void => {
  for (const name of NEEDED)
    if (!csv.includes(name)) findings.contradict({ file: `${name}.csv`, message: 'this file is missing' })
  if (!csv.includes('property_rounds') && !csv.includes('dates') && calendars.length === 0)
    findings.contradict({
      file: 'property_rounds.csv',
      message: 'one of property_rounds.csv, dates.csv and a calendar file is needed',
    })
  for (const file of unknown) {
    const names = Object.keys(FILES).join('.csv, ')
    findings.contradict({
      file,
      message: `no set has a file of this name: there may be ${names}.csv and SERVICE.ics`,
    })
  }
}
