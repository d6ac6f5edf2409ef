import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Chance } from '../../chance'

const isThere = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'code' in error && error.code === 'EEXIST'

/** A key that nobody can guess. */
export const newSecret = (chance: Chance): string => chance.bytes(32).toString('base64url')

/** The key that signs tokens: made once, kept where only its owner can read it, the same after a restart. */
export const tokenSecret = (folder: string, chance: Chance): string => {
  const file = join(folder, 'token-secret')
  mkdirSync(folder, { recursive: true })
  try {
    writeFileSync(file, newSecret(chance), { mode: 0o600, flag: 'wx' })
  } catch (error) {
    if (!isThere(error)) throw error
  }
  return readFileSync(file, 'utf8').trim()
}
