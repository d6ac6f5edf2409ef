import type { Pack } from '../../../knowledge/schema'
import type { Answer } from '../answer'
import { securityHeaders } from './headers'
import { helpOf } from './help'
import { html } from './page'
import type { PageParts } from './parts'

const LINES: Readonly<Record<number, readonly [title: string, says: string]>> = {
  403: ['refusedTitle', 'refused'],
  404: ['notFoundTitle', 'notFound'],
  413: ['tooLargeTitle', 'tooLarge'],
  429: ['tooManyTitle', 'tooMany'],
}

/** The page for a status: what happened, in plain words, and where to go from there. */
export const problemPage = (
  { render, words }: Pick<PageParts, 'render' | 'words'>,
  status: number,
  pack?: Pack,
): Answer => {
  const [title, says] = LINES[status] ?? ['internalTitle', 'internal']
  const body = render('problem', {
    title: words.line('problem', title),
    says: words.line('problem', says),
    ...(pack === undefined ? {} : { council: pack.council, help: helpOf(pack) }),
  })
  return html(body, status, securityHeaders())
}
