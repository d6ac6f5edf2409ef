/** Four texts' worth in the GSM alphabet (3GPP TS 23.040: 153 each when joined); Notify refuses more than 918. */
export const MOST_IN_PART = 612

/** Where a text may be cut, best first; a word longer than all of it is cut anywhere. */
const SEAMS: readonly RegExp[] = [/\n\n(?=\S)/g, /\n(?=\S)/g, /(?<=[.?!]) (?=\S)/g, / (?=\S)/g]

const lastSeam = (text: string, seam: RegExp): number => {
  const ends = [...text.matchAll(seam)].map(({ index }) => index)
  return ends.at(-1) ?? 0
}

/** The cut that leaves the better part of what fits, at the best seam there is. */
const cutIn = (text: string, most: number): number => {
  const fits = text.slice(0, most + 1)
  const cuts = SEAMS.map((seam) => lastSeam(fits, seam))
  return cuts.find((cut) => cut >= most / 2) ?? Math.max(...cuts, 0)
}

/** A text in parts that each fit, cut between paragraphs, lines, sentences or words. */
export const splitText = (text: string, most: number = MOST_IN_PART): readonly string[] => {
  const whole = text.trim()
  if (whole.length <= most) return whole === '' ? [] : [whole]
  const cut = cutIn(whole, most) || most
  return [whole.slice(0, cut).trim(), ...splitText(whole.slice(cut), most)]
}
