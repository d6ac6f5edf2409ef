import { z } from 'zod'
import type { PlanningReference } from '../../knowledge/schema'
import type { PlanningFinder } from '../understanding/particulars/planningReference'
import { createPlanningFinder } from '../understanding/particulars/planningReference'
import { alternating, hintWords } from './hints'
import type { AnswerKind } from './kind'
import { read, unread } from './kind'
import { withoutSigh } from './sigh'

const finders = new WeakMap<readonly PlanningReference[], PlanningFinder>()

/** Finds references in what is said; made once for each council's list. */
export const planningFinderFor = (own: readonly PlanningReference[]): PlanningFinder => {
  const finder = finders.get(own) ?? createPlanningFinder(own)
  finders.set(own, finder)
  return finder
}

/**
 * One of the council's own references of planning applications, as it is written: `24/00123/FUL`. Where it is not known
 * how the council writes them, any that is written like one.
 */
export const planningReference: AnswerKind<string> = {
  stored: z.string().regex(/^[A-Z0-9]+(?:[/-][A-Z0-9]+)+$/),
  problems: ['notPlanningReference', 'planningReferenceElsewhere', 'planningPortalReference'],
  expects: 'open',
  choices: [],
  hints: () => alternating(hintWords().digits, hintWords().strokes, hintWords().letters),
  read: (said, { planningReferences }) => {
    const found = planningFinderFor(planningReferences)(withoutSigh(said), { expected: true }).map(
      ({ value }) => value,
    )
    const own = found.find(({ ours, portal }) => ours || (planningReferences.length === 0 && !portal))
    if (own !== undefined) return read(own.reference)
    if (found.length === 0) return unread('notPlanningReference')
    return unread(
      found.some(({ portal }) => portal) ? 'planningPortalReference' : 'planningReferenceElsewhere',
    )
  },
  find: (said, { planningReferences }) =>
    planningFinderFor(planningReferences)(said).find(({ value }) => value.ours)?.value.reference,
}
