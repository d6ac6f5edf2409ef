import type { AdvisorsNow } from '../../../dialogs/ports'
import type { HandoffParts } from '../parts'

/** So long after a desk has said that nobody is there, or could not be reached, nobody is sent to it. */
const NOBODY_MS = 10 * 60_000

/** Whether an outside desk can be had in its hours: it is believed to be there until it has lately been found not to be. */
export const deskNow = async (
  { store }: Pick<HandoffParts, 'store'>,
  council: string,
  at: Date,
): Promise<AdvisorsNow> => {
  const since = new Date(at.getTime() - NOBODY_MS)
  const failed = await store.listHandoffs({ councils: [council], states: ['failed'], since })
  const isEmpty = failed.some(({ outside, aloneSince }) => outside === 'desk' && aloneSince !== undefined)
  return isEmpty ? { now: false, because: 'nobody' } : { now: true }
}
