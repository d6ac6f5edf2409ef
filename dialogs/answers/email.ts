import { z } from 'zod'
import { emailAddress } from '../said'
import { findEmails, isEmail } from '../understanding/particulars/email'
import { alternating, hintWords } from './hints'
import type { AnswerKind } from './kind'
import { read, unread } from './kind'

/** "Oh" before a word is a sigh; before a number it is a nought: "oh seven at example dot com". */
const SIGH =
  /^\s*(?:oh|o|ah|um+|er+m?)[\s,]+(?=\p{L}{2})(?!(?:zero|nought|oh|one|two|three|four|five|six|seven|eight|nine|double|treble|triple)\b)/iu

/** An email address; the part after the @ in small letters. */
export const email: AnswerKind<string> = {
  stored: z.string().refine(isEmail),
  problems: ['notEmail', 'emailIncomplete'],
  expects: 'open',
  choices: [],
  inWords: emailAddress,
  hints: () => [...hintWords().email, ...alternating(hintWords().letters, hintWords().digits)],
  read: (said) => {
    const [found] = findEmails(said.replace(SIGH, ''), { expected: true })
    if (found !== undefined) return read(found.value)
    return unread(said.includes('@') ? 'emailIncomplete' : 'notEmail')
  },
  find: (said) => findEmails(said)[0]?.value,
}
