import type { Ports } from '../dialogs/ports'
import { noWorld } from '../dialogs/ports'
import { knowledgeFolder } from '../knowledge/load'
import type { Pack } from '../knowledge/schema'
import type { CollectionsOf } from './collections/collections'
import { collectionsFile, openCollections } from './collections/open'
import { openPlanning, planningFile } from './planning/open'

/** What was imported for a council, as the dialogs ask for it. */
export type RegistersOf = (council: string) => Omit<Ports, 'cases' | 'advisors'>

/** Nothing was imported for anybody. */
export const noRegisters: RegistersOf = () => noWorld

export interface OpenedRegisters {
  of: RegistersOf
  collections: CollectionsOf
  close(): Promise<void>
}

export interface RegistersParts {
  /** The folder of the data, or `:memory:`. */
  dataDir: string
  /** The councils served. */
  packs: ReadonlyMap<string, Pack>
  now: Date
  /** Where the packs are, with their samples. */
  folder?: string
  /** How each council can tell residents how their case goes; left out: in no way. */
  tells?: (council: string) => Ports['tells']
}

const fileIn = (dataDir: string, fileOf: (dataDir: string) => string): string =>
  dataDir === ':memory:' ? dataDir : fileOf(dataDir)

/**
 * Opens everything that councils import. One that has imported nothing gets its shipped sample, marked as one.
 * Throws `store_not_opened`, `store_not_migrated` or `sample_faulty`.
 */
export const openRegisters = async (parts: RegistersParts): Promise<OpenedRegisters> => {
  const { dataDir, packs, now, folder = knowledgeFolder(), tells = () => [] } = parts
  const collections = await openCollections({ file: fileIn(dataDir, collectionsFile), packs, now, folder })
  const planning = await openPlanning({ file: fileIn(dataDir, planningFile), packs, now, folder })
  return {
    of: (council) => ({
      collections: collections.of(council),
      planning: planning.of(council),
      tells: tells(council),
    }),
    collections,
    close: async () => {
      await Promise.all([collections.close(), planning.close()])
    },
  }
}
