/**
 * Compiles the assistant, once: `node bot/cli/build.mjs [--if-stale]`.
 * Runs by itself after `npm ci` (the `prepare` script) and before every command that needs `dist/`.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..')
const stamp = join(root, 'dist', '.built')

const newestSource = (folder) =>
  Math.max(
    0,
    ...readdirSync(folder, { withFileTypes: true, recursive: true })
      .filter((entry) => entry.isFile() && /\.(ts|json)$|phrases.*\.yaml$/.test(entry.name))
      .map((entry) => statSync(join(entry.parentPath ?? entry.path, entry.name)).mtimeMs),
  )

const isStale = () =>
  !existsSync(stamp) ||
  ['knowledge', 'dialogs', 'bot'].some((folder) => newestSource(join(root, folder)) > statSync(stamp).mtimeMs)

const tsc = (project) => {
  const typescript = createRequire(import.meta.url).resolve('typescript/package.json')
  const ran = spawnSync(process.execPath, [join(dirname(typescript), 'bin', 'tsc'), '-p', project], {
    cwd: root,
    stdio: 'inherit',
  })
  if (ran.status !== 0) process.exit(ran.status ?? 1)
}

/** True when this install has no compiler (`npm ci --omit=dev`): then `dist/` must already be here. */
const hasCompiler = () => existsSync(join(root, 'node_modules', 'typescript'))

if (!(process.argv.includes('--if-stale') && !isStale()) && hasCompiler()) {
  rmSync(join(root, 'dist'), { recursive: true, force: true })
  tsc('tsconfig.build.json')
  if (existsSync(join(root, 'bot/web/assets/tsconfig.json'))) tsc('bot/web/assets/tsconfig.json')
  if (existsSync(join(root, 'dist/bot/cli/train.js')))
    await import(pathToFileURL(join(root, 'dist/bot/cli/train.js')).href)
  mkdirSync(join(root, 'dist'), { recursive: true })
  writeFileSync(stamp, '')
}
