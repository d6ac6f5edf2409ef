import { seeded } from '../../dialogs/understanding/chance'

/** Keys beside each key on a British keyboard. */
const BESIDE: Readonly<Record<string, string>> = {
  q: 'wa',
  w: 'qes',
  e: 'wrd',
  r: 'etf',
  t: 'ryg',
  y: 'tuh',
  u: 'yij',
  i: 'uok',
  o: 'ipl',
  p: 'ol',
  a: 'qsz',
  s: 'awdx',
  d: 'sefc',
  f: 'drgv',
  g: 'fthb',
  h: 'gyjn',
  j: 'hukm',
  k: 'jil',
  l: 'kop',
  z: 'asx',
  x: 'zsdc',
  c: 'xdfv',
  v: 'cfgb',
  b: 'vghn',
  n: 'bhjm',
  m: 'njk',
}

type Slip = (word: string, at: number, chance: () => number) => string

const SLIPS: readonly Slip[] = [
  (word, at) => word.slice(0, at) + word.slice(at + 1),
  (word, at) => word.slice(0, at) + word.charAt(at) + word.slice(at),
  (word, at) => word.slice(0, at) + word.charAt(at + 1) + word.charAt(at) + word.slice(at + 2),
  (word, at, chance) => {
    const beside = BESIDE[word.charAt(at).toLowerCase()] ?? 'e'
    return word.slice(0, at) + beside.charAt(Math.floor(chance() * beside.length)) + word.slice(at + 1)
  },
]

const slipped = (word: string, chance: () => number): string => {
  const slip = SLIPS[Math.floor(chance() * SLIPS.length)]
  return slip?.(word, Math.floor(chance() * word.length), chance) ?? word
}

/**
 * The text as typed in a hurry: one slip of the keyboard (left out, doubled, swapped, the key beside) in this share of
 * its words. Words under three letters stay, so the share is of the others raised to make it one of all words. The same
 * text and seed always give the same slips.
 */
export const mistyped = (text: string, share: number, seed: number): string => {
  const chance = seeded([...text].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) | 0, seed))
  const words = text.split(' ')
  const long = words.filter((word) => word.length >= 3).length
  const each = (share * words.length) / Math.max(1, long)
  return words.map((word) => (word.length >= 3 && chance() < each ? slipped(word, chance) : word)).join(' ')
}
