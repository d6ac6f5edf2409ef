import { BotError } from '../errors'
import type { KeptAdvisor } from '../storage/advisorStore'
import { type Advisor, has } from './advisor'

type Account = Pick<Advisor, 'id' | 'roles' | 'councils' | 'isDisabled'>

const covers = (councils: readonly string[], others: readonly string[]): boolean =>
  councils.includes('*') || others.every((council) => councils.includes(council))

/** Whether an administrator looks after an account: all its councils are theirs. `*` is only of those who have it too. */
export const looksAfter = (
  admin: Pick<Advisor, 'roles' | 'councils'>,
  account: Pick<Advisor, 'councils'>,
): boolean => has(admin, 'administrator') && covers(admin.councils, account.councils)

/** Whether an administrator may know of an account: it works for a council of theirs. */
export const knowsOf = (
  admin: Pick<Advisor, 'roles' | 'councils'>,
  { councils }: Pick<Advisor, 'councils'>,
): boolean =>
  has(admin, 'administrator') &&
  (admin.councils.includes('*') ||
    councils.includes('*') ||
    councils.some((council) => admin.councils.includes(council)))

/**
 * Throws `not_allowed` unless an administrator, as they are now, may make one account of another. Nobody gives what they
 * haven't got: all councils, before and after, must be theirs. Nobody changes their own account, so that whoever takes
 * rights away still has them, and nobody locks themselves out.
 */
export const mayChange = (
  by: string,
  now: Account | undefined,
  next: Account,
  all: readonly Account[],
): void => {
  const admin = all.find(({ id }) => id === by)
  const councils = [...(now?.councils ?? []), ...next.councils]
  if (admin === undefined || admin.isDisabled || admin.id === next.id || !looksAfter(admin, { councils }))
    throw new BotError('not_allowed')
}

const administrators = (all: readonly Account[], council: string): readonly Account[] =>
  all.filter((each) => !each.isDisabled && has(each, 'administrator') && covers(each.councils, [council]))

/** The councils, `*` among them for all, that a change would leave without an administrator. */
export const leftAlone = (now: Account, next: Account, all: readonly Account[]): readonly string[] => {
  const after = all.map((each) => (each.id === now.id ? next : each))
  return now.councils.filter(
    (council) => administrators(all, council).length > 0 && administrators(after, council).length === 0,
  )
}

/** Throws `last_administrator` when a change would leave a council without one. */
export const keepsAdministrators = (
  now: KeptAdvisor,
  next: KeptAdvisor,
  all: readonly KeptAdvisor[],
): void => {
  const councils = leftAlone(now, next, all)
  if (councils.length > 0) throw new BotError('last_administrator', { detail: councils.join(', ') })
}
