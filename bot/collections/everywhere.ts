/** The name of the round that every property is on: from a calendar file that is for the whole council. */
export const EVERYWHERE = ''
