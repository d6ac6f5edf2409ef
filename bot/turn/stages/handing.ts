import type { HandoffChange } from '../../storage/handoffStore'
import { shared } from '../shared'

/** What the turn changes of a hand-off, to be kept with it. */
export const handing = shared<HandoffChange>('toPerson')
