import type { CaseState } from '../../dialogs/ports'

/** From each state, where a case may go. What was closed too early is taken up again; what was withdrawn is a new case. */
export const MOVES = {
  received: [
    'inProgress',
    'scheduled',
    'waiting',
    'done',
    'closedWithoutAction',
    'duplicate',
    'handedOn',
    'withdrawn',
  ],
  inProgress: ['scheduled', 'waiting', 'done', 'closedWithoutAction', 'duplicate', 'handedOn', 'withdrawn'],
  scheduled: ['inProgress', 'waiting', 'done', 'closedWithoutAction', 'duplicate', 'handedOn', 'withdrawn'],
  waiting: ['inProgress', 'scheduled', 'done', 'closedWithoutAction', 'duplicate', 'handedOn', 'withdrawn'],
  done: ['inProgress'],
  closedWithoutAction: ['inProgress'],
  duplicate: ['inProgress'],
  handedOn: ['inProgress'],
  withdrawn: [],
} as const satisfies Readonly<Record<CaseState, readonly CaseState[]>>

export const mayMove = (from: CaseState, to: CaseState): boolean =>
  (MOVES[from] as readonly CaseState[]).includes(to)
