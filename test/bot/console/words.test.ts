import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { HANDOFF_STATES, HAPPENINGS, OUTCOMES, PRIORITIES } from '../../../bot/handoff/handoff'
import { readPageWords } from '../../../bot/web/pages/words'
import { CASE_STATES } from '../../../dialogs/ports'
import { projectRoot } from '../../../knowledge/root'

const folder = join(projectRoot, 'bot', 'console')
const { sections } = readPageWords(join(folder, 'words.en.yaml'))

const filesIn = (within: string, ending: string): readonly string[] =>
  readdirSync(join(folder, within), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith(ending))
    .map((name) => join(folder, within, name))

const namedIn = (file: string, pattern: RegExp): readonly string[] =>
  [...readFileSync(file, 'utf8').matchAll(pattern)].map(([, section, line]) => `${section}.${line}`)

const isThere = (name: string): boolean => {
  const [section = '', line = ''] = name.split('.')
  return sections[section]?.[line] !== undefined
}

const capital = (word: string): string => `${word.charAt(0).toUpperCase()}${word.slice(1)}`

describe('the words of the console', () => {
  it('has every line that a template names', () => {
    const named = filesIn('pages', '.njk').flatMap((file) => namedIn(file, /\bwords\.(\w+)\.(\w+)/g))
    expect(named.length).toBeGreaterThan(100)
    expect(named.filter((name) => !isThere(name))).toEqual([])
  })

  it('has every line that the code names', () => {
    const named = filesIn('.', '.ts').flatMap((file) => namedIn(file, /\bline\('(\w+)', '(\w+)'/g))
    expect(named.length).toBeGreaterThan(30)
    expect(named.filter((name) => !isThere(name))).toEqual([])
  })

  it('has every line that the browser’s scripts name', () => {
    const named = filesIn('assets', '.ts').flatMap((file) =>
      [...readFileSync(file, 'utf8').matchAll(/\bsay\('(\w+)'/g)].map(([, line]) => `live.${line}`),
    )
    expect(named.length).toBeGreaterThan(10)
    expect(named.filter((name) => !isThere(name))).toEqual([])
  })

  it('has a line for everything that a hand-off, its end, or a case can be', () => {
    const wanted = [
      ...HAPPENINGS.map((what) => `conversation.event${capital(what)}`),
      ...HANDOFF_STATES.flatMap((state) => [`conversation.${state}`, `supervise.state${capital(state)}`]),
      ...OUTCOMES.map((outcome) => `conversation.${outcome}`),
      ...PRIORITIES.map((priority) => `conversation.priority${capital(priority)}`),
      ...CASE_STATES.map((state) => `conversation.case${capital(state)}`),
    ]
    expect(wanted.filter((name) => !isThere(name))).toEqual([])
  })
})
