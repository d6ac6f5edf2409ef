import { join } from 'node:path'
import { knowledgeFolder } from '../../knowledge/load'
import type { Pack } from '../../knowledge/schema'
import { loadSample } from '../import/sample'
import { importRegister } from './import/importRegister'
import { createPlanning, type PlanningOf } from './planning'
import { openPlanningStore } from './sqlite'

/** Where the registers are kept in the folder of the data. */
export const planningFile = (dataDir: string): string => join(dataDir, 'planning.db')

export interface OpenedPlanning extends PlanningOf {
  close(): Promise<void>
}

export interface PlanningParts {
  /** A file, or `:memory:`. */
  file: string
  /** The councils served. */
  packs: ReadonlyMap<string, Pack>
  now: Date
  /** Where the packs are, with a `sample/planning` folder each. */
  folder?: string
}

/**
 * Opens what is known of the planning registers. A council that has imported nothing gets its shipped sample, marked as
 * one. Throws `store_not_opened`, `store_not_migrated` or `sample_faulty`.
 */
export const openPlanning = async (parts: PlanningParts): Promise<OpenedPlanning> => {
  const { file, packs, now, folder = knowledgeFolder() } = parts
  const store = await openPlanningStore(file)
  for (const [id, pack] of packs) {
    const sample = join(folder, 'councils', id, 'sample', 'planning')
    await loadSample(sample, {
      known: () => store.known(id),
      load: (fingerprint) => importRegister(sample, { store, pack, now, fingerprint }),
    })
  }
  return { ...createPlanning(store), close: () => store.close() }
}
