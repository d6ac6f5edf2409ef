import { spawnSync } from 'node:child_process'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

/** Compiles the browser's scripts, so that the tests never run yesterday's. */
export default (): void => {
  const compiler = createRequire(__filename).resolve('typescript/package.json')
  const root = join(__dirname, '..', '..', '..')
  const ran = spawnSync(
    process.execPath,
    [join(dirname(compiler), 'bin', 'tsc'), '-p', join(root, 'bot', 'web', 'assets', 'tsconfig.json')],
    { stdio: 'inherit' },
  )
  if (ran.status !== 0) throw new Error('the scripts of the pages do not compile')
}
