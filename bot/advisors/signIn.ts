import type { Clock } from '../clock'
import type { AdvisorStore, KeptAdvisor } from '../storage/advisorStore'
import type { Passwords } from './passwords'

/** As many as somebody needs who has two passwords in mind and a keyboard that is in capitals. */
const FREE_TRIES = 5
/** From then on so long between two. */
const PAUSE_MS = 30_000
/** After so many there is no more trying for a while. */
const MOST_TRIES = 10
const WINDOW_MS = 15 * 60_000

const MOST_OF_NAME = 254

/** A user name as it is kept and looked for. */
export const usernameOf = (written: string): string => written.trim().toLowerCase().slice(0, MOST_OF_NAME)

/**
 * When a name may be tried again, seen from the attempts of the last quarter of an hour (the one that is made now
 * included, earliest first); `undefined`: now.
 */
export const waitUntil = (tries: readonly Date[], now: Date): Date | undefined => {
  const earlier = tries.slice(0, -1)
  if (earlier.length < FREE_TRIES) return undefined
  const freeing = earlier.at(-MOST_TRIES)
  const paused = (earlier.at(-1)?.getTime() ?? 0) + PAUSE_MS
  const locked = freeing === undefined ? 0 : freeing.getTime() + WINDOW_MS
  const until = Math.max(paused, locked)
  return until <= now.getTime() ? undefined : new Date(until)
}

/** What came of an attempt. `wrong` says of nothing which it was: the name, the password, or an account that is closed. */
export type SignInOutcome =
  | { outcome: 'in'; advisor: KeptAdvisor }
  | { outcome: 'wrong' }
  | { outcome: 'wait'; until: Date }

/** Why an attempt failed, for the audit log of the account's councils. */
type Failed = 'wrongPassword' | 'disabled' | 'noPassword' | 'tooMany' | 'unknownName'

interface Parts {
  store: AdvisorStore
  clock: Clock
  passwords: Passwords
  /** Told of every failure; `advisor` is left out where nobody has the name. */
  failed(why: Failed, advisor?: KeptAdvisor): Promise<void>
}

const reasonAgainst = (advisor: KeptAdvisor | undefined, isRight: boolean): Failed | undefined => {
  if (advisor === undefined) return 'unknownName'
  if (advisor.passwordHash === undefined) return 'noPassword'
  if (!isRight) return 'wrongPassword'
  return advisor.isDisabled ? 'disabled' : undefined
}

/** A password that was hashed with less work than is wanted now is hashed anew, unless it has been changed meanwhile. */
const strengthen = async (advisor: KeptAdvisor, password: string, { store, passwords }: Parts) => {
  const { passwordHash } = advisor
  if (passwordHash === undefined || !passwords.isWeak(passwordHash)) return
  const stronger = await passwords.hash(password)
  await store.changeAdvisor(advisor.id, (now) =>
    now.passwordHash === passwordHash ? { ...now, passwordHash: stronger } : now,
  )
}

/** Signs in with a user name and a password: the same answer, in about the same time, whatever is wrong. */
export const createLocalSignIn = (parts: Parts) => {
  const { store, clock, passwords, failed } = parts
  return async (written: string, password: string): Promise<SignInOutcome> => {
    const username = usernameOf(written)
    const now = clock.now()
    const since = new Date(now.getTime() - WINDOW_MS)
    const { id, tries } = await store.noteSignInTry(username, now, since)
    const advisor = await store.advisorNamed(username)
    const until = waitUntil(tries, now)
    if (until !== undefined) {
      // What isn't let through doesn't count, or impatience alone would keep somebody out.
      await store.dropSignInTry(id)
      await failed('tooMany', advisor)
      return { outcome: 'wait', until }
    }
    const reason = reasonAgainst(advisor, await passwords.isRight(password, advisor?.passwordHash))
    if (advisor === undefined || reason !== undefined) {
      await failed(reason ?? 'unknownName', advisor)
      return { outcome: 'wrong' }
    }
    await store.forgetSignInTries(username, since)
    await strengthen(advisor, password, parts)
    return { outcome: 'in', advisor }
  }
}
