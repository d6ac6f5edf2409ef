import { join } from 'node:path'
import { knowledgeFolder } from '../../knowledge/load'
import type { Pack } from '../../knowledge/schema'
import { loadSample } from '../import/sample'
import { type CollectionsOf, createCollections } from './collections'
import { importSet } from './import/importSet'
import { openCollectionsStore } from './sqlite'

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

/**
 * Opens what is known of the collections. A council that has imported nothing gets its shipped sample, marked as one.
 * Throws `store_not_opened`, `store_not_migrated` or `sample_faulty`.
 */
export const openCollections = async (parts: CollectionsParts): Promise<OpenedCollections> => {
  const { file, packs, now, folder = knowledgeFolder() } = parts
  const store = await openCollectionsStore(file)
  for (const [id, pack] of packs) {
    const sample = join(folder, 'councils', id, 'sample')
    await loadSample(sample, {
      known: () => store.known(id),
      load: (fingerprint) => importSet(sample, { store, pack, now, fingerprint }),
    })
  }
  return { ...createCollections(store), close: () => store.close() }
}
