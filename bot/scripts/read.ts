import { readFileSync } from 'node:fs'
import { isCaseReference } from '../../dialogs/caseReference'
import { CASE_STATES } from '../../dialogs/ports'
import type { LocalTime } from '../../knowledge/calendar/day'
import { dayOf } from '../../knowledge/calendar/day'
import { patternOf } from './pattern'
import { advisorsIn, callIn, deskIn, NO_ADVISORS, NO_CALL, NO_DESK } from './readDesk'
import { saidIn } from './saidIn'
import type { Exchange, Script, ScriptCase, ScriptFault } from './script'

/** Every fault of a script at once, each with its file and line. */
export class ScriptError extends Error {
  constructor(readonly faults: readonly ScriptFault[]) {
    const lines = faults.map(({ file, line, problem }) => `  ${file}:${line}: ${problem}`)
    super(`ScriptError: ${faults.length} fault(s) in the scripts:\n${lines.join('\n')}`)
    this.name = 'ScriptError'
  }
}

type Headers = Pick<Script, 'councils' | 'form'> & Partial<Pick<Script, 'at' | 'cases' | 'advisors' | 'call'>>

/** A script while it is read. */
interface Reading {
  headers: Partial<Headers>
  exchanges: Exchange[]
  movedTo: LocalTime | undefined
  problems: { line: number; problem: string }[]
}

type TakeLine = (reading: Reading, rest: string, line: number) => string | undefined

const localTimeIn = (text: string): LocalTime | undefined => {
  const found = /^(\d{4})-(\d{2})-(\d{2}) ([01]\d|2[0-3]):([0-5]\d)$/.exec(text)
  if (found === null) return undefined
  const [, year, month, date, hour, minute] = found
  const day = dayOf(Number(year), Number(month), Number(date))
  return day === undefined ? undefined : { day, time: `${hour}:${minute}` }
}

const NO_TIME = 'write a day and a time, such as 2026-11-26 10:00'

const caseIn = (value: string): ScriptCase | undefined => {
  const [reference = '', word, day, time, days] = value.split(/\s+/)
  const state = CASE_STATES.find((each) => each === word)
  const openedAt = localTimeIn(`${day} ${time}`)
  if (!isCaseReference(reference) || state === undefined || openedAt === undefined) return undefined
  if (days !== undefined && !/^[1-9]\d*$/.test(days)) return undefined
  return { reference, state, openedAt, ...(days === undefined ? {} : { workingDays: Number(days) }) }
}

const HEADERS: Readonly<Record<string, TakeLine>> = {
  council: ({ headers }, value) => {
    const names = value.split(',').map((name) => name.trim())
    if (names.some((name) => !/^[a-z0-9-]+$/.test(name)))
      return 'write the id of a council, several with commas, or all'
    headers.councils = names.includes('all') ? 'all' : names
    return undefined
  },
  at: ({ headers }, value) => {
    const at = localTimeIn(value)
    if (at === undefined) return NO_TIME
    headers.at = at
    return undefined
  },
  case: ({ headers }, value) => {
    const one = caseIn(value)
    if (one === undefined) return 'write a case such as 123456786 inProgress 2026-11-20 10:00 5'
    headers.cases = [...(headers.cases ?? []), one]
    return undefined
  },
  advisors: ({ headers }, value) => {
    const there = advisorsIn(value)
    if (there === undefined) return NO_ADVISORS
    headers.advisors = there
    return undefined
  },
  call: ({ headers }, value) => {
    const call = callIn(value)
    if (call === undefined) return NO_CALL
    headers.call = call
    return undefined
  },
  form: ({ headers }, value) => {
    if (value !== 'written' && value !== 'spoken') return 'write "form: written" or "form: spoken"'
    headers.form = value
    return undefined
  },
}

const says: TakeLine = (reading, rest, line) => {
  if (rest === '') return 'nothing is said here'
  const { movedTo } = reading
  const exchange: Exchange = {
    line,
    said: saidIn(rest, reading.headers.call !== undefined),
    heard: [],
    notHeard: [],
  }
  reading.exchanges.push(movedTo === undefined ? exchange : { ...exchange, movedTo })
  reading.movedTo = undefined
  return undefined
}

const problemOf = (written: string): string | undefined => {
  if (written === '') return 'write what is to be heard'
  try {
    patternOf(written)
    return undefined
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

const expects =
  (list: 'heard' | 'notHeard'): TakeLine =>
  (reading, rest, line) => {
    const problem = problemOf(rest)
    if (problem !== undefined) return problem
    const last = reading.exchanges.pop() ?? { line, said: undefined, heard: [], notHeard: [] }
    reading.exchanges.push({ ...last, [list]: [...last[list], { line, written: rest }] })
    return undefined
  }

const movesClock: TakeLine = (reading, rest) => {
  reading.movedTo = localTimeIn(rest)
  return reading.movedTo === undefined ? NO_TIME : undefined
}

const does: TakeLine = (reading, rest, line) => {
  const desk = deskIn(rest)
  if (desk === undefined) return NO_DESK
  const { movedTo } = reading
  const exchange: Exchange = { line, said: undefined, desk, heard: [], notHeard: [] }
  reading.exchanges.push(movedTo === undefined ? exchange : { ...exchange, movedTo })
  reading.movedTo = undefined
  return undefined
}

const MARKS: Readonly<Record<string, TakeLine>> = {
  '>': says,
  '*': does,
  '<': expects('heard'),
  '!': expects('notHeard'),
  '@': movesClock,
}

const takeHeader: TakeLine = (reading, text, line) => {
  const [, name = '', value = ''] = /^([a-z]+):\s*(.*)$/.exec(text) ?? []
  const take = HEADERS[name]
  if (take === undefined)
    return 'begin a line with > (the resident), < (heard), ! (not heard), * (an advisor), @ (the clock) or # (a remark); the headers are council, at, case, advisors, call and form'
  return reading.exchanges.length > 0
    ? `"${name}:" belongs above the first > line`
    : take(reading, value.trim(), line)
}

const takeLine = (reading: Reading, text: string, line: number): void => {
  const take = MARKS[text.charAt(0)]
  const problem =
    take === undefined ? takeHeader(reading, text, line) : take(reading, text.slice(1).trim(), line)
  if (problem !== undefined) reading.problems.push({ line, problem })
}

/** A script from its text. Throws a `ScriptError` that names every fault; `file` is only for the names of places. */
export const parseScript = (text: string, file: string): Script => {
  const reading: Reading = { headers: {}, exchanges: [], movedTo: undefined, problems: [] }
  text.split(/\r?\n/).forEach((whole, i) => {
    const trimmed = whole.trim()
    if (trimmed !== '' && !trimmed.startsWith('#')) takeLine(reading, trimmed, i + 1)
  })
  const { problems, exchanges } = reading
  const { councils, at, cases, advisors, call, form = call ? 'spoken' : 'written' } = reading.headers
  if (councils === undefined) problems.push({ line: 1, problem: 'begin with "council: " and an id, or all' })
  if (exchanges.length === 0) problems.push({ line: 1, problem: 'nobody says anything: write a > line' })
  if (problems.length > 0 || councils === undefined)
    throw new ScriptError(problems.map((fault) => ({ file, ...fault })))
  return {
    file,
    councils,
    form,
    exchanges,
    ...(at === undefined ? {} : { at }),
    ...(cases === undefined ? {} : { cases }),
    ...(advisors === undefined ? {} : { advisors }),
    ...(call === undefined ? {} : { call }),
  }
}

/** A script from its file. Throws a `ScriptError` that names every fault. */
export const readScript = (file: string): Script => parseScript(readFileSync(file, 'utf8'), file)
