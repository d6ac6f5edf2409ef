import { phoneNumber, type Said, same } from '../../said'
import type { World } from '../../service'
import type { Line } from '../../turn'
import { isPhone } from '../../understanding/particulars/phone'

/** Where a caller rings from, where we could ring that. */
export const callingFrom = (line: Line | undefined): string | undefined =>
  line?.number !== undefined && isPhone(line.number) ? line.number : undefined

/** Enough for them to know which telephone it is, and too little for whoever listens. */
const SAID_DIGITS = 3

/** "123", heard digit by digit. */
export const endingOf = (number: string | undefined): Said =>
  number === undefined ? same('') : phoneNumber(number.slice(-SAID_DIGITS))

/**
 * Whether a caller can have the reference by text as well: where the council sends any, and to a mobile (Ofcom's numbering
 * plan has them begin with 07). Whoever reads it on a screen has it already.
 */
export const canBeTexted = (number: string | undefined, { ports, here }: World): boolean =>
  here.channel === 'voice' && ports.tells.includes('text') && number?.startsWith('07') === true
