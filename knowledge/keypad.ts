/** The keys of a telephone that bear each letter (ITU-T E.161). */
const KEYS = ['abc', 'def', 'ghi', 'jkl', 'mno', 'pqrs', 'tuv', 'wxyz']

/** Letters and digits as they are keyed, whatever stands between them left out: "EX1 2AB" is `391222`. */
export const keysFor = (text: string): string =>
  Array.from(text.toLowerCase(), (mark) => {
    const key = KEYS.findIndex((letters) => letters.includes(mark))
    return key >= 0 ? String(key + 2) : mark.replace(/[^0-9]/, '')
  }).join('')
