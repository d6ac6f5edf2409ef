/**
 * Words as they sound, near enough to compare: letters that are said alike are written alike, words run into each other.
 * Metaphone and its kin leave the vowels out; on street names spoken over a telephone they told fewer names apart.
 */

/** In this order. */
const SPELT: readonly (readonly [RegExp, string])[] = [
  [/['’‘]/g, ''],
  [/&/g, ' and '],
  [/\bst\b/g, 'saint'],
  [/[^a-z0-9]+/g, ' '],
  [/\b[kg]n/g, 'n'],
  [/\bwr/g, 'r'],
  [/tion\b/g, 'shun'],
  [/ph/g, 'f'],
  [/wh/g, 'w'],
  [/gh(?=t)/g, ''],
  [/ck/g, 'k'],
  [/qu/g, 'kw'],
  [/x/g, 'ks'],
  [/c(?=[eiy])/g, 's'],
  [/c(?!h)/g, 'k'],
  [/y\b/g, 'i'],
  [/(\D)\1/g, '$1'],
]

/** Each word as it sounds: `['station', 'rd']` is heard as `['stashun', 'rd']`. */
export const soundWords = (said: string): readonly string[] =>
  SPELT.reduce((text, [from, to]) => text.replace(from, to), said.toLowerCase())
    .split(' ')
    .filter((word) => word !== '')

const VOWELS = new Set('aeiou')
const isVowel = (sound: string): boolean => VOWELS.has(sound)

/** Sounds that a telephone line makes one of: made in the same place of the mouth, or in the same way. */
const ALIKE = new Set(
  ['pb', 'td', 'kg', 'fv', 'sz', 'sc', 'mn', 'ts', 'fs', 'ck', 'jc', 'jd', 'jg', 'vw', 'rw', 'kt'].flatMap(
    ([a = '', b = '']) => [a + b, b + a],
  ),
)

/** What it costs to hear one sound for another: 0 for the same, 1 for two that have nothing in common. */
export const mistaking = (said: string, meant: string): number => {
  if (said === meant) return 0
  if (isVowel(said) && isVowel(meant)) return 0.35
  return ALIKE.has(said + meant) ? 0.5 : 1
}

/** Hardly heard, so easily lost or made up. */
const FAINT = new Set('hrwyi')

/** What it costs to miss a sound, or to hear one that isn't there. */
export const missing = (sound: string): number => (isVowel(sound) || FAINT.has(sound) ? 0.5 : 1)
