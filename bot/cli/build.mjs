/**
 * Compiles the assistant and trains its recogniser, into `dist/`: `node bot/cli/build.mjs [--if-stale]`.
 * Runs by itself after `npm ci` (the `prepare` script) and before every command that needs `dist/`.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..')
const dist = join(root, 'dist')
const stamp = join(dist, '.built')

/** What `dist/` is made from: the code, and the phrases that the recogniser is trained on. */
const isSource = (path) =>
  /\.ts$|tsconfig.*\.json$|dialogs\/.*phrases.*\.yaml$/.test(path.replaceAll('\\', '/'))

const newestSource = (folder) =>
  readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
    .filter(isSource)
    .reduce((newest, file) => Math.max(newest, statSync(file).mtimeMs), 0)

const isStale = () =>
  !existsSync(stamp) ||
  ['knowledge', 'dialogs', 'bot'].some((folder) => newestSource(join(root, folder)) > statSync(stamp).mtimeMs)

const run = (...args) => {
  const { status } = spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit' })
  if (status !== 0) process.exit(status ?? 1)
}

const compiler = () => {
  const { resolve } = createRequire(import.meta.url)
  return join(dirname(resolve('typescript/package.json')), 'bin', 'tsc')
}

/** An install without development packages (`npm ci --omit=dev`) has no compiler: it runs the `dist/` it was given. */
const hasCompiler = () => existsSync(join(root, 'node_modules', 'typescript'))

export const build = ({ ifStale }) => {
  if (!hasCompiler() || (ifStale && !isStale())) return
  rmSync(dist, { recursive: true, force: true })
  run(compiler(), '-p', 'tsconfig.build.json')
  run(compiler(), '-p', 'bot/web/assets/tsconfig.json')
  run(compiler(), '-p', 'bot/console/assets/tsconfig.json')
  run(join(dist, 'bot', 'cli', 'train.js'))
  mkdirSync(dist, { recursive: true })
  writeFileSync(stamp, '')
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  build({ ifStale: process.argv.includes('--if-stale') })
