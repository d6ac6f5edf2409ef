import { audioCodes } from './audioCodes/routes'
import { lex } from './lex/routes'
import type { FrontEnd } from './parts'

/** Every supplier's front end, one line each. */
export const frontEnds: readonly FrontEnd[] = [audioCodes, lex]
