/** The same sentence however it was marked up or typed: lower case, no Markdown, plain quotes and spaces. */
export const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/[‘’]/g, "'")
    .replace(/[“”]/g, '"')
    .replace(/[–—]/g, '-')
    .replace(/^\s*(?:[-*]|#+) /gm, '')
    .replace(/\*\*|__|[*`]/g, '')
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase()

const withoutAddresses = (text: string): string => text.replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
const withAddresses = (text: string): string => text.replace(/\[([^\]]*)\]\(([^)]*)\)/g, '$1 $2')

/** A text in the forms it may be compared in: as it is read, and with the addresses its links lead to. */
export const formsOf = (text: string): readonly string[] => [
  plain(withoutAddresses(text)),
  plain(withAddresses(text)),
]

const WRITTEN_PATTERN = /^\/(.+)\/$/s

const quoted = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

const plainQuotes = (text: string): string => text.replace(/[‘’]/g, "'").replace(/[“”]/g, '"')

/** Words begin and end where they are written to: "9am" is not heard in "19am". */
const wholeWords = (words: string): RegExp => {
  const before = /^[\p{L}\p{N}]/u.test(words) ? '(?<![\\p{L}\\p{N}])' : ''
  const after = /[\p{L}\p{N}]$/u.test(words) ? '(?![\\p{L}\\p{N}])' : ''
  return new RegExp(`${before}${quoted(words)}${after}`, 'u')
}

/** The test for an expectation as written: words, or `/a pattern/`. Throws a `SyntaxError` for a pattern that is none. */
export const patternOf = (written: string): RegExp => {
  const source = WRITTEN_PATTERN.exec(written)?.[1]
  return source === undefined ? wholeWords(plain(written)) : new RegExp(plainQuotes(source), 'iu')
}

/** Whether an expectation holds in any of the texts. */
export const isIn = (written: string, texts: readonly string[]): boolean => {
  const pattern = patternOf(written)
  return texts.some((text) => formsOf(text).some((form) => pattern.test(form)))
}
