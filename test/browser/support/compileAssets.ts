import { spawnSync } from 'node:child_process'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { openOwnFolder } from '../../support/ownFolder'

/** Compiles the browser's scripts, so that the tests never run yesterday's. */
export default (): void => {
  openOwnFolder()
  const compiler = createRequire(__filename).resolve('typescript/package.json')
  const root = join(__dirname, '..', '..', '..')
  for (const folder of ['web', 'console']) {
    const project = join(root, 'bot', folder, 'assets', 'tsconfig.json')
    const compile = [join(dirname(compiler), 'bin', 'tsc'), '-p', project]
    const ran = spawnSync(process.execPath, compile, { stdio: 'inherit' })
    if (ran.status !== 0) throw new Error(`the scripts of ${folder} pages do not compile`)
  }
}
