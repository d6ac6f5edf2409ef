import { audioCodes } from './audioCodes/routes'
import { jambonz } from './jambonz/routes'
import { lex } from './lex/routes'
import type { FrontEnd } from './parts'
import { twilio } from './twilio/routes'

/** Every supplier's front end, one line each. */
export const frontEnds: readonly FrontEnd[] = [audioCodes, jambonz, lex, twilio]
