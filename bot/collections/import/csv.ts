import { createReadStream } from 'node:fs'
import { CsvError, parse } from 'csv-parse'
import type { z } from 'zod'
import type { Finding, Findings } from './findings'
import { columnsOf, FILES, type FileName, type RowOf } from './rows'

/** One file of a set, to be read row by row. */
export interface CsvFile<Name extends FileName> {
  name: Name
  path: string
}

/** What becomes of what is read. */
export interface Reader<Name extends FileName> {
  findings: Findings
  /** So many more bytes were read. */
  read(bytes: number): void
  take(row: RowOf<Name>, line: number): void
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

/** True when every heading is known and none is missing; else it says which. */
const hasColumns = (name: FileName, header: readonly string[], findings: Findings): boolean => {
  const { all, needed } = columnsOf(name)
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

const readRow = <Name extends FileName>(
  name: Name,
  fields: Record<string, string>,
  line: number,
  { findings, take, lost }: Reader<Name>,
): void => {
  const read = FILES[name].safeParse(fields)
  if (read.success) {
    take(read.data as RowOf<Name>, line)
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
export const readCsv = async <Name extends FileName>(
  { name, path }: CsvFile<Name>,
  reader: Reader<Name>,
): Promise<number> => {
  const { findings } = reader
  const file = `${name}.csv`
  let [rows, line, header] = [0, 0, undefined as readonly string[] | undefined]
  const source = createReadStream(path).on('data', (chunk) => reader.read(chunk.length))
  const parser = parse(PARSING)
  source.on('error', (error) => parser.destroy(error))
  try {
    for await (const record of source.pipe(parser) as AsyncIterable<readonly string[]>) {
      line += linesIn(record)
      if (isEmptyLine(record)) continue
      if (header === undefined) {
        header = record.map((column) => column.toLowerCase())
        if (!hasColumns(name, header, findings)) break
        continue
      }
      rows += 1
      readRow(name, fieldsOf(header, record), line, reader)
    }
  } catch (thrown) {
    findings.contradict(brokenCsv(file, thrown))
  }
  return rows
}
