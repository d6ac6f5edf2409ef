import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createCollections } from '../../bot/collections/collections'
import { importSet } from '../../bot/collections/import/importSet'
import { openCollectionsStore } from '../../bot/collections/sqlite'
import { addDays } from '../../knowledge/calendar/day'
import { loadKnowledge } from '../../knowledge/load'
import { chanceFrom, uprnOf, writeSet } from '../support/collectionSet'

/** As many as the largest council of the research collects from. */
const ADDRESSES = 350_000
const LOOK_UPS = 2_000
const NOW = new Date('2026-11-25T10:00:00Z')

export interface CollectionCosts {
  addresses: number
  /** Bytes that were read. */
  bytes: number
  importSeconds: number
  /** The same set once more, over the first. */
  againSeconds: number
  /** Milliseconds of one look-up: the next eight weeks of one address. */
  median: number
  /** Of a hundred, the slowest but one. */
  worst: number
}

const timed = async <T>(call: () => Promise<T>): Promise<{ ms: number; value: T }> => {
  const before = performance.now()
  const value = await call()
  return { ms: performance.now() - before, value }
}

/** Imports a made-up set of 350,000 addresses into a file, twice, and looks up addresses at random. */
export const collectionCosts = async (addresses = ADDRESSES): Promise<CollectionCosts> => {
  const folder = mkdtempSync(join(tmpdir(), 'bench-collections-'))
  try {
    await writeSet(join(folder, 'set'), { addresses, seed: 2026 })
    const [pack] = [...loadKnowledge().councils.values()]
    if (pack === undefined) throw new Error('there is no council')
    const store = await openCollectionsStore(join(folder, 'collections.db'))
    const own = { ...pack, containers: [] }
    const importing = () => timed(() => importSet(join(folder, 'set'), { store, pack: own, now: NOW }))
    const [first, again] = [await importing(), await importing()]
    if (!first.value.kept || !again.value.kept) throw new Error('the set was not kept')
    const port = createCollections(store).of(pack.council.id)
    const chance = chanceFrom(1)
    const times: number[] = []
    for (let i = 0; i < LOOK_UPS; i += 1) {
      const uprn = uprnOf(Math.floor(chance() * addresses))
      const { ms, value } = await timed(() =>
        port.collectionsFor(uprn, '2026-12-01', addDays('2026-12-01', 56)),
      )
      if ((value?.collections.length ?? 0) < 8) throw new Error(`too few collections for ${uprn}`)
      times.push(ms)
    }
    await store.close()
    times.sort((a, b) => a - b)
    return {
      addresses,
      bytes: ['properties', 'property_rounds'].reduce(
        (sum, name) => sum + statSync(join(folder, 'set', `${name}.csv`)).size,
        0,
      ),
      importSeconds: first.ms / 1000,
      againSeconds: again.ms / 1000,
      median: times[Math.floor(times.length / 2)] ?? 0,
      worst: times[Math.floor(times.length * 0.99)] ?? 0,
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
