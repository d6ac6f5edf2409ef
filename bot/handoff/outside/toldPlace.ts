import type { QueuePlace } from '../../../dialogs/ports'
import type { Handoff } from '../handoff'

/** The places at an outside desk are its own to tell: none is known before it has. */
export const toldPlace = ({ toldPlace: place }: Handoff): QueuePlace => (place === undefined ? {} : { place })
