/** Marks as terminals have them; empty strings where there is no colour. */
export interface Styles {
  bold: (text: string) => string
  dim: (text: string) => string
}

const styled =
  (on: number, off: number) =>
  (text: string): string =>
    `\u001b[${on}m${text}\u001b[${off}m`

export const ansi: Styles = { bold: styled(1, 22), dim: styled(2, 22) }
export const unstyled: Styles = { bold: (text) => text, dim: (text) => text }

/** A link's address is shown only where its text isn't the address already. */
const linkShown = (text: string, url: string): string =>
  url.replace(/^(mailto:|https?:\/\/)/, '').replace(/\/$/, '') === text ? text : `${text} (${url})`

/** What colours do to a text is not seen: only what is seen counts. */
const ESCAPES = new RegExp(`${String.fromCharCode(27)}\\[\\d+m`, 'g')
const seen = (text: string): number => text.replace(ESCAPES, '').length

const wrappedLine = (line: string, width: number): string => {
  const indent = ' '.repeat(/^(?:[-*]|\d+\.) /.exec(line)?.[0].length ?? 0)
  const lines: string[] = ['']
  for (const word of line.split(' ')) {
    const last = lines.at(-1) ?? ''
    const longer = last === '' ? word : `${last} ${word}`
    if (last !== '' && seen(longer) > width) lines.push(indent + word)
    else lines[lines.length - 1] = longer
  }
  return lines.join('\n')
}

/** A reply's plain Markdown for a terminal `width` characters wide: bold and faint where it can, addresses after links. */
export const shown = (markdown: string, styles: Styles, width: number): string =>
  markdown
    .replaceAll('\u00A0', ' ')
    .replace(/\[([^\]]*)\]\(([^)]*)\)/g, (_, text: string, url: string) => linkShown(text, url))
    .replace(/\*\*([^*]+)\*\*/g, (_, text: string) => styles.bold(text))
    .replace(/(?<![*\w])\*([^*\n]+)\*(?![*\w])/g, (_, text: string) => styles.dim(text))
    .split('\n')
    .map((line) => wrappedLine(line, width))
    .join('\n')
