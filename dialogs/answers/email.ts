import { z } from 'zod'
import { emailAddress } from '../said'
import { findEmails, isEmail } from '../understanding/particulars/email'
import { alternating, hintWords } from './hints'
import type { AnswerKind } from './kind'
import { read, unread } from './kind'
import { withoutSigh } from './sigh'

/** An email address; the part after the @ in small letters. */
export const email: AnswerKind<string> = {
  stored: z.string().refine(isEmail),
  problems: ['notEmail', 'emailIncomplete'],
  expects: 'open',
  choices: [],
  // Their own is to be read, not written to.
  inWords: (value) => ({ text: value, speech: emailAddress(value).speech }),
  hints: () => [...hintWords().email, ...alternating(hintWords().letters, hintWords().digits)],
  read: (said) => {
    const [found] = findEmails(withoutSigh(said), { expected: true })
    if (found !== undefined) return read(found.value)
    return unread(said.includes('@') ? 'emailIncomplete' : 'notEmail')
  },
  find: (said) => findEmails(said)[0]?.value,
}
