import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Kysely, SqliteDialect } from 'kysely'
import { createCollections } from '../../../bot/collections/collections'
import { collections } from '../../../bot/collections/migrations/001-collections'
import { openCollections } from '../../../bot/collections/open'
import { openCollectionsStore } from '../../../bot/collections/sqlite'
import type { CollectionTables } from '../../../bot/collections/tables'
import { bringFileUpToDate, openDatabase } from '../../../bot/storage/database'
import { keysFor } from '../../../knowledge/keypad'
import { loadKnowledge } from '../../../knowledge/load'

const NOW = new Date('2026-11-26T10:00:00Z')
const TODAY = '2026-11-26'

describe('where the homes of every sample are', () => {
  const { councils } = loadKnowledge()

  it('is found by the keys of each postcode, and by each street', async () => {
    const opened = await openCollections({ file: ':memory:', packs: councils, now: NOW })
    for (const id of councils.keys()) {
      const port = opened.of(id)
      const streets = await port.streets()
      expect(streets.length).toBeGreaterThan(1)
      for (const street of streets) {
        const homes = await port.addressesIn(street, TODAY)
        expect(homes.length).toBeGreaterThan(0)
        expect(homes.every(({ address }) => address.includes(street))).toBe(true)
        for (const { postcode } of homes)
          expect(await port.postcodesKeyed(keysFor(postcode))).toContain(postcode)
      }
      expect(await port.postcodesKeyed('000000')).toEqual([])
      expect(await port.addressesIn('No Such Street', TODAY)).toEqual([])
      expect(await port.streets()).toBe(streets)
    }
    expect(await opened.of('nowhere').streets()).toEqual([])
    await opened.close()
  })
})

const property = (uprn: string, address: string, postcode: string) => ({
  set_id: 1,
  uprn,
  address,
  postcode,
  usrn: '',
  kind: 'kerbside',
  assisted: 0,
  valid_from: '',
  valid_to: '',
})

describe('what was imported before places were kept', () => {
  it('is found by keys and street as well', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'places-'))
    const file = join(folder, 'collections.db')
    const database = openDatabase(file)
    const db = new Kysely<CollectionTables>({ dialect: new SqliteDialect({ database }) })
    await bringFileUpToDate(database, db, { '001-collections': collections })
    const set = { id: 1, council: 'otherford', sample: 0, fingerprint: null, imported_at: NOW.toISOString() }
    await db.insertInto('collection_sets').values(set).execute()
    const rows = [
      property('1', '1 Mill Lane, Otherford', 'EX1 2AB'),
      property('2', '2 Mill Lane, Otherford', 'EX1 2AB'),
      property('3', 'Rose Cottage, Mill Lane, Upperford', 'EX1 2BA'),
      property('4', '4 High Street, Otherford', 'EX1 2BB'),
    ]
    await db.insertInto('properties').values(rows).execute()
    await db.destroy()

    const store = await openCollectionsStore(file)
    const port = createCollections(store).of('otherford')
    expect(await port.streets()).toEqual(['High Street', 'Mill Lane'])
    expect(await port.postcodesKeyed('391222')).toEqual(['EX1 2AB', 'EX1 2BA', 'EX1 2BB'])
    expect((await port.addressesIn('Mill Lane', TODAY)).map(({ uprn }) => uprn).toSorted()).toEqual([
      '1',
      '2',
      '3',
    ])
    const holding = async (text: string) =>
      (await port.addressesIn('Mill Lane', TODAY, text)).map(({ uprn }) => uprn)
    expect(await holding('2')).toEqual(['2'])
    expect(await holding('rose')).toEqual(['3'])
    await store.close()
    rmSync(folder, { recursive: true, force: true })
  })
})
