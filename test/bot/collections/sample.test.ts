import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { importSet } from '../../../bot/collections/import/importSet'
import { type OpenedCollections, openCollections } from '../../../bot/collections/open'
import { openCollectionsStore } from '../../../bot/collections/sqlite'
import { addDays } from '../../../knowledge/calendar/day'
import { knowledgeFolder, loadKnowledge } from '../../../knowledge/load'

const { councils: packs } = loadKnowledge()
const NOW = new Date('2026-11-22T10:00:00Z')
const TODAY = '2026-11-22'

const rowsOf = (id: string, file: string): readonly Record<string, string>[] =>
  parse(readFileSync(join(knowledgeFolder(), 'councils', id, 'sample', `${file}.csv`), 'utf8'), {
    columns: true,
  })

describe.each([...packs.keys()])('the sample of %s', (id) => {
  let opened: OpenedCollections
  beforeAll(async () => {
    opened = await openCollections({ file: ':memory:', packs, now: NOW })
  })
  afterAll(() => opened.close())
  const port = () => opened.of(id)
  const properties = rowsOf(id, 'properties')

  it('is there when nothing was imported, and says that it is a sample', async () => {
    expect(await port().known()).toEqual({ sample: true, importedAt: NOW })
    expect(properties.length).toBeGreaterThanOrEqual(12)
    expect(properties.map(({ sample }) => sample)).toEqual(properties.map(() => '1'))
  })

  it('has UPRNs that begin with 9999, each under this council’s own code', () => {
    const code = String(packs.get(id)?.council.codes.osCustodian).padStart(4, '0')
    for (const { uprn } of properties) expect(uprn).toMatch(new RegExp(`^9999${code}\\d{4}$`))
  })

  it('has something for every property within four weeks, but for those that nothing is collected from', async () => {
    for (const { uprn = '', property_type } of properties) {
      const found = await port().collectionsFor(uprn, TODAY, addDays(TODAY, 28))
      expect(found?.sample).toBe(true)
      expect([uprn, (found?.collections.length ?? 0) > 0]).toEqual([uprn, property_type !== 'none'])
    }
  })

  it('moves something at Christmas, and has a container for every service', async () => {
    const found = await Promise.all(
      properties.map(({ uprn = '' }) => port().collectionsFor(uprn, '2026-12-20', '2027-01-05')),
    )
    expect(
      found.some((one) => one?.collections.some(({ changed }) => changed?.reason?.includes('Christmas'))),
    ).toBe(true)
    const containers = new Set(packs.get(id)?.containers.map(({ id: container }) => container))
    for (const service of found.flatMap((one) => one?.services ?? []))
      expect(containers).toContain(service.container)
  })

  it('has an assisted property, one without collections of its own kerb, and houses that are easily mistaken', () => {
    expect(properties.some(({ assisted }) => assisted === '1')).toBe(true)
    expect(properties.some(({ property_type }) => property_type !== 'kerbside')).toBe(true)
    expect(properties.some(({ address }) => /^\d+A /.test(address ?? ''))).toBe(true)
  })

  it('logs events, and moves the days of streets, only where something is collected', async () => {
    const homes = await Promise.all(
      properties.map(async ({ uprn = '' }) => ({
        uprn,
        found: await port().collectionsFor(uprn, '2026-10-01', '2027-01-31'),
      })),
    )
    for (const { uprn, usrn, service_code, date = '' } of rowsOf(id, 'events').filter(
      ({ round }) => round === '',
    )) {
      const there = homes.filter(
        ({ uprn: at, found }) => at === uprn || (usrn !== '' && found?.property.usrn === usrn),
      )
      expect(
        there.some(({ found }) =>
          found?.collections.some(({ day, service }) => day === date && service === service_code),
        ),
      ).toBe(true)
    }
    for (const { scope_id, original_date } of rowsOf(id, 'overrides').filter(({ scope }) => scope === 'usrn'))
      expect(
        homes.some(
          ({ found }) =>
            found?.property.usrn === scope_id && found?.changes.some(({ usual }) => usual === original_date),
        ),
      ).toBe(true)
  })
})

describe('samples', () => {
  let folder: string
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'samples-'))
  })
  afterEach(() => rmSync(folder, { recursive: true, force: true }))
  const [id = ''] = packs.keys()
  const one = new Map([...packs].slice(0, 1))
  const openAt = (now: Date, knowledge?: string) =>
    openCollections({
      file: join(folder, 'collections.db'),
      packs: one,
      now,
      ...(knowledge && { folder: knowledge }),
    })
  const LATER = new Date('2027-02-01T10:00:00Z')

  it('are loaded once, and again when a new version brings other files', async () => {
    const known = async (now: Date, knowledge?: string) => {
      const opened = await openAt(now, knowledge)
      const found = await opened.of(id).known()
      await opened.close()
      return found?.importedAt
    }
    expect(await known(NOW)).toEqual(NOW)
    expect(await known(LATER)).toEqual(NOW)
    const other = join(folder, 'knowledge', 'councils', id, 'sample')
    cpSync(join(knowledgeFolder(), 'councils', id, 'sample'), other, { recursive: true })
    writeFileSync(join(other, 'events.csv'), 'uprn,usrn,round,service_code,date,event,logged_at\n')
    expect(await known(LATER, join(folder, 'knowledge'))).toEqual(LATER)
  })

  it('never take the place of what a council imported, not even of a sample it imported itself', async () => {
    const pack = packs.get(id)
    if (pack === undefined) throw new Error('no council')
    const store = await openCollectionsStore(join(folder, 'collections.db'))
    await importSet(join(knowledgeFolder(), 'councils', id, 'sample'), { store, pack, now: NOW })
    await store.close()
    const opened = await openAt(LATER)
    expect(await opened.of(id).known()).toEqual({ sample: true, importedAt: NOW })
    await opened.close()
  })

  it('with a fault stop the start, and name it', async () => {
    const sample = join(folder, 'knowledge', 'councils', id, 'sample')
    cpSync(join(knowledgeFolder(), 'councils', id, 'sample'), sample, { recursive: true })
    writeFileSync(join(sample, 'rounds.csv'), 'round,service_code,rrule\n')
    await expect(openAt(NOW, join(folder, 'knowledge'))).rejects.toMatchObject({
      code: 'sample_faulty',
      detail: expect.stringContaining('rounds.csv, line 1: there is no column dtstart'),
    })
  })

  it('are none for a council without them', async () => {
    const opened = await openAt(NOW, folder)
    expect(await opened.of(id).known()).toBeUndefined()
    expect(await opened.of(id).addressesAt('EX1 2AB', TODAY)).toEqual([])
    expect(await opened.of(id).collectionsFor('1', TODAY, TODAY)).toBeUndefined()
    await opened.close()
  })
})
