/** What happens to a hand-off at a desk that isn't ours: pure, as for our own advisors. */
import type { HandoffChange, Utterance } from '../../storage/handoffStore'
import { goesTo, takesCallBack, without } from '../changes'
import { ends, isGivenUp } from '../endings'
import { DESK, type Handoff, QUEUE } from '../handoff'
import { advisorSays, assistantSays, statusSays } from '../said'
import { keysOf, timer } from '../timing'
import type { SayHandoff } from '../words'

/** Who speaks for the desk. */
export interface DeskPerson {
  id: typeof DESK
  name: string
  capacity: number
}
export const atDesk = (name: string): DeskPerson => ({ id: DESK, name, capacity: 0 })

type Doing = Parameters<typeof ends>[1]

/** Somebody there takes it: the resident is told, and everything they say goes there from now on. */
export const isTakenOutside = (
  one: Handoff,
  { name }: DeskPerson,
  outside: NonNullable<Handoff['outside']>,
  at: Date,
  { say }: SayHandoff,
): HandoffChange => {
  const doing = { at, by: DESK, what: 'accepted' } as const
  const more = { advisor: DESK, outside, person: name, acceptedAt: one.acceptedAt ?? at, passedBy: [] }
  return {
    ...goesTo(without(one, 'onlyFor', 'aloneSince'), 'active', doing, more),
    ownedBy: QUEUE,
    says: [statusSays(one.council, 'accepted', at), assistantSays(one.council, say('joined', { name }), at)],
    sets: [timer('advisorQuiet', one, at)],
  }
}

/** They call back. */
export const isCalledOutside = (
  one: Handoff,
  who: DeskPerson,
  at: Date,
  words: SayHandoff,
): HandoffChange => {
  const change = takesCallBack(one, who, at, words)
  return { ...change, handoff: { ...change.handoff, person: who.name } }
}

/** They write; how long they leave a resident without an answer is counted from the next message on. */
export const saysOutside = (one: Handoff, { name }: DeskPerson, text: string, at: Date): HandoffChange => ({
  handoff: { ...without(one, 'aloneSince'), person: name },
  ownedBy: DESK,
  says: [advisorSays(one.council, name, { text }, at)],
  clears: keysOf(one, 'nudge', 'advisorQuiet'),
})

/** The talk is over, and nobody of ours is to write anything down. */
export const isFinished = (
  one: Handoff,
  doing: Doing,
  line: Utterance | undefined,
  words: SayHandoff,
): HandoffChange => {
  const ended = ends(one, doing, line, words)
  const { says = [], events = [] } = ended
  const resolved = isResolved(ended.handoff, doing.at)
  return { ...resolved, says, events: [...events, ...(resolved.events ?? [])] }
}

export const isResolved = (one: Handoff, at: Date): HandoffChange =>
  goesTo(one, 'resolved', { at, by: DESK, what: 'wrappedUp' })

/** Nobody is there: the assistant is again, and for a while sends nobody else. `who`: `system` when the desk isn't reached. */
export const isEmpty = (one: Handoff, words: SayHandoff, at: Date): HandoffChange =>
  isGivenUp({ ...one, aloneSince: at }, 'nobody', words.say('gaveUp'), at, words)
