import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'

const NAME = 'council-tests-'

/** What a run of tests writes for a while is in one folder of its own: `os.tmpdir()` gives it to all workers. */
export const openOwnFolder = (): void => {
  process.env.TMPDIR = mkdtempSync(join(tmpdir(), NAME))
}

/** After the last test. A process that is just ending may still be writing in it. */
const removeOwnFolder = (): void => {
  const folder = tmpdir()
  if (basename(folder).startsWith(NAME)) rmSync(folder, { recursive: true, force: true, maxRetries: 10 })
}

export default removeOwnFolder
