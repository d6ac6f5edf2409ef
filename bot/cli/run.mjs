/** Runs one of the compiled commands, building first if a source is newer: `node bot/cli/run.mjs main`, `… cli/chat --council ID`. */
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..')
const [, , name, ...rest] = process.argv
process.argv = [process.argv[0], join(root, 'dist', 'bot', `${name}.js`), '--if-stale', ...rest]
await import('./build.mjs')
process.argv.splice(2, 1)
await import(pathToFileURL(process.argv[1]).href)
