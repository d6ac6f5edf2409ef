import { type Advisor, has, maySee } from '../advisors/advisor'
import { BotError } from '../errors'
import type { PresenceRow } from '../storage/handoffStore'
import { type Changing, changing } from './acting'
import { isOffered } from './changes'
import type { Handoff } from './handoff'
import type { HandoffParts } from './parts'
import { byPlace } from './queue'

/** Somebody who is here, with what they have in hand. */
export interface Candidate {
  advisor: Advisor
  presence: PresenceRow
  open: number
}

const speaks = ({ languages }: Advisor, language: string): boolean => languages.includes(language)

/** Who may be offered it at all: here, theirs to see, not passed by them, and with room. */
const mayBeOffered =
  (one: Handoff) =>
  ({ advisor, presence, open }: Candidate): boolean =>
    presence.presence === 'available' &&
    !advisor.isDisabled &&
    has(advisor, 'advisor') &&
    maySee({ ...advisor, roles: ['advisor'] }, one) &&
    (one.onlyFor ?? advisor.id) === advisor.id &&
    !one.passedBy.includes(advisor.id) &&
    open < advisor.capacity

/**
 * Who is offered it, best first: those who speak the language before those who don't (an interpreter helps then), the one
 * with least in hand, and of these the longest idle.
 */
export const candidatesFor = (one: Handoff, all: readonly Candidate[]): readonly Candidate[] =>
  all
    .filter(mayBeOffered(one))
    .toSorted(
      (a, b) =>
        Number(speaks(b.advisor, one.language)) - Number(speaks(a.advisor, one.language)) ||
        a.open - b.open ||
        a.presence.idleSince.getTime() - b.presence.idleSince.getTime() ||
        (a.advisor.id < b.advisor.id ? -1 : 1),
    )

/** Everybody who has signed in, with what they have in hand. */
export const candidates = async ({
  store,
  packs,
}: Pick<HandoffParts, 'store' | 'packs'>): Promise<readonly Candidate[]> => {
  const [presences, people, busy] = await Promise.all([
    store.presences(),
    store.advisors(),
    store.inHand({ councils: [...packs.keys()], states: ['offered', 'active', 'onCall'] }),
  ])
  const advisors = new Map(people.map((one) => [one.id, one]))
  return presences.flatMap((presence) => {
    const advisor = advisors.get(presence.advisor)
    return advisor === undefined ? [] : [{ advisor, presence, open: busy.get(advisor.id) ?? 0 }]
  })
}

/** Whether anybody is here for a hand-off, with room or without. */
export const isAnybodyHere = (one: Pick<Handoff, 'council' | 'team'>, all: readonly Candidate[]): boolean =>
  all.some(
    ({ advisor, presence }) =>
      presence.presence === 'available' &&
      !advisor.isDisabled &&
      maySee({ ...advisor, roles: ['advisor'] }, one),
  )

/** `true` when it was offered to somebody. */
const offering = async (
  parts: HandoffParts,
  change: Changing,
  one: Handoff,
  all: readonly Candidate[],
): Promise<boolean> => {
  for (const { advisor } of candidatesFor(one, all)) {
    try {
      const done = await change(one.id, (now) =>
        now.state === 'queued' && now.advisor === undefined
          ? isOffered(now, advisor, parts.clock.now())
          : undefined,
      )
      return done !== undefined
    } catch (refused) {
      const isTheirs = refused instanceof BotError && ['advisor_full', 'advisor_away'].includes(refused.code)
      if (!isTheirs) throw refused
    }
  }
  return false
}

/** Offers whatever waits to whoever has room, the first in the queue first. `true` when anything was offered. */
export const createRouting = (parts: HandoffParts): (() => Promise<boolean>) => {
  const change = changing(parts)
  return async () => {
    // By their councils, which is how they can be found among many.
    const councils = [...parts.packs.keys()]
    const queued = await parts.store.listHandoffs({ councils, states: ['queued'] })
    const waiting = queued.filter(({ outside }) => outside === undefined)
    if (waiting.length === 0) return false
    let isAny = false
    let all = await candidates(parts)
    for (const one of waiting.toSorted(byPlace)) {
      if (!(await offering(parts, change, one, all))) continue
      isAny = true
      all = await candidates(parts)
    }
    return isAny
  }
}
