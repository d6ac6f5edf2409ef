import { CASE_STATES, type CaseEvent } from '../../dialogs/ports'
import type { Tables } from './tables'

/** An event as it was kept. */
export const toEvent = ({
  state,
  at,
  by,
  note,
}: Pick<Tables['case_events'], 'state' | 'at' | 'by' | 'note'>): CaseEvent => ({
  state: CASE_STATES.find((each) => each === state) ?? 'received',
  at: new Date(at),
  by: by === 'resident' ? 'resident' : 'council',
  ...(note === null ? {} : { note }),
})
