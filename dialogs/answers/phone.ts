import { z } from 'zod'
import type { AnswerKind, Read } from './kind'
import { read, unread } from './kind'

/** A run of digits with the marks people put between them. */
const RUN = /(?:\+|00)?\(?\d[\d\s().-]{5,}\d/

const WHOLE = /^0[1-35789]\d{8,9}$/
/** Ofcom's National Telephone Numbering Plan: 0 and 9 or 10 more digits; mobiles and 03 numbers always have 10 more. */
const [SHORTEST, LONGEST] = [10, 11]
const ALWAYS_LONG = /^0[37]/

/** `+44 (0)20 …` and `0044 …` are 020 …; another country's number stays as it is. */
const national = (run: string): string =>
  run
    .replace(/[\s().-]/g, '')
    .replace(/^00/, '+')
    .replace(/^\+440?/, '0')

const readRun = (run: string): Read<string> => {
  const digits = national(run)
  if (digits.startsWith('+')) return unread('phoneAbroad')
  const least = ALWAYS_LONG.test(digits) ? LONGEST : SHORTEST
  if (digits.length < least) return unread('phoneTooShort')
  if (digits.length > LONGEST) return unread('phoneTooLong')
  return WHOLE.test(digits) ? read(digits) : unread('notPhone')
}

const readPhone = (said: string): Read<string> => {
  const run = RUN.exec(said)?.[0]
  return run === undefined ? unread('notPhone') : readRun(run)
}

/** A UK phone number, as digits: `07700900123`. */
export const phone: AnswerKind<string> = {
  stored: z.string().regex(WHOLE),
  problems: ['notPhone', 'phoneTooShort', 'phoneTooLong', 'phoneAbroad'],
  expects: 'digits',
  choices: [],
  read: readPhone,
  find: (said) => {
    const found = readPhone(said)
    return found.ok ? found.value : undefined
  },
}
