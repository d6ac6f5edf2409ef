import type { ApprovedAnswer } from '../../dialogs/approved'
import { publishedOn } from '../../dialogs/dates'
import type { Citation } from '../../dialogs/turn'
import type { Pack } from '../../knowledge/schema'
import type { DeskParts } from './deskParts'

/** An approved answer as it is offered to an advisor. */
export interface FoundAnswer {
  id: string
  title: string
  text: string
  /** "Source: GOV.UK: Recycling collections, 22 November 2026." */
  source: string
  /** What is put into the reply: the text with its source. */
  inserts: string
}

/** Longer is nobody's question. */
const MOST_CHARACTERS = 200

const citation = (
  { words }: Pick<DeskParts, 'words'>,
  { title, section, published, url }: Citation,
): string => {
  const named = [title, section].filter((part) => part !== undefined).join(', ')
  const dated =
    published === undefined
      ? named
      : words.line('conversation', 'sourceDated', { title: named, date: publishedOn(published) })
  return url === undefined ? dated : `${dated} (${url})`
}

const shown = (
  parts: Pick<DeskParts, 'words'>,
  { id, question, text, sources }: ApprovedAnswer,
): FoundAnswer => {
  const { words } = parts
  const cited = sources.map((source) => citation(parts, source)).join('; ')
  const source = words.line('conversation', 'source', { sources: cited })
  const title = question ?? words.line('conversation', 'promise')
  return { id, title, text, source, inserts: `${text}\n\n${source}` }
}

type Finding = Pick<DeskParts, 'words' | 'approved' | 'clock'>

/** Approved answers to a question. */
export const foundAnswers = (parts: Finding, pack: Pack, question: string): readonly FoundAnswer[] =>
  question === ''
    ? []
    : parts.approved
        .find(pack, question.slice(0, MOST_CHARACTERS), parts.clock.now())
        .map((answer) => shown(parts, answer))

/** A draft with an approved answer put behind it; the draft alone where there is no such answer. */
export const withAnswer = (parts: Finding, pack: Pack, draft: string, id: string): string => {
  const answer = parts.approved.byId(pack, id, parts.clock.now())
  if (answer === undefined) return draft
  return [draft.trim(), shown(parts, answer).inserts].filter((text) => text !== '').join('\n\n')
}
