import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { knowledgeFolder } from '../../knowledge/load'
import type { Pack } from '../../knowledge/schema'

/** What scripts call the applications of the shipped samples: by what is to be built, which is the same for every council. */
const NAMES = {
  extension: 'Single storey rear extension',
  loft: 'Loft conversion with rear dormer',
  cafe: 'Change of use from shop to café',
  windows: 'Replacement windows',
  homes: '14 homes with access and open space',
  porch: 'Front porch',
  flat: 'Two storey side extension to form a flat',
  garage: 'Garage at the front of the house',
  house: 'House in the garden',
  flats: 'Three storey block of six flats',
  oak: 'Crown reduction of one oak by 2 metres',
  town: 'Up to 400 homes, a school and shops (outline)',
} as const

type Row = Readonly<Record<string, string>>
const samples = new Map<string, readonly Row[]>()

/** Read once for each council; a council without a sample has none. */
const sampleOf = ({ council: { id } }: Pack): readonly Row[] => {
  const file = join(knowledgeFolder(), 'councils', id, 'sample', 'planning', 'applications.csv')
  const rows =
    samples.get(id) ?? (existsSync(file) ? parse(readFileSync(file, 'utf8'), { columns: true }) : [])
  samples.set(id, rows)
  return rows
}

/** Another digit at the end of its number, as a finger slips. */
const mistyped = (reference: string): string =>
  reference.replace(/(\d)(?=\D*\d?$)/, (digit) => String((Number(digit) + 3) % 10))

const valuesOf = ([name, description]: readonly [string, string]) => {
  const rowIn = (pack: Pack) => sampleOf(pack).find((row) => row.description === description)
  return [
    [`${name}Reference`, (pack: Pack) => rowIn(pack)?.reference],
    [`${name}Postcode`, (pack: Pack) => rowIn(pack)?.postcode],
    [`${name}Address`, (pack: Pack) => rowIn(pack)?.address],
    [`${name}Slip`, (pack: Pack) => mistyped(rowIn(pack)?.reference ?? '') || undefined],
  ] as const
}

/** `{porchReference}`, `{porchPostcode}`, `{porchAddress}` and `{porchSlip}`, a reference mistyped; for each of them. */
export const sampleApplications: Readonly<Record<string, (pack: Pack) => string | undefined>> =
  Object.fromEntries(Object.entries(NAMES).flatMap(valuesOf))
