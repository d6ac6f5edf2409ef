/** Reads one YAML file of a pack against its shape; whatever is wrong comes back as faults, with the place in the file. */
import { existsSync, readFileSync } from 'node:fs'
import type { z } from 'zod'
import { parseYaml } from './yaml'

/** What is wrong in one file, and where in it. */
export interface Wrong {
  path: string
  message: string
}

/** The checked value, or everything that is wrong with the file. */
export type Read<T> = { ok: true; value: T } | { ok: false; wrong: readonly Wrong[] }

/** What the template writes where a fact is still to come. */
export const BLANK = 'FILL THIS IN'

type Issue = z.core.$ZodIssue

const dotted = (path: readonly PropertyKey[]): string => path.map(String).join('.')

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const blanksIn = (value: unknown, path: readonly PropertyKey[] = []): readonly Wrong[] => {
  if (typeof value === 'string')
    return value.includes(BLANK) ? [{ path: dotted(path), message: 'fill this in' }] : []
  if (Array.isArray(value)) return value.flatMap((item, i) => blanksIn(item, [...path, i]))
  if (isRecord(value)) return Object.entries(value).flatMap(([key, item]) => blanksIn(item, [...path, key]))
  return []
}

const depth = (issues: readonly Issue[]): number =>
  Math.max(0, ...issues.map((issue) => issue.path.length + (issue.code === 'invalid_union' ? 1 : 0)))

/** Of the shapes a value may have, the one it comes closest to is the one whose faults are worth reading. */
const closest = (branches: readonly (readonly Issue[])[]): readonly Issue[] =>
  [...branches].sort((a, b) => depth(b) - depth(a))[0] ?? []

const flat = (issue: Issue): readonly Issue[] => {
  if (issue.code !== 'invalid_union') return [issue]
  const branch = closest(issue.errors)
  return depth(branch) === 0
    ? [issue]
    : branch.flatMap((inner) => flat({ ...inner, path: [...issue.path, ...inner.path] }))
}

const valueAt = (value: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>((found, key) => {
    if (Array.isArray(found) && typeof key === 'number') return found[key]
    return isRecord(found) ? found[String(key)] : undefined
  }, value)

const wrongType = (expected: string, found: unknown): string | undefined => {
  if (found === undefined || found === null) return 'this is missing'
  if (expected === 'string' && typeof found === 'number')
    return 'put this in quotes, such as "2010" or "01632 960000"'
  return expected === 'number' && typeof found === 'string' ? 'write a number, without quotes' : undefined
}

const messageOf = (issue: Issue, found: unknown): string => {
  if (issue.code === 'unrecognized_keys')
    return `there is no field called ${issue.keys.join(', ')} here: check the spelling`
  if (issue.code === 'invalid_type') return wrongType(issue.expected, found) ?? issue.message
  if (issue.code === 'invalid_union') return 'this is neither notPublished nor what belongs here'
  return issue.message
}

const wrongIn = (error: z.ZodError, raw: unknown): readonly Wrong[] =>
  error.issues
    .flatMap(flat)
    .map((issue) => ({ path: dotted(issue.path), message: messageOf(issue, valueAt(raw, issue.path)) }))

/** Loaded for a file that is known to be wrong, so hardly ever. */
const slowReader = (): typeof import('yaml') => require('yaml')

/** Every syntax error with its line; the slower reader, for a file that is already known to be wrong. */
const syntaxErrors = (text: string): readonly Wrong[] => {
  const { LineCounter, parseDocument } = slowReader()
  const lines = new LineCounter()
  return parseDocument(text, { lineCounter: lines, prettyErrors: false }).errors.map((error) => ({
    path: `line ${lines.linePos(error.pos[0]).line}`,
    message: `this is not YAML: ${error.message}`,
  }))
}

/** Reads text as YAML; syntax errors come back with their line. */
const parsed = (text: string): Read<unknown> => {
  try {
    return { ok: true, value: parseYaml(text) }
  } catch (error) {
    const wrong = syntaxErrors(text)
    const first = error instanceof Error ? error.message : String(error)
    return {
      ok: false,
      wrong: wrong.length > 0 ? wrong : [{ path: '', message: `this is not YAML: ${first}` }],
    }
  }
}

/** One file against one shape. Never throws for what the file holds; a blank of the template is named as a blank. */
export const readYaml = <T>(file: string, shape: z.ZodType<T>): Read<T> => {
  if (!existsSync(file))
    return { ok: false, wrong: [{ path: '', message: 'this file is missing: copy it from _template' }] }
  const yaml = parsed(readFileSync(file, 'utf8'))
  if (!yaml.ok) return yaml
  const blanks = blanksIn(yaml.value)
  const checked = shape.safeParse(yaml.value)
  if (checked.success && blanks.length === 0) return { ok: true, value: checked.data }
  const named = new Set(blanks.map(({ path }) => path))
  const others = checked.success ? [] : wrongIn(checked.error, yaml.value)
  return { ok: false, wrong: [...blanks, ...others.filter(({ path }) => !named.has(path))] }
}
