import type { AdvisorsNow, AdvisorsPort, HandoffWish, QueuePlace, Standing } from '../../dialogs/ports'
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
    called: { phone: string; name?: string; reference?: string }[]
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
  }
}

export const memoryAdvisors = (pack: Pack, there: AdvisorsThere): MemoryAdvisors => {
  const holidays = loadBankHolidays()[pack.council.nation]
  const heard: MemoryAdvisors['heard'] = { joined: [], raised: [], rated: [], called: [] }
  let standing: Standing | undefined
  const place = (): QueuePlace =>
    typeof there === 'string'
      ? { place: 1 }
      : {
          place: there.before + 1,
          ...(there.waitMinutes === undefined ? {} : { waitMinutes: there.waitMinutes }),
        }
  const now = (at: Date): AdvisorsNow => {
    const hours = advisorHours(pack, at, holidays)
    if (hours !== 'notPublished' && !hours.open) return { now: false, because: 'closed', ...hours }
    return typeof there === 'string' ? { now: false, because: there } : { now: true, ...place() }
  }
  return {
    heard,
    standing: () => standing,
    desk: (does) => {
      standing = standingAfter(does, standing)
    },
    at: (at) => ({
      now: async () => now(at),
      join: async (wish) => {
        heard.joined.push(wish)
        standing = { state: 'queued', ...place() }
        return place()
      },
      standing: async () => standing,
      leave: async () => {
        standing = undefined
      },
      callBack: async (how) => {
        heard.called.push(how)
        const { state: _, ...kept } =
          standing?.state === 'queued' ? standing : { state: 'queued', ...place() }
        standing = undefined
        return kept
      },
      raise: async ({ priority, because }) => {
        heard.raised.push(`${priority}: ${because}`)
      },
      rate: async (given, why) => {
        heard.rated.push({ given, ...(why === undefined ? {} : { why }) })
        standing = { state: 'asked', given }
      },
    }),
  }
}
