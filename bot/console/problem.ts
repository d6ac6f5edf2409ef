import type { GuardParts } from './guard'
import type { ConsoleParts } from './parts'

const LINES: Readonly<Record<number, readonly [title: string, says: string]>> = {
  401: ['signedOutTitle', 'signedOut'],
  403: ['refusedTitle', 'refused'],
  404: ['notFoundTitle', 'notFound'],
  409: ['changedTitle', 'changed'],
  413: ['tooLargeTitle', 'tooLarge'],
  429: ['tooManyTitle', 'tooMany'],
}

/** The page for a status: what happened, in plain words, and where to go from there. */
export const problemPage =
  ({ page, words }: Pick<ConsoleParts, 'page' | 'words'>): GuardParts['problemPage'] =>
  (status, signedIn) => {
    const [title, says] = LINES[status] ?? ['internalTitle', 'internal']
    const values = { title: words.line('problem', title), says: words.line('problem', says), status }
    return page({ path: '', ...signedIn }, 'problem', values, status)
  }
