import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { BotError } from '../errors'
import { findingLine, type Named } from './findings'

export interface SampleParts {
  /** What is kept now; without a fingerprint it is the council's own. */
  known(): Promise<{ fingerprint?: string } | undefined>
  load(fingerprint: string): Promise<{ kept: boolean; contradictions: Named }>
}

/** Of the files in a folder; folders in it are other samples. */
const fingerprintOf = (folder: string): string => {
  const hash = createHash('sha256')
  const files = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isFile())
  for (const { name } of files.toSorted((a, b) => (a.name < b.name ? -1 : 1)))
    hash.update(name).update(readFileSync(join(folder, name)))
  return hash.digest('base64url')
}

/**
 * Loads a shipped sample where a council has imported nothing, once for each version of it. Throws `sample_faulty`. A
 * council without a sample has no such folder.
 */
export const loadSample = async (folder: string, { known, load }: SampleParts): Promise<void> => {
  if (!existsSync(folder)) return
  const before = await known()
  if (before !== undefined && before.fingerprint === undefined) return
  const fingerprint = fingerprintOf(folder)
  if (before?.fingerprint === fingerprint) return
  const { kept, contradictions } = await load(fingerprint)
  if (!kept)
    throw new BotError('sample_faulty', {
      detail: `${folder}: ${contradictions.first.map(findingLine).join('; ')}`,
    })
}
