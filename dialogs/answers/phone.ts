import { z } from 'zod'
import { phoneNumber } from '../said'
import { findPhones, isPhone, phoneFaultIn } from '../understanding/particulars/phone'
import type { AnswerKind } from './kind'
import { read, unread } from './kind'

/** A UK phone number, as digits: `07700900123`. */
export const phone: AnswerKind<string> = {
  stored: z.string().refine(isPhone),
  problems: ['notPhone', 'phoneTooShort', 'phoneTooLong', 'phoneAbroad'],
  expects: 'digits',
  digits: { min: 10, max: 11 },
  choices: [],
  inWords: phoneNumber,
  read: (said) => {
    const [found] = findPhones(said, { expected: true })
    return found === undefined ? unread(phoneFaultIn(said)) : read(found.value)
  },
  find: (said) => findPhones(said)[0]?.value,
}
