import { email } from './email'
import type { AnswerContext, AnswerKind } from './kind'
import { read } from './kind'
import { oneOf } from './oneOf'
import { phone } from './phone'

const kind = oneOf('phone', 'email')

const given = (said: string, context: AnswerContext): 'phone' | 'email' | undefined => {
  if (email.find(said, context) !== undefined) return 'email'
  return phone.find(said, context) === undefined ? undefined : 'phone'
}

/**
 * Whether to ring or to email. Who answers with the number or the address itself has said which; in passing only that
 * counts, as "a phone call" may be what it is all about.
 */
export const reachBy: AnswerKind<'phone' | 'email'> = {
  ...kind,
  read: (said, context) => {
    const told = given(said, context)
    return told === undefined ? kind.read(said, context) : read(told)
  },
  find: given,
}
