import { z } from 'zod'
import type { Call } from './call'

/** The most that GeoReport v2 gives at once, and what it gives where nothing else is asked for. */
const MOST = 1000

const A_PLACE = /^(\d{1,15})-(\d{1,15})(?:-(\d{1,9}))?$/

/** Where a page begins: after something that happened then, to this case. Only ever made by us. */
export interface Place {
  at: Date
  reference: string
  seq: number
}

const placeOf = (text: string): Place | undefined => {
  const [, at, reference, seq = '0'] = A_PLACE.exec(text) ?? []
  return at === undefined || reference === undefined
    ? undefined
    : { at: new Date(Number(at)), reference, seq: Number(seq) }
}

/** `page_size` and `after`; the latter is in the address of the next page. */
export const paging = {
  page_size: z
    .string()
    .refine((text) => /^\d{1,4}$/.test(text) && Number(text) > 0 && Number(text) <= MOST, {
      error: `write a number from 1 to ${MOST}`,
    })
    .transform(Number)
    .prefault(String(MOST)),
  after: z
    .string()
    .refine((text) => placeOf(text) !== undefined, { error: 'take it from the Link of the page before' })
    .transform(placeOf)
    .optional(),
}

/**
 * A page out of a list that was read with one more than the page holds: where there is one, the next page is said in the
 * `Link` header, without the key.
 */
export const pageOf = <Listed>(
  call: Call,
  listed: readonly Listed[],
  size: number,
  placed: (last: Listed) => Place,
): { page: readonly Listed[]; headers: Readonly<Record<string, string>> } => {
  const page = listed.slice(0, size)
  const last = page.at(-1)
  if (last === undefined || listed.length <= size) return { page, headers: {} }
  const { at, reference, seq } = placed(last)
  const after = [at.getTime(), reference, ...(seq === 0 ? [] : [seq])].join('-')
  return { page, headers: { Link: `<${call.address({ after })}>; rel="next"` } }
}
