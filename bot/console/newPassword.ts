import type { Advisor } from '../advisors/advisor'
import { passwordFault } from '../advisors/passwords'
import type { ConsoleParts } from './parts'

/** What is wrong with a new password, in words; `undefined` when it will do. */
export const newPasswordFault = (
  { words }: Pick<ConsoleParts, 'words'>,
  password: string,
  account: Pick<Advisor, 'username' | 'name'>,
): string | undefined => {
  if (password === '') return words.line('password', 'empty')
  const fault = passwordFault(password, account)
  return fault && words.line('password', fault)
}
