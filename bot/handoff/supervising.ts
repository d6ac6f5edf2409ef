/** Taking over, taking up again, and saying who goes first. */
import type { Said } from '../../dialogs/said'
import type { Advisor } from '../advisors/advisor'
import { BotError } from '../errors'
import type { Act, Acting } from './act'
import { mustBeSupervisor, seenBy } from './acting'
import { goesTo, isTaken, stays } from './changes'
import { BOT, type Handoff } from './handoff'
import type { Handoffs } from './handoffs'
import { isInHand, isQueued } from './moves'
import { assistantSays } from './said'
import { timer } from './timing'

/** Somebody who is to have it now, whoever had it before. */
const taking = (
  one: Handoff,
  advisor: Advisor,
  at: Date,
  how: { what: 'takenOver' | 'reopened'; ownedBy: string; line: Said },
) => {
  const more = {
    advisor: advisor.id,
    acceptedAt: one.acceptedAt ?? at,
    reopened: one.reopened + (how.what === 'reopened' ? 1 : 0),
  }
  return {
    ...goesTo(one, 'active', { at, by: advisor.id, what: how.what }, more),
    ownedBy: how.ownedBy,
    takes: { advisor: advisor.id, capacity: advisor.capacity + 1, anyPresence: true },
    says: [assistantSays(one.council, how.line, at)],
    // Who comes now is to say something, and whoever was waited for is here.
    sets: [timer('nudge', one, at), timer('advisorQuiet', one, at)],
  }
}

export const reopening =
  (all: Acting, act: Act): Handoffs['reopen'] =>
  async (advisor, id) => {
    const { conversation } = await seenBy(all.parts, advisor, id)
    const newest = await all.parts.store.handoffOf(conversation)
    if (newest?.channel === 'voice')
      throw new BotError('handoff_state', { detail: 'a caller is not written to' })
    // The resident may be with somebody else meanwhile.
    if (newest?.id !== id) throw new BotError('handoff_state', { detail: 'there is a newer one' })
    const line = all.parts.words.say('reopened', { name: advisor.name })
    return act(advisor, id, 'reopened', (one, at) =>
      taking(one, advisor, at, { what: 'reopened', ownedBy: BOT, line }),
    )
  }

export const takingOver =
  (all: Acting, act: Act): Handoffs['takeOver'] =>
  async (advisor, id) => {
    mustBeSupervisor(advisor)
    const { words, store } = all.parts
    const had = (await seenBy(all.parts, advisor, id)).advisor
    const other = had === undefined ? '' : ((await store.findAdvisor(had))?.name ?? '')
    const line = words.say('takenOver', { name: advisor.name, other })
    return act(advisor, id, 'takenOver', (one, at) => {
      if (isQueued(one.state)) return isTaken({ ...one, state: 'queued' }, advisor, at, all.parts.words)
      if (one.advisor === undefined || one.advisor === advisor.id || !isInHand(one.state)) return undefined
      const before = one.state === 'waiting' ? { ...one, state: 'active' as const } : one
      return taking(before, advisor, at, { what: 'takenOver', ownedBy: one.advisor, line })
    })
  }

export const prioritising =
  (act: Act): Handoffs['prioritise'] =>
  (advisor, id, priority, why) => {
    if (why.trim() === '') throw new BotError('argument_faulty', { detail: 'a reason is needed' })
    return act(
      advisor,
      id,
      'prioritised',
      (one, at) => {
        const context = { ...one.context, urgentBecause: why }
        return stays(one, { at, by: advisor.id, what: 'raised', why: priority }, { priority, context })
      },
      priority,
    )
  }
