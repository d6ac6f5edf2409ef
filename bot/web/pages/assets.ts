import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { extname, join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { projectRoot } from '../../../knowledge/root'
import type { Pack } from '../../../knowledge/schema'
import { govukClassesIn, minified, subsetOfGovuk, themes } from './styles'

/** One file the pages need, ready to be sent. */
export interface Asset {
  type: string
  plain: Buffer
  gzipped: Buffer
}

export interface Assets {
  /** Where they are, with a part that changes when any of them does: `/assets/3f2a…`. */
  folder: string
  /** The scripts of the chat page besides its first one, for the browser to fetch at once. */
  modules: readonly string[]
  /** The same for the developers' telephone. */
  phoneModules: readonly string[]
  /** The same for the advisors’ console; empty where its scripts were not built. */
  consoleScripts: readonly string[]
  /** The text of the script that puts the chat into other pages, before its configuration is added. */
  embed: string
  file(name: string): Asset | undefined
}

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
}

const source = join(projectRoot, 'bot', 'web', 'assets')

const compiledFor = (folder: 'web' | 'console'): string => join(projectRoot, 'dist', 'bot', folder, 'assets')

const textsIn = (folder: string, ending: string): readonly string[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith(ending))
    .sort()
    .map((name) => readFileSync(join(folder, name), 'utf8'))

/** The style sheets of a folder of `bot/` as one, over the parts of govuk-frontend that the templates and scripts in the same folder of `bot/` name. */
const styleSheet = (folder: 'web' | 'console'): string => {
  const within = (each: string): string => join(projectRoot, 'bot', folder, each)
  const govuk = readFileSync(
    join(projectRoot, 'node_modules', 'govuk-frontend', 'dist', 'govuk', 'govuk-frontend.min.css'),
    'utf8',
  )
  const named = [...textsIn(within('pages'), '.njk'), ...textsIn(within('assets'), '.ts')].flatMap(
    govukClassesIn,
  )
  return subsetOfGovuk(govuk, new Set(named)) + minified(textsIn(within('assets'), '.css').join(''))
}

const scripts = (folder: string): ReadonlyMap<string, string> =>
  new Map(
    (existsSync(folder) ? readdirSync(folder) : [])
      .filter((name) => name.endsWith('.js'))
      .sort()
      .map((name) => [name, readFileSync(join(folder, name), 'utf8')]),
  )

const isOfPhone = (name: string): boolean => name.startsWith('phone')

const ready = (name: string, text: string): Asset => {
  const plain = Buffer.from(text)
  return {
    type: TYPES[extname(name)] ?? 'application/octet-stream',
    plain,
    gzipped: gzipSync(plain, { level: 9 }),
  }
}

/**
 * Reads all of them once, at the start. `scriptsFrom` is where the compiled scripts are; where there are none (tests that
 * were not built first), the pages work all the same, without JavaScript.
 */
export const loadAssets = (
  packs: readonly Pack[],
  scriptsFrom = compiledFor('web'),
  consoleFrom = compiledFor('console'),
): Assets => {
  const { 'embed.js': embed = '', ...modules } = Object.fromEntries(scripts(scriptsFrom))
  const consoleModules = Object.fromEntries(scripts(consoleFrom))
  const files: Readonly<Record<string, string>> = {
    // They lie side by side: no two of them have the same name.
    ...consoleModules,
    ...modules,
    'page.css': styleSheet('web') + themes(packs.map(({ council }) => council)),
    'console.css': styleSheet('console'),
    'icon.svg': readFileSync(join(source, 'icon.svg'), 'utf8'),
  }
  const hash = createHash('sha256').update(JSON.stringify(files)).digest('hex').slice(0, 12)
  const assets = new Map(Object.entries(files).map(([name, text]) => [name, ready(name, text)]))
  return {
    folder: `/assets/${hash}`,
    modules: Object.keys(modules).filter((name) => name !== 'chat.js' && !isOfPhone(name)),
    phoneModules: Object.keys(modules).filter((name) => name !== 'phone.js' && isOfPhone(name)),
    consoleScripts: Object.keys(consoleModules),
    embed,
    file: (name) => assets.get(name),
  }
}
