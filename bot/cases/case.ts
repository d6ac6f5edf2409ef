import type {
  CaseAbout,
  CaseDraft,
  CaseEvent,
  CaseState,
  FoundCase,
  Proof,
  ProofKind,
} from '../../dialogs/ports'
import type { Pause } from '../../knowledge/calendar/pausedDue'

/** What a resident asked the council to do, and all that came of it. State and pauses are told by the timeline. */
export interface Case extends CaseDraft {
  reference: string
  council: string
  /** The conversation it was opened in. */
  conversation: string
  /** In order; the first is the opening. */
  timeline: readonly [CaseEvent, ...CaseEvent[]]
}

const lastOf = ({ timeline }: Case): CaseEvent => timeline.at(-1) ?? timeline[0]

export const stateOf = (one: Case): CaseState => lastOf(one).state

/** The events that changed the state; others only say more of it. */
const changesOf = ({ timeline }: Case): readonly CaseEvent[] =>
  timeline.filter(({ state }, i) => timeline[i - 1]?.state !== state)

/** The times in which the council waited for the resident; the last may still be open. */
export const pausesOf = (one: Case): readonly Pause[] =>
  changesOf(one).flatMap(({ state, at }, i, changes) => {
    const answered = changes[i + 1]?.at
    if (state !== 'waiting') return []
    return answered === undefined ? [{ from: at }] : [{ from: at, to: answered }]
  })

/** How many digits at the end of a phone number prove whose it is. */
const PHONE_DIGITS = 4

const plain = (code: string): string => code.replace(/\s/g, '').toUpperCase()

const provenBy = ({ postcode, contact }: Case, kind: ProofKind): string | undefined =>
  kind === 'postcode' ? postcode && plain(postcode) : contact.phone?.slice(-PHONE_DIGITS)

const PROOFS: readonly ProofKind[] = ['postcode', 'phone']

/** Whether somebody knows what only the resident knows. */
export const proves = (one: Case, { kind, value }: Proof): boolean => provenBy(one, kind) === plain(value)

/** What may be told of a case to whoever has its reference. */
export const foundCase = (one: Case): FoundCase => {
  const { reference, timeline, promise } = one
  const { state, at } = changesOf(one).at(-1) ?? timeline[0]
  return {
    reference,
    state,
    since: at,
    openedAt: timeline[0].at,
    pauses: pausesOf(one),
    ...(promise === undefined ? {} : { promise }),
    provable: PROOFS.filter((kind) => provenBy(one, kind) !== undefined),
  }
}

/** What other residents' reports of the same thing need to know of a case. */
export const caseAbout = (one: Case): CaseAbout => ({
  reference: one.reference,
  state: stateOf(one),
  openedAt: one.timeline[0].at,
  ...(one.facts === undefined ? {} : { facts: one.facts }),
})
