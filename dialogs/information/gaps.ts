import type { Pack } from '../../knowledge/schema'

/** What the pack says about something its documents leave open; `undefined` when it says nothing of it. */
export const gapAbout = ({ gaps }: Pack, about: string): string | undefined =>
  gaps.find((gap) => gap.about === about)?.says
