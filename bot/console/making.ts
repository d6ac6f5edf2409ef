import { newId } from '../chance'
import { AFTER } from '../handoff/timing'
import type { Answer } from '../web/answer'
import { html } from '../web/answer'
import { createDesk, type Desk } from './desk'
import type { DeskParts } from './deskParts'
import type { LineParts, Patience } from './line'
import type { ConsoleRequest } from './route'

/** What pages of conversations are made with. */
export interface Making {
  parts: DeskParts
  desk: Desk
  line: LineParts
  patience: Patience
  page(
    request: ConsoleRequest,
    template: string,
    values: { title: string; [name: string]: unknown },
    status?: number,
  ): Answer
  /** A piece of a page, for its script to put in. */
  fragment(template: string, values: Readonly<Record<string, unknown>>): Answer
  /** The same lines make the same HTML: it is written once. */
  remembered(template: string, values: Readonly<Record<string, unknown>>): string
  /** What the address says was done before the browser was sent here. */
  doneIn(request: ConsoleRequest): { done?: string }
  newId(): string
}

/** A reply is due soon after half the time after which the advisor is nudged. */
const PATIENCE: Patience = {
  soon: AFTER.nudge / 2,
  late: AFTER.nudge,
  queue: AFTER.longWait,
  offer: AFTER.offer,
}

/** So many pieces are remembered: as many as there are kinds of views, and a few that are old. */
const MOST_REMEMBERED = 64

const remembering = (render: DeskParts['render']): Making['remembered'] => {
  const written = new Map<string, string>()
  return (template, values) => {
    const key = JSON.stringify([template, values])
    const found = written.get(key)
    if (found !== undefined) return found
    const fresh = render(template, values)
    const [oldest] = written.keys()
    if (written.size >= MOST_REMEMBERED && oldest !== undefined) written.delete(oldest)
    written.set(key, fresh)
    return fresh
  }
}

const isLine = (line: unknown): line is string => typeof line === 'string' && !line.includes('{')

/** A page of ours may show residents' view of a conversation in a frame. */
const framing = (answer: Answer): Answer => {
  const policy = String(answer.headers?.['Content-Security-Policy'] ?? '')
  return {
    ...answer,
    headers: { ...answer.headers, 'Content-Security-Policy': `${policy}; frame-src 'self'` },
  }
}

/** Puts together what the pages need. */
export const createMaking = (parts: DeskParts): Making => {
  const { words, packs, render } = parts
  const live = JSON.stringify(words.sections.live)
  return {
    parts,
    desk: createDesk(parts),
    line: { words, packs, patience: PATIENCE },
    patience: PATIENCE,
    page: (request, template, values, status) =>
      framing(parts.page(request, template, { live, scripts: parts.scripts, ...values }, status)),
    fragment: (template, values) => html(render(template, values)),
    remembered: remembering(render),
    doneIn: ({ query }) => {
      const line = words.sections.outcomes?.[query.get('done') ?? '']
      return isLine(line) ? { done: line } : {}
    },
    newId: () => newId(parts.chance),
  }
}
