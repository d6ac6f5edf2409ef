/** The shortest international number in use has eight digits with its country's code; E.164 allows fifteen. */
const ABROAD = /^[1-9]\d{7,14}$/

/**
 * The sender of a text as a number that can be answered: `07700900123`, or `+33612345678` from abroad. `undefined` for a
 * name such as "Parcels" or a short code, which no answer reaches.
 */
export const senderOf = (source: string): string | undefined => {
  const marks = source.replace(/[\s()-]/g, '')
  const digits = marks.replace(/^(?:\+|00)/, '')
  if (/^44[1-9]\d{8,9}$/.test(digits)) return `0${digits.slice(2)}`
  if (/^0[1-9]\d{8,9}$/.test(marks)) return marks
  return ABROAD.test(digits) ? `+${digits}` : undefined
}
