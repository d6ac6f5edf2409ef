import { localeOf } from './reading'

/** What a front end must know of a call and keeps nowhere: it travels in the addresses that the gateway is given. */
export interface Way {
  /** The turn that what comes next is. */
  turn: number
  /** How often in a row we had nothing to answer. */
  tried: number
  /** Of the line that was rung. */
  locale: string
  /** The caller's number must not be shown, even where the gateway goes on telling it. */
  withheld?: boolean
  /** The gateway's voice reads plain words and no SSML. */
  plain: boolean
}

const USUAL = 'en-GB'
/** The start is 0 and has an address of its own. */
const FIRST = 1
const MOST_TURNS = 9_998
const MOST_TRIES = 9

const numberIn = (written: string | null, most: number, fallback: number): number =>
  written !== null && /^\d{1,4}$/.test(written) && Number(written) <= most ? Number(written) : fallback

/** Reads an address's query; whatever isn't well formed is as if it weren't there, as there is a caller on the line. */
export const readWay = (query: URLSearchParams): Way => ({
  turn: numberIn(query.get('turn'), MOST_TURNS, FIRST),
  tried: numberIn(query.get('tried'), MOST_TRIES, 0),
  locale: localeOf(query.get('locale') ?? undefined),
  withheld: query.get('withheld') === '1',
  plain: query.get('ssml') === 'off',
})

/** The same as a query, as `URLSearchParams` writes it: a signature may be over every character. */
export const writeWay = ({ turn, tried, locale, withheld = false, plain }: Way): string =>
  new URLSearchParams({
    turn: String(turn),
    ...(tried > 0 ? { tried: String(tried) } : {}),
    ...(locale === USUAL ? {} : { locale }),
    ...(withheld ? { withheld: '1' } : {}),
    ...(plain ? { ssml: 'off' } : {}),
  }).toString()
