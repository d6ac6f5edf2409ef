import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { keysFor } from '../../knowledge/keypad'
import { knowledgeFolder } from '../../knowledge/load'
import type { Pack } from '../../knowledge/schema'

type Row = Readonly<Record<string, string>>
const homes = new Map<string, Row | undefined>()

/** Homes of a sample begin with a street of houses; the second is neither at its end nor one that gets help. */
const ORDINARY = 1

/** Read once for each council; a council without a sample has none. */
const homeOf = ({ council: { id } }: Pack): Row | undefined => {
  const file = join(knowledgeFolder(), 'councils', id, 'sample', 'properties.csv')
  if (!homes.has(id) && existsSync(file)) {
    const rows: readonly Row[] = parse(readFileSync(file, 'utf8'), { columns: true })
    homes.set(id, rows[ORDINARY])
  }
  return homes.get(id)
}

const houseAndStreet = (pack: Pack): string | undefined => homeOf(pack)?.address?.split(',')[0]

/** `{home}`, a house and its street in the shipped sample, `{homeStreet}`, `{homePostcode}`, and `{homeKeys}`, the keys of that. */
export const sampleHomes: Readonly<Record<string, (pack: Pack) => string | undefined>> = {
  home: houseAndStreet,
  homeStreet: (pack) => houseAndStreet(pack)?.replace(/^\S+ /, ''),
  homePostcode: (pack) => homeOf(pack)?.postcode,
  homeKeys: (pack) => {
    const postcode = homeOf(pack)?.postcode
    return postcode && keysFor(postcode)
  },
}
