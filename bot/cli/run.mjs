/** Runs one of the compiled commands, building first if a source is newer: `node bot/cli/run.mjs main`, `… cli/chat --council ID`. */
import Module from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from './build.mjs'

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..')
const [, , name, ...rest] = process.argv

build({ ifStale: true })
process.argv = [process.argv[0], join(root, 'dist', 'bot', `${name}.js`), ...rest]
// As the main module, which is what `require.main === module` in each command asks.
Module.runMain()
