import { createReadStream } from 'node:fs'
import { CsvError, parse } from 'csv-parse'
import type { z } from 'zod'
import type { Finding, Findings } from './findings'

/** One file of a set, to be read row by row. */
export interface CsvFile<Rows extends z.ZodObject> {
  /** Without `.csv`. */
  name: string
  path: string
  /** Its columns; one that takes no value may be left out, or be empty in a row. */
  rows: Rows
}

/** What becomes of what is read. */
export interface Reader<Rows extends z.ZodObject> {
  findings: Findings
  /** So many more bytes were read. */
  read(bytes: number): void
  take(row: z.infer<Rows>, line: number): void
  /** A row that can't be read was left out; the fields as they were written. */
  lost(fields: Readonly<Record<string, string>>): void
}

const PARSING = {
  bom: true,
  trim: true,
  relax_column_count: true,
  // 12 "The Cottage" is an address like any other.
  relax_quotes: true,
  max_record_size: 20_000,
} as const

/** A field in quotes may run over several lines. Counted here, as the parser's own count takes a fifth of the import. */
const linesIn = (record: readonly string[]): number => {
  let lines = 1
  for (const field of record) if (field.includes('\n')) lines += field.split('\n').length - 1
  return lines
}

const isEmptyLine = (record: readonly string[]): boolean => record.length === 1 && record[0] === ''

/** The columns of a file; those that must be there. */
const columnsOf = ({ shape }: z.ZodObject): { all: readonly string[]; needed: readonly string[] } => {
  const all = Object.keys(shape)
  return {
    all,
    needed: all.filter((name) => !(shape as Record<string, z.ZodType>)[name]?.safeParse(undefined).success),
  }
}

/** True when every heading is known and none is missing; else it says which. */
const hasColumns = (
  { name, rows }: Pick<CsvFile<z.ZodObject>, 'name' | 'rows'>,
  header: readonly string[],
  findings: Findings,
): boolean => {
  const { all, needed } = columnsOf(rows)
  const wrong = [
    ...needed.filter((column) => !header.includes(column)).map((column) => `there is no column ${column}`),
    ...header
      .filter((column) => !all.includes(column))
      .map((column) => `there is no column called “${column}” in this file: check the spelling`),
  ]
  for (const message of wrong) findings.contradict({ file: `${name}.csv`, line: 1, message })
  return wrong.length === 0
}

/** An empty field is a field that isn't there. */
const fieldsOf = (header: readonly string[], record: readonly string[]): Record<string, string> => {
  const fields: Record<string, string> = {}
  for (let i = 0; i < header.length; i += 1) {
    const value = record[i]
    if (value !== undefined && value !== '') fields[header[i] ?? ''] = value
  }
  return fields
}

const messageOf = ({ code, message }: z.core.$ZodIssue, given: string | undefined): string => {
  if (given === undefined && code !== 'custom') return 'this is empty'
  return given === undefined ? message : `${message} (here: ${given.slice(0, 40)})`
}

const readRow = <Rows extends z.ZodObject>(
  { name, rows }: Pick<CsvFile<Rows>, 'name' | 'rows'>,
  fields: Record<string, string>,
  line: number,
  { findings, take, lost }: Reader<Rows>,
): void => {
  const read = rows.safeParse(fields)
  if (read.success) {
    take(read.data, line)
    return
  }
  const [issue] = read.error.issues
  const column = String(issue?.path[0] ?? '')
  const message = issue === undefined ? '' : messageOf(issue, fields[column])
  findings.leaveOut({ file: `${name}.csv`, line, column, message })
  lost(fields)
}

/** The parser stops only at a quote that nothing closes; whatever else is thrown is not about the file. */
const brokenCsv = (file: string, thrown: unknown): Finding => {
  if (!(thrown instanceof CsvError)) throw thrown
  const line = Number(thrown.lines ?? 0)
  return { file, line, message: 'a quote that is opened somewhere above is never closed' }
}

/**
 * Reads a file as it comes, row by row. A row that can't be read is named and left out; a heading that is missing or
 * unknown contradicts the set. Returns how many rows there were.
 */
export const readCsv = async <Rows extends z.ZodObject>(
  csv: CsvFile<Rows>,
  reader: Reader<Rows>,
): Promise<number> => {
  const { findings } = reader
  const file = `${csv.name}.csv`
  let [rows, line, header] = [0, 0, undefined as readonly string[] | undefined]
  const source = createReadStream(csv.path).on('data', (chunk) => reader.read(chunk.length))
  const parser = parse(PARSING)
  source.on('error', (error) => parser.destroy(error))
  try {
    for await (const record of source.pipe(parser) as AsyncIterable<readonly string[]>) {
      line += linesIn(record)
      if (isEmptyLine(record)) continue
      if (header === undefined) {
        header = record.map((column) => column.toLowerCase())
        if (!hasColumns(csv, header, findings)) break
        continue
      }
      rows += 1
      readRow(csv, fieldsOf(header, record), line, reader)
    }
  } catch (thrown) {
    findings.contradict(brokenCsv(file, thrown))
  }
  return rows
}
