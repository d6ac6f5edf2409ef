/** `child.ts` compiled, so that one who takes over from a process that was killed is there in half the time. */
import { execFile } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { projectRoot } from '../../knowledge/root'

export interface Compiled {
  file: string
  remove(): void
}

/** Compiles into a folder of its own, from where the project's packages can be found. */
export const compileChild = async (): Promise<Compiled> => {
  const cache = join(projectRoot, 'node_modules', '.cache')
  mkdirSync(cache, { recursive: true })
  const folder = mkdtempSync(join(cache, 'handoffs-'))
  const compiler = join(dirname(require.resolve('typescript/package.json')), 'bin', 'tsc')
  await promisify(execFile)(process.execPath, [compiler, '-p', __dirname, '--outDir', folder])
  return {
    file: join(folder, 'test', 'handoffs', 'child.js'),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}
