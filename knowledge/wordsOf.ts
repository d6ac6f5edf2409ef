/**
 * Words that say how a question is put and nothing about what it is about. Not natural's own list: that one also drops
 * digits, single letters ("band D") and "out".
 */
export const FRAME: ReadonlySet<string> = new Set(
  `a about after all also am an and another any anyone are as at be because been being but by can could did do does
   doing for from get getting had has have having here how i id if ill im in into is it its ive just know let like
   make many may me might more most much must my need now of on one or other our own please possible same should so
   some something still such tell than that the their them then there these they this those through to too u up ur
   us use using very want was way we were what whats when where which while who why will with would you your`.split(
    /\s+/,
  ),
)
/** Small letters, "don't" as one word, everything else that is neither letter nor digit as a gap. */
export const wordsOf = (text: string): string[] =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/['’]/g, '')
    .match(/[\p{L}\p{N}]+/gu) ?? []
