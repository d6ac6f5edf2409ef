/** Runs one of the compiled commands, building first if a source is newer: `node bot/cli/run.mjs main`, `… cli/chat --council ID`. */
import { existsSync } from 'node:fs'
import Module from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from './build.mjs'

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..')
const [, , name, ...rest] = process.argv

await build({ ifStale: true })
const command = join(root, 'dist', 'bot', `${name}.js`)
if (!existsSync(command)) {
  process.stderr.write(
    `${command} is not there. Run "npm ci" without --omit=dev once: it builds the assistant.\n`,
  )
  process.exit(1)
}
process.argv = [process.argv[0], command, ...rest]
// As the main module, which is what `require.main === module` in each command asks.
Module.runMain()
