/** Letters of the GSM alphabet for those that would double the price of a text message (3GPP TS 23.038). */
const SIMPLER: readonly (readonly [RegExp, string])[] = [
  [/[‘’]/g, "'"],
  [/[“”]/g, '"'],
  [/[–—]/g, '-'],
  [/…/g, '...'],
  [/\u00A0/g, ' '],
  [/[•·]/g, '-'],
]

/** An address is shown only where it isn't what is read already, and needs its `https://` to be a link in a text. */
const link = (label: string, url: string): string => {
  const bare = url.replace(/^(mailto:|tel:|https?:\/\/)/, '').replace(/\/$/, '')
  if (/^(mailto|tel):/.test(url))
    return label.replace(/\s/g, '') === bare.replace(/\s/g, '') ? label : `${label} (${bare})`
  return bare === label.replace(/^https?:\/\//, '').replace(/\/$/, '') ? url : `${label} (${url})`
}

/** A reply's Markdown as plain text: no marks, links with their addresses. */
export const plainText = (markdown: string): string => {
  const plain = markdown
    .replace(/\[([^\]]*)\]\(([^)]*)\)/g, (_, label: string, url: string) => link(label, url))
    .replace(/<(https?:\/\/[^\s<>]+)>/g, '$1')
    .replace(/\*\*([^*]+)\*\*/g, '$1')
    .replace(/(?<![*\w])\*([^*\n]+)\*(?![*\w])/g, '$1')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
  return SIMPLER.reduce((text, [letter, simpler]) => text.replace(letter, simpler), plain)
}
