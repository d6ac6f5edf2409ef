import { createHash } from 'node:crypto'
import type { CaseDraft, CaseEvent, CasePorts, CaseState } from '../../dialogs/ports'
import type { Chance } from '../chance'
import { BotError } from '../errors'
import type { CaseStore } from '../storage/caseStore'
import { type Case, caseAbout, foundCase, proves, stateOf } from './case'
import { mayMove } from './moves'
import { newReference } from './newReference'
import { changing } from './residentChange'

/** Wrong proofs of one case in a day, from whomever; a postcode of a district is one of some 3,000. */
export const MOST_WRONG_PROOFS = 5
const A_DAY_MS = 24 * 3_600_000

/** Whose cases, and when. */
export interface Turning {
  council: string
  conversation: string
  at: Date
}

/** What the dialogs get for one turn, and what they have opened in it. */
export interface CasesOfTurn {
  ports: CasePorts
  /** To be kept with the turn, in one transaction. */
  opened(): readonly Case[]
}

/** What a page may do with a case: look at it, and chase it. */
export type CasesSeen = Pick<CasePorts, 'findCase' | 'readCase' | 'changeCase'>

export interface Cases {
  /** For one turn of a conversation. */
  during(turn: Turning): CasesOfTurn
  /** To look, not to open: for a page. */
  looking(place: Pick<Turning, 'council' | 'at'>): CasesSeen
  /**
   * Moves a case. Throws `case_unknown`, `case_move_refused` where the table has no such move, and `case_changed` when
   * somebody else moved it at the same moment.
   */
  move(council: string, reference: string, event: CaseEvent): Promise<Case>
}

/** The same whatever order the answers were given in. */
const sorted = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, sorted(inner)]),
  )
}

/** The same conversation, service and answers have the same key, and so the same case. */
export const keyOf = ({ council, conversation }: Turning, { service, answers }: CaseDraft): string =>
  createHash('sha256')
    .update(JSON.stringify([council, conversation, service, sorted(answers)]))
    .digest('base64url')

const refused = (from: CaseState, to: CaseState): BotError =>
  new BotError('case_move_refused', { detail: `${from} → ${to}` })

const looking = (
  find: (reference: string) => Promise<Case | undefined>,
  store: CaseStore,
  at: Date,
): Pick<CasePorts, 'findCase' | 'readCase'> => ({
  findCase: async (reference) => {
    const found = await find(reference)
    return found && foundCase(found)
  },
  readCase: async (reference, proof) => {
    const found = await find(reference)
    if (found === undefined) return 'wrong'
    const isRight = proves(found, proof)
    const since = new Date(at.getTime() - A_DAY_MS)
    const outcome = await store.tryProof({ reference, isRight, at, since, most: MOST_WRONG_PROOFS })
    if (outcome !== 'right') return outcome
    const { what, where, timeline } = found
    return { what, ...(where === undefined ? {} : { where }), timeline }
  },
})

const duringTurn = (store: CaseStore, chance: Chance, turn: Turning): CasesOfTurn => {
  const { council, conversation, at } = turn
  const opened = new Map<string, Case>()
  const find = async (reference: string) =>
    opened.get(reference) ?? (await store.findCase(council, reference))
  const openCase: CasePorts['openCase'] = async (draft) => {
    const key = keyOf(turn, draft)
    const reference = await store.referenceFor(key, at, () => newReference(chance))
    const before = await find(reference)
    if (before !== undefined) return { ...foundCase(before), isNew: false }
    const timeline: Case['timeline'] = [{ state: 'received', at, by: 'resident' }]
    const one: Case = { ...draft, reference, council, conversation, timeline }
    opened.set(reference, one)
    return { ...foundCase(one), isNew: true }
  }
  const casesAbout: CasePorts['casesAbout'] = async (subject) => {
    const before = await store.casesAbout(council, subject)
    const now = [...opened.values()].filter((one) => one.subject === subject)
    return [...before.filter(({ reference }) => !opened.has(reference)), ...now].map(caseAbout)
  }
  const changeCase: CasePorts['changeCase'] = (reference, change) =>
    changing(store, find, reference, change, at)
  return {
    ports: { openCase, casesAbout, changeCase, ...looking(find, store, at) },
    opened: () => [...opened.values()],
  }
}

/** The cases of every council, over a store. */
export const createCases = ({ store, chance }: { store: CaseStore; chance: Chance }): Cases => ({
  during: (turn) => duringTurn(store, chance, turn),
  looking: ({ council, at }) => {
    const find = (reference: string) => store.findCase(council, reference)
    return {
      ...looking(find, store, at),
      changeCase: (reference, change) => changing(store, find, reference, change, at),
    }
  },
  move: async (council, reference, event) => {
    const one = await store.findCase(council, reference)
    if (one === undefined) throw new BotError('case_unknown')
    const from = stateOf(one)
    if (!mayMove(from, event.state)) throw refused(from, event.state)
    const isMoved = await store.moveCase(reference, one.timeline.length, event)
    if (!isMoved) throw new BotError('case_changed')
    return { ...one, timeline: [...one.timeline, event] }
  },
})
