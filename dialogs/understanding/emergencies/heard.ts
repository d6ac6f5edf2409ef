/** Longest text that is looked through, in characters, from its beginning and again from its end. */
const LONGEST = 4000

/** What a digit stands for inside a word: "su1cide", "k1ll". */
const LEET: Readonly<Record<string, string>> = { '0': 'o', '1': 'i', '3': 'e', '4': 'a', '5': 's', '7': 't' }

const bothEnds = (text: string): string =>
  text.length <= 2 * LONGEST ? text : `${text.slice(0, LONGEST)} ${text.slice(-LONGEST)}`

/** A letter held down: "heeelp" is "help"; "heelp" is left to the slips. */
const unheld = (word: string): string => word.replace(/(\p{L})\1{2,}/gu, '$1')

const unmasked = (word: string): string => word.replace(/[013457]/g, (digit) => LEET[digit] ?? digit)

/** Both are words to look up: "gr8" is not a mask, "k1ll" is. */
const spelt = (word: string): string =>
  /\p{L}/u.test(word) && /\d/.test(word) ? `${word} ${unmasked(word)}` : word

/** "h e l p": letters written apart are one word again. */
const lettersJoined = (text: string): string =>
  text.replace(/(?<![\p{L}\p{N}])\p{L}(?:[ .*-]\p{L}){2,}(?![\p{L}\p{N}])/gu, (letters) =>
    letters.replace(/[ .*-]/g, ''),
  )

const SHORT: readonly (readonly [RegExp, string])[] = [
  [/\b(ca)n't\b/g, '$1n not'],
  [/\bwon't\b/g, 'will not'],
  [/n't\b/g, ' not'],
  [/'m\b/g, ' am'],
  [/'re\b/g, ' are'],
  [/'ve\b/g, ' have'],
  [/'ll\b/g, ' will'],
  [/'d\b/g, ' would'],
  [/\b(he|she|it|there|that|what|who|here|where|everyone|someone|somebody)'s\b/g, '$1 is'],
  [/'s\b/g, ''],
]

/** Stands among the words where a sentence ends. */
export const STOP = '.'

/**
 * What was written or heard as plain words: lower case, "don't" as "do not", held-down letters, masks and letters
 * written apart undone, pictures gone, `STOP` for every mark that ends a sentence. Never throws, whatever the characters.
 */
export const heardWords = (text: string): readonly string[] => {
  const plain = lettersJoined(
    bothEnds(text)
      .normalize('NFKC')
      .toLowerCase()
      .replace(/[’‘ʼ`´]/g, "'")
      .replace(/\$(?=\p{L})/gu, 's')
      .replace(/@(?=\p{L})/gu, 'a')
      .replace(/(?<=\p{L})[*]+(?=\p{L})/gu, ''),
  )
  const full = SHORT.reduce((soFar, [short, long]) => soFar.replace(short, long), plain)
  const words = full.replace(/'/g, '').match(/[\p{L}\p{N}]+|(?<=[\p{L}\p{N}]{2})[.!?]+(?=\s)|\n/gu) ?? []
  return words.flatMap((word) => (/^[.!?\n]/.test(word) ? [STOP] : spelt(unheld(word)).split(' ')))
}
