import type { Pack } from '../knowledge/schema'
import { BotError } from './errors'

/** What `bot/` needs to know of a council; the rest of its pack is the dialogs' business. */
export interface Council {
  id: string
  name: string
  /** The number of its enquiries line as it is written, such as `01632 960000`; left out when it has none. */
  enquiries?: string
}

export type Councils = ReadonlyMap<string, Council>

const councilOf = ({ council, contacts }: Pack): Council => {
  const enquiries = contacts.phones.find(({ purpose, number }) => purpose === 'enquiries' && number)?.number
  return { id: council.id, name: council.name, ...(enquiries === undefined ? {} : { enquiries }) }
}

/** The councils to serve, in the order they are named; throws `council_unknown` for an id that has no pack. */
export const councilsServed = (
  packs: ReadonlyMap<string, Pack>,
  wanted: 'all' | readonly string[],
): Councils => {
  const ids = wanted === 'all' ? [...packs.keys()] : wanted
  return new Map(
    ids.map((id) => {
      const pack = packs.get(id)
      if (pack === undefined)
        throw new BotError('council_unknown', {
          detail: `COUNCILS names ${id}; there are ${[...packs.keys()].join(', ')}`,
        })
      return [id, councilOf(pack)]
    }),
  )
}
