import type { CaseActKind } from './act'
import { correct } from './correcting'
import type { OpenedCase } from './finding'
import { INSIDE } from './inside'
import { MOVING } from './moving'
import type { CaseParts } from './parts'
import { lineFor } from './shown'

/** All that can be done with a case, in the order it is offered. */
export const CASE_ACTS: readonly CaseActKind[] = [...MOVING, ...INSIDE, correct]

/** `hand-on` is `HandOn` in the names of lines. */
export const inLine = (name: string): string =>
  name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase())

/** What can be done with this one, each a link. */
export const actsOffered = ({ say }: Pick<CaseParts, 'say'>, opened: OpenedCase) =>
  CASE_ACTS.filter((act) => act.isOffered(opened)).map(({ name }) => ({
    href: `/advisor/cases/${opened.one.reference}/${name}`,
    text: say(lineFor('do', inLine(name))),
  }))
