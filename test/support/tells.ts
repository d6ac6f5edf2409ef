import type { Ports } from '../../dialogs/ports'

/** A council that can text and email its residents. */
export const tellsBoth = (): Ports['tells'] => ['text', 'email']
