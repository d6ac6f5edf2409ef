import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'

const NAME = 'council-tests-'

/** What a run of tests writes for a while is in one folder of its own: `os.tmpdir()` gives it to all workers. */
export const openOwnFolder = (): void => {
  const folder = mkdtempSync(join(tmpdir(), NAME))
  // PostgreSQL refuses to run as root: whoever runs it instead must get through to its own folder.
  chmodSync(folder, 0o711)
  process.env.TMPDIR = folder
}

/** After the last test. A process that is just ending may still be writing in it. */
const removeOwnFolder = (): void => {
  const folder = tmpdir()
  if (basename(folder).startsWith(NAME)) rmSync(folder, { recursive: true, force: true, maxRetries: 10 })
}

export default removeOwnFolder
