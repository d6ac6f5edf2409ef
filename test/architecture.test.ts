import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { projectRoot } from '../knowledge/root'

/** Three folders, one arrow: what each may import. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  knowledge: ['knowledge'],
  dialogs: ['dialogs', 'knowledge'],
  bot: ['bot', 'dialogs', 'knowledge'],
}

const filesIn = (folder: string, ending: RegExp): readonly string[] =>
  readdirSync(join(projectRoot, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && ending.test(entry.name))
    .map((entry) => relative(projectRoot, join(entry.parentPath, entry.name)))

const read = (file: string): string => readFileSync(join(projectRoot, file), 'utf8')

/** Comments may name what the code must not. */
const codeOf = (file: string): string =>
  read(file)
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/(^|\s)\/\/.*$/gm, '')

const sources = Object.keys(MAY_IMPORT).flatMap((folder) => filesIn(folder, /\.ts$/))

const importsOf = (file: string): readonly string[] =>
  // What stands between backticks is text that a command writes, not an import.
  [
    ...codeOf(file)
      .replace(/`[^`]*`/g, '``')
      .matchAll(/(?:from\s+|import\s+|import\(|require\()\s*'([^']+)'/g),
  ].map(([, name]) => name ?? '')

const wrongArrows = (file: string): readonly string[] =>
  importsOf(file)
    .filter((name) => name.startsWith('.'))
    .map((name) => relative(projectRoot, resolve(projectRoot, dirname(file), name)))
    .filter((target) => !MAY_IMPORT[file.split('/')[0] ?? '']?.includes(target.split('/')[0] ?? ''))
    .map((target) => `${file} imports ${target}: the arrow points the wrong way`)

/** Files that match, each as a sentence: what a failing test prints. */
const offenders = (files: readonly string[], pattern: RegExp, allowed: readonly RegExp[], because: string) =>
  files
    .filter((file) => !allowed.some((name) => name.test(file)) && pattern.test(codeOf(file)))
    .map((file) => `${file}: ${because}`)

describe('the architecture', () => {
  it('finds the sources it speaks of', () => {
    expect(sources.length).toBeGreaterThan(50)
  })

  it('has one arrow: bot → dialogs → knowledge', () => {
    expect(sources.flatMap(wrongArrows)).toEqual([])
  })

  it('names no council in code', () => {
    const ids = readdirSync(join(projectRoot, 'knowledge', 'councils')).filter((id) => !id.startsWith('_'))
    const names = ids.flatMap((id) => [id, id.replaceAll('-', ' ')])
    expect(ids.length).toBeGreaterThan(4)
    expect(
      offenders(sources, new RegExp(names.join('|'), 'i'), [], 'names a council; councils are data'),
    ).toEqual([])
  })

  it('keeps Bot Framework to the turn and the channels', () => {
    const allowed = [/^bot\/turn\//, /^bot\/channels\//]
    expect(offenders(sources, /from 'bot(builder|framework)/, allowed, 'imports Bot Framework')).toEqual([])
  })

  it('reads clock, chance and environment in one place each', () => {
    const allowed = [/^bot\/(clock|config|main|chance)\.ts$/, /^bot\/(web|console)\/assets\//]
    const pattern = /Date\.now\(|new Date\(\)|Math\.random\(|process\.env/
    expect(offenders(sources, pattern, allowed, 'reads clock, chance or environment')).toEqual([])
  })

  it('never imports all of natural, which loads three databases and .env', () => {
    expect(offenders(sources, /from 'natural'/, [], "imports 'natural' whole")).toEqual([])
  })

  it('has no command that imports another: in one file, both would take themselves for the one that was run', () => {
    const commands = sources.filter((file) => codeOf(file).includes('require.main === module'))
    const wrong = sources.flatMap((file) =>
      importsOf(file)
        .filter((name) => name.startsWith('.'))
        .map((name) => `${relative(projectRoot, resolve(projectRoot, dirname(file), name))}.ts`)
        .filter((target) => commands.includes(target))
        .map((target) => `${file} imports ${target}`),
    )
    expect(commands.length).toBeGreaterThan(5)
    expect(wrong).toEqual([])
  })

  it('imports nothing that only developers install', () => {
    const { devDependencies } = JSON.parse(read('package.json')) as {
      devDependencies: Record<string, string>
    }
    const wrong = sources.flatMap((file) =>
      importsOf(file)
        .filter((name) =>
          Object.keys(devDependencies).some((dev) => name === dev || name.startsWith(`${dev}/`)),
        )
        .map((name) => `${file} imports ${name}`),
    )
    expect(wrong).toEqual([])
  })

  it('pins every package exactly', () => {
    const { dependencies, devDependencies } = JSON.parse(read('package.json')) as Record<
      string,
      Record<string, string>
    >
    const loose = Object.entries({ ...dependencies, ...devDependencies }).filter(
      ([, v]) => !/^\d+\.\d+\.\d+/.test(v),
    )
    expect(loose).toEqual([])
  })
})

describe('what the documents claim', () => {
  const documents = ['README.md', 'CONTRIBUTING.md']
  const quoted = (file: string): readonly string[] =>
    [...read(file).matchAll(/`([^`\n]+)`/g)].map(([, code]) => code ?? '')
  const scripts = Object.keys(
    (JSON.parse(read('package.json')) as { scripts: Record<string, string> }).scripts,
  )

  it.each(documents)('%s names only paths that exist', (file) => {
    const paths = quoted(file).filter((code) => /^(knowledge|dialogs|bot|test|\.ci)\/[\w./-]*$/.test(code))
    const known = new Set(
      ['knowledge', 'dialogs', 'bot', 'test', '.ci'].flatMap((folder) => [...filesIn(folder, /./)]),
    )
    const exists = (path: string): boolean =>
      [...known].some((name) => name === path || name.startsWith(path.endsWith('/') ? path : `${path}/`))
    expect(paths.length).toBeGreaterThan(0)
    expect(paths.filter((path) => !exists(path))).toEqual([])
  })

  it.each(documents)('%s names only commands that exist', (file) => {
    const commands = [...read(file).matchAll(/npm run ([\w:-]+)/g)].map(([, name]) => name ?? '')
    expect(commands.length).toBeGreaterThan(0)
    expect(commands.filter((name) => !scripts.includes(name))).toEqual([])
  })
})
