import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { CASE_ACTS, inLine } from '../../../../bot/console/cases/acts'
import { STATE_CHOICES, TICKS } from '../../../../bot/console/cases/filters'
import { lineFor } from '../../../../bot/console/cases/shown'
import { ACTS } from '../../../../bot/storage/caseActStore'
import { readPageWords } from '../../../../bot/web/pages/words'
import { CASE_MARKS } from '../../../../dialogs/ports'
import { projectRoot } from '../../../../knowledge/root'
import { Within } from '../../../../knowledge/schema'

const folder = join(projectRoot, 'bot', 'console')
const lines = Object.keys(readPageWords(join(folder, 'words.en.yaml')).sections.cases ?? {})

const textsIn = (under: string, ending: string): string =>
  readdirSync(join(folder, under))
    .filter((file) => file.endsWith(ending))
    .map((file) => readFileSync(join(folder, under, file), 'utf8'))
    .join('\n')
const code = textsIn('cases', '.ts') + textsIn('pages', '.njk')

/** Lines whose names are put together: the beginnings, and what they are for. */
const MADE: Readonly<Record<string, readonly string[]>> = {
  state: STATE_CHOICES,
  tick: TICKS,
  mark: CASE_MARKS,
  do: CASE_ACTS.map(({ name }) => inLine(name)),
  hint: CASE_ACTS.map(({ name }) => inLine(name)),
  act: ACTS,
  done: ACTS,
  one: Within.shape.unit.options,
  many: Within.shape.unit.options,
  contact: ['name', 'phone', 'email'],
  updates: ['none', 'text', 'email'],
  not: ['phone', 'email', 'postcode', 'updates', 'what'],
}

it.each(Object.entries(MADE))('there is a line “%s…” for each', (kind, names) => {
  expect(names.map((name) => lineFor(kind, name)).filter((line) => !lines.includes(line))).toEqual([])
})

it('no line of the cases is spare', () => {
  const made = Object.entries(MADE).flatMap(([kind, names]) => names.map((name) => lineFor(kind, name)))
  const isUsed = (line: string) =>
    made.includes(line) || new RegExp(`\\b${line}\\b`).test(code) || /^(source|column|detail)[A-Z]/.test(line)
  expect(lines.filter((line) => !isUsed(line))).toEqual([])
})
