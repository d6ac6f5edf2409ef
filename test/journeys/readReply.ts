import type { Heard } from '../../bot/scripts/play'

/** What was read back, by its label: `- **Which bin:** Green recycling bin`. */
export const linesRead = ({ replies }: Heard): ReadonlyMap<string, string> => {
  const lines = replies
    .flatMap(({ text }) => text.split('\n'))
    .map((line) => /^- \*\*([^:]+):\*\* (.*)$/.exec(line))
    .flatMap((found): (readonly [string, string])[] =>
      found === null ? [] : [[found[1] ?? '', found[2] ?? '']],
    )
  return new Map(lines)
}

/** As people compare two answers: neither capitals nor marks nor titles matter. */
export const alike = (a: unknown, b: unknown): boolean => {
  const plain = (value: unknown): string =>
    String(value)
      .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
      .toLowerCase()
      .replace(/[^\p{L}\p{N}@]/gu, '')
  return plain(a) === plain(b)
}
