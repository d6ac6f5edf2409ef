/** What can happen to a telephone call on its way to a person: pure, as in `changes.ts`. */
import type { Transferred } from '../../dialogs/turn'
import type { Advisor } from '../advisors/advisor'
import type { HandoffChange } from '../storage/handoffStore'
import { asked, goesTo, happening, stays, without } from './changes'
import { BOT, type Handoff } from './handoff'
import { statusSays } from './said'
import { timer } from './timing'

type Held = Pick<HandoffChange, 'handoff' | 'owner' | 'events'>

/** A new one in its first state. While the telephone or the assistant has the call, nobody at a desk speaks in it. */
const begins = (one: Handoff, state: 'putThrough' | 'held'): Held => {
  const handoff = { ...one, state }
  return { handoff, owner: BOT, events: asked(handoff) }
}

const withoutCallback = ({ callback: _, ...one }: Handoff): Handoff => without(one, 'advisor', 'onlyFor')

/** The call goes to the telephone system, which rings people; `one` is new, or has a place. It is opened here by `ref`. */
export const isPutThrough = (one: Handoff, ref: string, at: Date): HandoffChange => {
  const doing = { at, by: 'system', what: 'putThrough' } as const
  const sets = [timer('unopened', one, at)]
  const through = { ...withoutCallback(one), phone: { ref } }
  if (one.version > 0) return { ...goesTo(through, 'putThrough', doing), sets }
  const { events = [], ...change } = begins(through, 'putThrough')
  return { ...change, events: [...events, happening('putThrough', 'putThrough', doing)], sets }
}

/** A new one: the caller is to be rung back and has yet to say where. Their place is kept, and nobody is offered them. */
export const isHeld = (one: Handoff, at: Date): HandoffChange => ({
  ...begins(one, 'held'),
  sets: [timer('held', one, at)],
})

/** The advisor who speaks to them has opened the call here. It takes no room: it was the telephone system's to give. */
export const isOpened = (one: Handoff, { id }: Pick<Advisor, 'id'>, at: Date): HandoffChange => ({
  ...goesTo(one, 'onCall', { at, by: id, what: 'claimed' }, { advisor: id }),
  // Told already, where the telephone told us that somebody answered.
  says: one.phone?.became === 'answered' ? [] : [statusSays(one.council, 'accepted', at)],
})

/** Somebody answered. The talk is theirs, and what came of it is written down by whoever opens it here. */
export const isAnswered = (one: Handoff, at: Date): HandoffChange =>
  stays(one, { at, by: 'system', what: 'phoneAnswered' }, { phone: became(one, 'answered') })

/** Nobody answered, and the assistant has the call again. `isAnybodyHere`: their place is kept for being rung back. */
export const comesBack = (
  one: Handoff,
  how: Exclude<Transferred, 'answered'>,
  isAnybodyHere: boolean,
  at: Date,
): HandoffChange => {
  const doing = { at, by: 'system', what: 'cameBack', why: how } as const
  const back = without({ ...one, phone: became(one, how) }, 'advisor')
  return isAnybodyHere
    ? { ...goesTo(back, 'held', doing), sets: [timer('held', one, at)] }
    : goesTo(back, 'failed', doing)
}

const became = ({ phone }: Handoff, how: Transferred): NonNullable<Handoff['phone']> => ({
  ref: phone?.ref ?? '',
  became: how,
})

/** Nobody has opened it here; what came of it is not ours to know. */
export const isNotOpened = (one: Handoff, at: Date): HandoffChange =>
  goesTo(one, 'unopened', { at, by: 'system', what: 'notOpened' })
