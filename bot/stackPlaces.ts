import { existsSync, readFileSync } from 'node:fs'
import { SourceMap } from 'node:module'

const PLACE = /([^\s(]+):(\d+):(\d+)\)?$/

/** Read when something went wrong, not at the start: a start would be a tenth slower for it. */
const maps = new Map<string, SourceMap | undefined>()

const mapOf = (file: string): SourceMap | undefined => {
  if (!maps.has(file)) {
    const beside = `${file}.map`
    const read = () => new SourceMap(JSON.parse(readFileSync(beside, 'utf8')))
    maps.set(file, existsSync(beside) ? read() : undefined)
  }
  return maps.get(file)
}

const inSource = (line: string): string => {
  const [all = '', file = '', row, column] = PLACE.exec(line) ?? []
  const entry = mapOf(file)?.findEntry(Number(row) - 1, Number(column) - 1)
  if (entry === undefined || !('originalSource' in entry)) return line
  const { originalSource, originalLine, originalColumn } = entry
  const place = `${originalSource.replace(/^(\.\.\/)+/, '')}:${originalLine + 1}:${originalColumn + 1}`
  return line.replace(all, all.endsWith(')') ? `${place})` : place)
}

/** The first places that a stack names, as they are in the sources where a map of the built file tells. Never throws. */
export const placesIn = (stack: string, atMost: number): readonly string[] => {
  const lines = stack
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .slice(0, atMost)
    .map((line) => line.trim())
  try {
    return lines.map(inSource)
  } catch {
    return lines
  }
}
