/** What is wrong with places, room, times and what was done, as sentences. */
import { maySee } from '../../bot/advisors/advisor'
import type { Handoff, HandoffHappening, HandoffState } from '../../bot/handoff/handoff'
import type { Act } from './acts'
import { PEOPLE } from './desk'
import type { Ledger, Told } from './ledger'
import type { Look } from './look'
import type { Moved } from './witness'

/** As the issue has it, and not read from the code: where a hand-off may go from where it is. */
const MAY_GO: Readonly<Record<string, readonly HandoffState[]>> = {
  queued: ['offered', 'active', 'callbackScheduled', 'abandoned', 'failed', 'putThrough'],
  offered: ['queued', 'active', 'callbackScheduled', 'abandoned', 'failed', 'putThrough'],
  active: ['waiting', 'queued', 'wrapUp'],
  waiting: ['active', 'queued', 'wrapUp'],
  callbackScheduled: ['queued', 'wrapUp', 'abandoned', 'putThrough'],
  wrapUp: ['resolved', 'active'],
  resolved: ['active'],
  putThrough: ['onCall', 'held', 'failed', 'unopened'],
  onCall: ['resolved', 'held', 'failed'],
  held: ['putThrough', 'callbackScheduled', 'queued', 'abandoned'],
}

const capacityOf = (advisor: string | null): number => PEOPLE.find(({ id }) => id === advisor)?.capacity ?? 0

/** A conversation that comes back to whoever has it needs no room; a supervisor makes room for one more. */
const roomFor = ({ was, becomes, advisor }: Moved): number => {
  if (was === becomes || was === 'waiting' || !['offered', 'active'].includes(becomes))
    return Number.POSITIVE_INFINITY
  return capacityOf(advisor) + (['queued', 'offered'].includes(was) ? 0 : 1)
}

const faultsOfMove = (move: Moved): readonly string[] => {
  const { handoff, was, becomes } = move
  const name = `${handoff}, ${was} → ${becomes}`
  return [
    ...(was === becomes || MAY_GO[was]?.some((to) => to === becomes) ? [] : [`${name}: may not go there`]),
    ...(move.by_version === 1 ? [] : [`${name}: by ${move.by_version} versions`]),
    ...(move.queued_was === move.queued_becomes ? [] : [`${name}: lost its place`]),
    ...(move.busy <= roomFor(move) ? [] : [`${name}: ${move.advisor} has ${move.busy}, too many`]),
  ]
}

/** Of each list one at least must be there. */
const timersOf = ({ state, passedBy }: Handoff): readonly (readonly string[])[] => {
  if (state === 'offered') return [['place'], ['offer']]
  if (state === 'queued') return passedBy.length > 0 ? [['place'], ['again']] : [['place']]
  if (state === 'active') return [['advisorQuiet', 'residentQuiet', 'pause']]
  if (state === 'putThrough') return [['unopened']]
  if (state === 'held') return [['held']]
  return state === 'waiting' ? [['close']] : []
}

const faultsOfTimers = ({ handoffs, timers }: Look): readonly string[] => {
  const keys = new Set(timers.map(({ key }) => key))
  return handoffs.flatMap((one) =>
    timersOf(one)
      .filter((kinds) => !kinds.some((kind) => keys.has(`${kind}/${one.id}`)))
      .map((kinds) => `${one.id}, ${one.state}: has no timer ${kinds.join(' or ')}`),
  )
}

/** Whoever was given back is told that the assistant is there again, once, or will be. */
const faultsOfReturns = ({ talks, events, timers }: Look): readonly string[] =>
  talks.flatMap(({ id, log, ended, handoffs }) =>
    handoffs.flatMap((one) => {
      const given = events.filter(({ handoff, what }) => handoff === one.id && what === 'returned').length
      const gone = log.filter(
        ({ name, clientId }) => name === 'returned' && clientId?.includes(one.id),
      ).length
      const isDue = timers.some(({ key }) => key === `returns/${one.id}`)
      const isRight = gone === given || (gone === given - 1 && (isDue || ended))
      // One that is taken up again before the assistant came to speak is not returned any more.
      return isRight || (one.reopened > 0 && gone < given)
        ? []
        : [`${id}: was given back ${given} times, and the assistant went on ${gone} times`]
    }),
  )

const LEAVES: Partial<Record<Act['do'], readonly HandoffHappening[]>> = {
  claim: ['claimed', 'accepted', 'takenOver'],
  takeOver: ['claimed', 'accepted', 'takenOver'],
  pass: ['offerPassed'],
  wait: ['waiting'],
  end: ['ended'],
  returnToBot: ['returned'],
  transfer: ['transferred'],
  wrapUp: ['wrappedUp'],
  reopen: ['reopened'],
  prioritise: ['raised'],
}

/** A claim of what is one's own already is done, and leaves nothing. */
const isTaking = ({ what }: Told): boolean => what === 'claim' || what === 'takeOver'

const faultsOfTold = ({ events }: Look, { told }: Ledger): readonly string[] =>
  told.flatMap((one) => {
    const leaves = LEAVES[one.what] ?? []
    const others = told.filter(
      (other) =>
        other.handoff === one.handoff &&
        other.advisor === one.advisor &&
        (other === one || (isTaking(one) && isTaking(other))),
    )
    const found = events.filter(
      ({ handoff, by, what }) => handoff === one.handoff && by === one.advisor && leaves.includes(what),
    ).length
    const most = others.reduce((sum, { done, unsure }) => sum + done + unsure, 0)
    const least = isTaking(one) ? Math.min(1, one.done) : one.done
    return found >= least && found <= most
      ? []
      : [
          `${one.handoff}: ${one.what} by ${one.advisor} was told done ${one.done} times, and is there ${found} times`,
        ]
  })

export const faultsOfDesk = (look: Look, ledger: Ledger): readonly string[] => [
  ...look.moved.flatMap(faultsOfMove),
  ...faultsOfTimers(look),
  ...faultsOfReturns(look),
  ...faultsOfTold(look, ledger),
]

/** What a sweep that has just passed has left undone. */
export const faultsOfSweep = ({ timers, handoffs, presences }: Look, now: Date): readonly string[] => {
  const busy = (id: string): number =>
    handoffs.filter(({ advisor, state }) => advisor === id && ['offered', 'active', 'onCall'].includes(state))
      .length
  const isFree = (id: string): boolean =>
    presences.some(({ advisor, presence }) => advisor === id && presence === 'available') &&
    busy(id) < capacityOf(id)
  const mayHave = (one: Handoff) => (person: (typeof PEOPLE)[number]) =>
    maySee({ ...person, roles: ['advisor'] }, one) &&
    (one.onlyFor ?? person.id) === person.id &&
    !one.passedBy.includes(person.id)
  return [
    ...timers.filter(({ dueAt }) => dueAt <= now).map(({ key }) => `${key}: is due, and was not done`),
    ...handoffs
      .filter(({ state }) => state === 'queued')
      .filter((one) => PEOPLE.some((person) => isFree(person.id) && mayHave(one)(person)))
      .map(({ id }) => `${id}: is queued, and could have been offered`),
  ]
}
