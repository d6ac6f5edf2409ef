import { createHash } from 'node:crypto'
import type { Chance } from '../chance'
import type { Clock } from '../clock'
import type { AdvisorStore, Session } from '../storage/advisorStore'
import type { Advisor } from './advisor'

/** Somebody who has signed in, and their sign-in. */
export interface SignedIn {
  advisor: Advisor
  session: Session
}

export interface Sessions {
  /** Signs somebody in; gives what their browser is to show from now on, which is kept nowhere here. */
  begin(advisor: Advisor, how: { way: Session['way']; userAgent: string }): Promise<string>
  /** Whose it is; a sign of life. `undefined` once it has ended, or whoever it is has been disabled. */
  read(token: string): Promise<SignedIn | undefined>
  /** `false` when it isn't theirs, or had ended. */
  end(id: string, advisor: string): Promise<boolean>
  /** Ends all of somebody's, but for one; gives how many. */
  endAll(advisor: string, except?: string): Promise<number>
  /** Looks at once whether whoever is watched may still be here: after a change of their account. */
  recheck(advisor: string): Promise<void>
  /**
   * For what stays open, such as a socket: keeps the sign-in alive, and calls `ended` once when it has ended or the
   * advisor's rights have changed; at once when that was done in this process, else soon. Gives what stops it.
   */
  watch(signedIn: SignedIn, ended: () => void): () => void
}

/** 256 bits: nobody guesses one, so a quick hash of it is enough. */
const TOKEN_BYTES = 32
const MOST_OF_USER_AGENT = 200
/** A sign of life is kept to the minute, so that reading doesn't always write. */
const A_MINUTE_MS = 60_000
/** How often something that stays open looks whether it may: another process may have ended the sign-in. */
const WATCH_MS = 20_000

const idOf = (token: string): string => createHash('sha256').update(token).digest('base64url')

interface Parts {
  store: AdvisorStore
  clock: Clock
  chance: Chance
  config: { ADVISOR_IDLE_MINUTES: number; ADVISOR_HOURS: number }
  watchMs?: number
}

const rightsOf = ({ roles, councils, teams }: Advisor): string => JSON.stringify([roles, councils, teams])

/** When a sign-in ends by itself: after so long without a sign of life, and in any case after so many hours. */
const endOf = (createdAt: Date, seenAt: Date, { config }: Parts): Date =>
  new Date(
    Math.min(
      seenAt.getTime() + config.ADVISOR_IDLE_MINUTES * A_MINUTE_MS,
      createdAt.getTime() + config.ADVISOR_HOURS * 60 * A_MINUTE_MS,
    ),
  )

const reading = (parts: Parts) => {
  const { store, clock } = parts
  const touch = async (session: Session, now: Date): Promise<void> => {
    if (now.getTime() - session.seenAt.getTime() < A_MINUTE_MS) return
    await store.seeSession(session.id, now, endOf(session.createdAt, now, parts))
  }
  return async (id: string): Promise<SignedIn | undefined> => {
    const session = await store.findSession(id)
    const now = clock.now()
    if (session === undefined || session.revokedAt !== undefined || session.expiresAt <= now) return undefined
    const advisor = await store.findAdvisor(session.advisor)
    if (advisor === undefined || advisor.isDisabled) return undefined
    await touch(session, now)
    const { passwordHash: _, openId: __, createdAt: ___, ...seen } = advisor
    return { advisor: seen, session }
  }
}

/** Who stays connected, by advisor: each looks again when it is told to. */
const watching = (readById: ReturnType<typeof reading>, watchMs: number) => {
  const watchers = new Map<string, Set<() => Promise<void>>>()
  const leave = (advisor: string, look: () => Promise<void>): void => {
    watchers.get(advisor)?.delete(look)
    if (watchers.get(advisor)?.size === 0) watchers.delete(advisor)
  }
  const watch: Sessions['watch'] = ({ advisor, session }, ended) => {
    const stop = (): void => {
      clearInterval(timer)
      leave(advisor.id, look)
    }
    const look = async (): Promise<void> => {
      // A database that can't be asked just now ends nobody's sign-in; it is asked again soon.
      const now = await readById(session.id).catch(() => ({ advisor }))
      if (now !== undefined && rightsOf(now.advisor) === rightsOf(advisor)) return
      if (!watchers.get(advisor.id)?.has(look)) return
      stop()
      ended()
    }
    const timer = setInterval(look, watchMs)
    timer.unref()
    watchers.set(advisor.id, (watchers.get(advisor.id) ?? new Set()).add(look))
    return stop
  }
  const recheck: Sessions['recheck'] = async (advisor) => {
    await Promise.all([...(watchers.get(advisor) ?? [])].map((look) => look()))
  }
  return { watch, recheck }
}

/** The sign-ins of advisors, over a store. */
export const createSessions = (parts: Parts): Sessions => {
  const { store, clock, chance, watchMs = WATCH_MS } = parts
  const readById = reading(parts)
  const { watch, recheck } = watching(readById, watchMs)
  return {
    begin: async ({ id: advisor }, { way, userAgent }) => {
      const token = chance.bytes(TOKEN_BYTES).toString('base64url')
      const at = clock.now()
      await store.addSession({
        id: idOf(token),
        advisor,
        way,
        createdAt: at,
        seenAt: at,
        expiresAt: endOf(at, at, parts),
        ...(userAgent === '' ? {} : { userAgent: userAgent.slice(0, MOST_OF_USER_AGENT) }),
      })
      return token
    },
    read: (token) => readById(idOf(token)),
    end: async (id, advisor) => {
      const session = await store.findSession(id)
      if (session?.advisor !== advisor) return false
      const ended = await store.revokeSession(id, clock.now())
      await recheck(advisor)
      return ended
    },
    endAll: async (advisor, except) => {
      const ended = await store.revokeSessionsOf(advisor, { at: clock.now(), except })
      await recheck(advisor)
      return ended.length
    },
    recheck,
    watch,
  }
}
