/** The most of somebody else's words that goes into a message; the rest is on the tracking page. */
const MOST = 300

/** What begins a list, a heading, a quotation or an inset in Notify's Markdown. */
const MARKS_AT_START = /^[\s#>^*•+-]+/

/**
 * Words that residents or a back office wrote, made fit to stand in a message from the council: on one line, without
 * anything that a phone or Notify would make a link, a heading or a list of: nobody can have the council send its
 * residents to an address of theirs.
 */
export const untrusted = (words: string): string => {
  const plain = words
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/\b[a-z][a-z0-9+.-]*:\/\/\S*/gi, '')
    .replace(/www\.\S*/gi, '')
    .replace(/[[\]<>`*_^|\\]/g, '')
    .replace(/\(\(|\)\)/g, ' ')
    // A full stop between letters makes an address of them.
    .replace(/(?<=[\p{L}\p{N}])\.(?=\p{L}{2})/gu, '. ')
    .replace(MARKS_AT_START, '')
    .replace(/ {2,}/g, ' ')
    .trim()
  return plain.length <= MOST ? plain : `${plain.slice(0, MOST - 1).trimEnd()}…`
}
