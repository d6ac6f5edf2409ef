import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { knowledgeFolder } from '../../knowledge/load'
import type { Pack } from '../../knowledge/schema'
import { BotError } from '../errors'
import { type CollectionsOf, createCollections } from './collections'
import { findingLine } from './import/findings'
import { importSet } from './import/importSet'
import { openCollectionsStore } from './sqlite'
import type { CollectionsStore } from './store'

/** Where the collections are kept in the folder of the data. */
export const collectionsFile = (dataDir: string): string => join(dataDir, 'collections.db')

export interface OpenedCollections extends CollectionsOf {
  close(): Promise<void>
}

export interface CollectionsParts {
  /** A file, or `:memory:`. */
  file: string
  /** The councils served. */
  packs: ReadonlyMap<string, Pack>
  now: Date
  /** Where the packs are, with a `sample` folder each. */
  folder?: string
}

const fingerprintOf = (folder: string): string => {
  const hash = createHash('sha256')
  for (const file of readdirSync(folder).sort()) hash.update(file).update(readFileSync(join(folder, file)))
  return hash.digest('base64url')
}

const loadSample = async (store: CollectionsStore, pack: Pack, sample: string, now: Date): Promise<void> => {
  const known = await store.known(pack.council.id)
  if (known !== undefined && known.fingerprint === undefined) return
  const fingerprint = fingerprintOf(sample)
  if (known?.fingerprint === fingerprint) return
  const { kept, contradictions } = await importSet(sample, { store, pack, now, fingerprint })
  if (!kept)
    throw new BotError('sample_faulty', {
      detail: `${sample}: ${contradictions.first.map(findingLine).join('; ')}`,
    })
}

/**
 * Opens what is known of the collections. A council that has imported nothing gets its shipped sample, marked as one.
 * Throws `store_not_opened`, `store_not_migrated` or `sample_faulty`.
 */
export const openCollections = async (parts: CollectionsParts): Promise<OpenedCollections> => {
  const { file, packs, now, folder = knowledgeFolder() } = parts
  const store = await openCollectionsStore(file)
  for (const [id, pack] of packs) {
    const sample = join(folder, 'councils', id, 'sample')
    if (existsSync(sample)) await loadSample(store, pack, sample, now)
  }
  return { ...createCollections(store), close: () => store.close() }
}
