/**
 * Makes of each command one file, and trains the recogniser, into `dist/`: `node bot/cli/build.mjs [--if-stale]`.
 * Runs by itself after `npm ci` (the `prepare` script) and before every command that needs `dist/`.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..')
const dist = join(root, 'dist')
const stamp = join(dist, '.built')

/** What `dist/` is made from: the code, and the phrases that the recogniser is trained on. */
const isSource = (path) =>
  /\.ts$|build\.mjs$|tsconfig.*\.json$|dialogs\/.*phrases.*\.yaml$/.test(path.replaceAll('\\', '/'))

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

const { resolve } = createRequire(import.meta.url)
const compiler = () => join(dirname(resolve('typescript/package.json')), 'bin', 'tsc')

/** An install without development packages (`npm ci --omit=dev`) has no compiler: it runs the `dist/` it was given. */
const hasCompiler = () =>
  ['typescript', 'esbuild'].every((name) => existsSync(join(root, 'node_modules', name)))

/** What package.json runs out of `dist/`, and what trains: `main`, `cli/chat` … */
const commands = () => {
  const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  const named = Object.values(scripts).flatMap((script) => /run\.mjs (\S+)/.exec(script)?.[1] ?? [])
  return [...new Set([...named, 'cli/train'])]
}

/**
 * Our code alone, packages stay where they are: reading 500 small files is a sixth of the start. What is required only
 * when it is wanted still runs only then. Types are `npm run check`'s to look at.
 */
const bundle = async () => {
  const esbuild = await import('esbuild')
  await esbuild.build({
    absWorkingDir: root,
    entryPoints: commands().map((name) => join('bot', `${name}.ts`)),
    outdir: join(dist, 'bot'),
    outbase: 'bot',
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    sourcemap: true,
    sourcesContent: false,
    logLevel: 'warning',
  })
}

export const build = async ({ ifStale }) => {
  if (!hasCompiler() || (ifStale && !isStale())) return
  rmSync(dist, { recursive: true, force: true })
  mkdirSync(dist, { recursive: true })
  await bundle()
  run(compiler(), '-p', 'bot/web/assets/tsconfig.json')
  run(compiler(), '-p', 'bot/console/assets/tsconfig.json')
  run(join(dist, 'bot', 'cli', 'train.js'))
  writeFileSync(stamp, '')
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  await build({ ifStale: process.argv.includes('--if-stale') })
