import { addDays } from '../../knowledge/calendar/day'
import { citationOf } from '../../knowledge/load'
import type { Pack, Source } from '../../knowledge/schema'
import { publishedOn } from '../dates'
import type { Said } from '../said'
import type { Citation } from '../turn'
import type { Say } from '../words'
import type { Here } from './about'

export const sourceLines = {
  source: ['sources'],
  sourceHeard: ['sources'],
  asOf: ['published'],
  sourcePart: ['title', 'section', 'published'],
  sourceLive: ['title', 'published'],
} as const

/** The citations of facts of a pack, each once, in the order given. */
export const citationsOf = (pack: Pack, sources: readonly Source[]): readonly Citation[] => {
  const cited = sources.map((source) => citationOf(pack, source))
  return cited.filter(
    (one, i) => cited.findIndex(({ title, section }) => title === one.title && section === one.section) === i,
  )
}

/** At most this many sources are shown under one answer: a longer list is not read. */
const SHOWN = 3

const partSaid = (say: Say<typeof sourceLines>, { title, section, published, url }: Citation): Said => {
  const linked = url === undefined ? title : `[${title}](${url})`
  const when = published === undefined ? '' : publishedOn(published)
  const said =
    section === undefined
      ? say('sourceLive', { title: linked, published: when })
      : say('sourcePart', { title: linked, section, published: when })
  return { text: said.text, speech: when === '' ? title : `${title}, ${when}` }
}

/** Facts that are looked at every year are told of as they are now. */
const FRESH_DAYS = 366

/** A caller can look nothing up: only that a fact is old is told, as somebody who is asked would. */
const heardOnCall = (say: Say<typeof sourceLines>, [first]: readonly Citation[], { now }: Here): string => {
  const published = first?.published ?? ''
  const fresh = addDays(now.day, -FRESH_DAYS).slice(0, published.length)
  return published < fresh ? say('asOf', { published: publishedOn(published) }).speech : ''
}

/** "Source: Customer Pledge, Appendix 1 (October 2010)." The date is always said where it is read: facts age. */
export const sourcesSaid = (say: Say<typeof sourceLines>, sources: readonly Citation[], here: Here): Said => {
  const parts = sources.slice(0, SHOWN).map((citation) => partSaid(say, citation))
  const joinedWith = (form: keyof Said): string => parts.map((part) => part[form]).join('; ')
  return {
    text: `*${say('source', { sources: joinedWith('text') }).text}*`,
    speech:
      here.channel === 'voice'
        ? heardOnCall(say, sources, here)
        : say('sourceHeard', { sources: parts[0]?.speech ?? '' }).speech,
  }
}
