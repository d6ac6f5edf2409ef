import type {
  AdvisorsNow,
  AdvisorsPort,
  CallingBack,
  HandoffWish,
  QueuePlace,
  Standing,
} from '../../dialogs/ports'
import type { Transferred } from '../../dialogs/turn'
import { advisorHours } from '../../knowledge/calendar/advisorHours'
import { loadBankHolidays } from '../../knowledge/calendar/bankHolidays'
import type { Pack } from '../../knowledge/schema'

/** Who is there in the hours of a council: so many are waiting, nobody can join any more, or nobody is there at all. */
export type AdvisorsThere = { before: number; waitMinutes?: number } | 'full' | 'nobody'

/** What an advisor does in the middle of a conversation; `ends` asks how it was. */
export type DeskDoes =
  | { does: 'takes'; name: string }
  | { does: 'moves'; place: number }
  | { does: 'returns'; to?: string }
  | { does: 'ends' }
  /** What became of a call that was put through. */
  | { does: 'transferred'; became: Transferred }

/** Advisors for one conversation that is played and forgotten; out of hours by the same calendar. */
export interface MemoryAdvisors {
  at(at: Date): AdvisorsPort
  desk(does: DeskDoes): void
  standing(): Standing | undefined
  /** What they were told, in order. */
  heard: {
    joined: HandoffWish[]
    raised: string[]
    rated: { given: string; why?: string }[]
    called: CallingBack[]
    putThrough: HandoffWish[]
  }
}

const standingAfter = (does: DeskDoes, standing: Standing | undefined): Standing | undefined => {
  switch (does.does) {
    case 'takes':
      return { state: 'withAdvisor', name: does.name }
    case 'moves':
      return standing?.state === 'queued' ? { state: 'queued', place: does.place } : standing
    case 'returns':
      return undefined
    case 'ends':
      return { state: 'asked' }
    case 'transferred':
      return standing
  }
}

/** What of them lasts from turn to turn. */
interface Kept {
  heard: MemoryAdvisors['heard']
  standing: Standing | undefined
  place(): QueuePlace
  now(at: Date, how?: 'byPhone'): AdvisorsNow
}

const holding = (kept: Kept, at: Date): AdvisorsNow => {
  const now = kept.now(at)
  kept.standing = now.now ? { state: 'held', ...kept.place() } : undefined
  return now
}

const callsOf = (kept: Kept, at: Date): Pick<AdvisorsPort, 'putThrough' | 'transferred' | 'hold'> => ({
  putThrough: async (wish) => {
    kept.heard.putThrough.push(wish)
    kept.standing = { state: 'putThrough' }
  },
  transferred: async (became) => {
    if (kept.standing?.state !== 'putThrough') return { now: false, because: 'nobody' }
    return became === 'answered' ? { now: true } : holding(kept, at)
  },
  hold: async () =>
    kept.heard.called.length > 0 && kept.standing === undefined
      ? { now: true, isAgreed: true, ...kept.place() }
      : holding(kept, at),
})

const queueOf = (kept: Kept): Pick<AdvisorsPort, 'join' | 'standing' | 'leave' | 'callBack'> => ({
  join: async (wish) => {
    kept.heard.joined.push(wish)
    kept.standing = { state: 'queued', ...kept.place() }
    return kept.place()
  },
  standing: async () => kept.standing,
  leave: async () => {
    kept.standing = undefined
  },
  callBack: async (how) => {
    kept.heard.called.push(how)
    const { standing } = kept
    const isWaiting = standing?.state === 'queued' || standing?.state === 'held'
    const { state: _, ...place } = isWaiting ? standing : { state: 'queued', ...kept.place() }
    kept.standing = undefined
    return place
  },
})

const portOf = (kept: Kept, at: Date): AdvisorsPort => ({
  now: async (_, how) => kept.now(at, how),
  ...queueOf(kept),
  ...callsOf(kept, at),
  raise: async ({ priority, because }) => {
    kept.heard.raised.push(`${priority}: ${because}`)
  },
  rate: async (given, why) => {
    kept.heard.rated.push({ given, ...(why === undefined ? {} : { why }) })
    kept.standing = { state: 'asked', given }
  },
})

const placeIn = (there: AdvisorsThere): QueuePlace =>
  typeof there === 'string'
    ? { place: 1 }
    : {
        place: there.before + 1,
        ...(there.waitMinutes === undefined ? {} : { waitMinutes: there.waitMinutes }),
      }

export const memoryAdvisors = (pack: Pack, there: AdvisorsThere): MemoryAdvisors => {
  const holidays = loadBankHolidays()[pack.council.nation]
  const place = () => placeIn(there)
  const kept: Kept = {
    heard: { joined: [], raised: [], rated: [], called: [], putThrough: [] },
    standing: undefined,
    place,
    now: (at, how) => {
      const hours = advisorHours(pack, at, holidays)
      if (hours !== 'notPublished' && !hours.open) return { now: false, because: 'closed', ...hours }
      if (how === 'byPhone') return { now: true }
      return typeof there === 'string' ? { now: false, because: there } : { now: true, ...place() }
    },
  }
  return {
    heard: kept.heard,
    standing: () => kept.standing,
    desk: (does) => {
      kept.standing = standingAfter(does, kept.standing)
    },
    at: (at) => portOf(kept, at),
  }
}
