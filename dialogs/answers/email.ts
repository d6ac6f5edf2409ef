import { z } from 'zod'
import { alternating, hintWords } from './hints'
import type { AnswerKind } from './kind'
import { read, unread } from './kind'

/** What mail servers take in practice: RFC 5321's dot-string before the @, and a name with a dot after it. */
const ADDRESS = /[A-Z0-9.!#$%&'*+/=?^_{|}~-]+@(?:[A-Z0-9](?:[A-Z0-9-]*[A-Z0-9])?\.)+[A-Z]{2,}/i

/** RFC 5321, 4.5.3.1.3. */
const LONGEST = 254

/** "name at example dot com", as it is heard. */
const written = (said: string): string =>
  said.replace(/\s+(?:at|@)\s+/gi, '@').replace(/\s+(?:dot|\.)\s+/gi, '.')

const findIn = (said: string): string | undefined => {
  const found = (ADDRESS.exec(said) ?? ADDRESS.exec(written(said)))?.[0].replace(/^[.']+/, '')
  if (found === undefined || found.length > LONGEST || found.includes('..')) return undefined
  const at = found.lastIndexOf('@')
  return found.slice(0, at) + found.slice(at).toLowerCase()
}

/** An email address; the part after the @ in small letters. */
export const email: AnswerKind<string> = {
  stored: z.string().refine((stored) => findIn(stored) === stored),
  problems: ['notEmail', 'emailIncomplete'],
  expects: 'open',
  choices: [],
  hints: () => [...hintWords().email, ...alternating(hintWords().letters, hintWords().digits)],
  read: (said) => {
    const found = findIn(said)
    if (found !== undefined) return read(found)
    return unread(said.includes('@') ? 'emailIncomplete' : 'notEmail')
  },
  find: findIn,
}
