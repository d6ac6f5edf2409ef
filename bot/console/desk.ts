import { type Advisor, has } from '../advisors/advisor'
import type { Handoffs, QueuedHandoff } from '../handoff/handoffs'
import { topicOf } from '../turn/news'
import type { DeskParts } from './deskParts'

type People = Awaited<ReturnType<Handoffs['people']>>

/** What somebody may see at a moment: the conversations, and the colleagues. */
export interface DeskSeen {
  all: readonly QueuedHandoff[]
  people: People
}

export interface Desk {
  /** As it is at this moment: for whole pages, which may follow something that was just done. */
  fresh(advisor: Advisor): Promise<DeskSeen>
  /** Read anew only when something has changed, once for all who may see the same: for pages that refresh. */
  shared(advisor: Advisor): Promise<DeskSeen>
  /** What somebody has or is offered, and the names of colleagues who look at it: read each time, as it is little. */
  own(advisor: Advisor): Promise<DeskSeen>
  /** What colleagues are called: may be a minute old, so that a message waits for no list. */
  names(advisor: Advisor): Promise<NameOf>
  close(): void
}

export type NameOf = (id: string) => string | undefined

/** Pages that refresh at the same news are answered from one reading, made at most so often. */
const APART_MS = 500
/** Waiting times grow without any news. */
const OLDEST_MS = 20_000

/** Supervisors of the same councils see the same; others see their own besides what waits. */
const scopeOf = (advisor: Advisor): string =>
  has(advisor, 'supervisor')
    ? JSON.stringify([[...advisor.councils].sort(), [...advisor.roles].sort()])
    : `advisor ${advisor.id}`

interface Reading {
  /** How many changes had been told when it began. */
  version: number
  at: number
  seen: Promise<DeskSeen>
}

const after = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, milliseconds)
  })

/** Somebody new is "a colleague" for so long. */
const NAMES_MS = 60_000
/** Who is here, and how much each has, is counted once in so long for all; pages ask later than this after any news. */
const PEOPLE_MS = 300

/** Colleagues, read once in so long for all who work for the same councils. */
const createPeople = ({ handoffs, clock }: Pick<DeskParts, 'handoffs' | 'clock'>, forMs: number) => {
  const read = new Map<string, { at: number; people: Promise<People> }>()
  return (advisor: Advisor): Promise<People> => {
    const scope = [...advisor.councils].sort().join(' ')
    const at = clock.now().getTime()
    const last = read.get(scope)
    if (last !== undefined && at - last.at < forMs) return last.people
    const people = handoffs.people(advisor)
    people.catch(() => read.delete(scope))
    read.set(scope, { at, people })
    return people
  }
}

/** Readings that are shared by all who may see the same, and begun anew when something has changed since. */
const sharing = (
  clock: DeskParts['clock'],
  version: () => number,
  read: (advisor: Advisor) => Promise<DeskSeen>,
): Desk['shared'] => {
  const readings = new Map<string, Reading>()
  const begin = (scope: string, advisor: Advisor, wait: number): Promise<DeskSeen> => {
    const at = clock.now().getTime() + wait
    const reading: Reading = { version: version(), at, seen: Promise.resolve({ all: [], people: [] }) }
    reading.seen = (wait > 0 ? after(wait) : Promise.resolve())
      .then(() => {
        reading.version = version()
        return read(advisor)
      })
      .catch((fault: unknown) => {
        readings.delete(scope)
        throw fault
      })
    readings.set(scope, reading)
    return reading.seen
  }
  return (advisor) => {
    const scope = scopeOf(advisor)
    const now = clock.now().getTime()
    const last = readings.get(scope)
    if (last === undefined) return begin(scope, advisor, 0)
    // One that waits to begin will see everything that was told until then.
    if (last.at > now || (last.version === version() && now - last.at < OLDEST_MS)) return last.seen
    return begin(scope, advisor, Math.max(0, last.at + APART_MS - now))
  }
}

/** Reads lists once for all who may see the same. */
export const createDesk = (parts: Pick<DeskParts, 'handoffs' | 'packs' | 'news' | 'clock'>): Desk => {
  const { handoffs, packs, news, clock } = parts
  let version = 0
  const stops = [...packs.keys()].map((council) =>
    news.watch(topicOf.desk(council), () => {
      version += 1
    }),
  )
  const named = createPeople(parts, NAMES_MS)
  const lately = createPeople(parts, PEOPLE_MS)
  const seen = async (...read: [Promise<DeskSeen['all']>, Promise<People>]): Promise<DeskSeen> => {
    const [all, people] = await Promise.all(read)
    return { all, people }
  }
  return {
    fresh: (advisor) => seen(handoffs.list(advisor), handoffs.people(advisor)),
    own: (advisor) => seen(handoffs.own(advisor), named(advisor)),
    shared: sharing(
      clock,
      () => version,
      (advisor) => seen(handoffs.list(advisor), lately(advisor)),
    ),
    names: async (advisor) => {
      const people = await named(advisor)
      return (id) => nameIn({ people }, id)
    },
    close: () => {
      for (const stop of stops) stop()
    },
  }
}

/** What somebody is called; `undefined` for one who isn't among these colleagues. */
export const nameIn = ({ people }: Pick<DeskSeen, 'people'>, id: string | undefined): string | undefined =>
  people.find(({ advisor }) => advisor.id === id)?.advisor.name
