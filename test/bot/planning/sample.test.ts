import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { importRegister } from '../../../bot/planning/import/importRegister'
import { type OpenedPlanning, openPlanning } from '../../../bot/planning/open'
import { openPlanningStore } from '../../../bot/planning/sqlite'
import { loadBankHolidays } from '../../../knowledge/calendar/bankHolidays'
import { knowledgeFolder, loadKnowledge } from '../../../knowledge/load'
import type { Application } from '../../../knowledge/planning/application'
import { standingOf } from '../../../knowledge/planning/stage'
import { fitsFormat } from '../../../knowledge/planningFormat'

const { councils: packs } = loadKnowledge()
const NOW = new Date('2026-11-22T10:00:00Z')
const TODAY = '2026-11-22'
const { england } = loadBankHolidays()
const isHoliday = (day: string) => england.holidayOn(day) !== undefined

const sampleOf = (id: string, ...more: readonly string[]) =>
  join(knowledgeFolder(), 'councils', id, 'sample', ...more)
const rowsOf = (id: string, ...file: readonly string[]): readonly Record<string, string>[] =>
  parse(readFileSync(sampleOf(id, ...file), 'utf8'), { columns: true })

let opened: OpenedPlanning
beforeAll(async () => {
  opened = await openPlanning({ file: ':memory:', packs, now: NOW })
})
afterAll(() => opened.close())

describe.each([...packs])('the sample register of %s', (id, pack) => {
  const rows = rowsOf(id, 'planning', 'applications.csv')
  const homes = new Map(rowsOf(id, 'properties.csv').map(({ uprn, ...home }) => [uprn, home]))
  const port = () => opened.of(id)
  const all = async (): Promise<readonly Application[]> =>
    (await Promise.all(rows.map(({ reference = '' }) => port().byReference(reference)))).filter(
      (one) => one !== undefined,
    )

  it('is there when nothing was imported, and says that it is a sample, on every line', async () => {
    expect(await port().known()).toEqual({ sample: true, importedAt: NOW })
    expect(rows.map(({ sample }) => sample)).toEqual(rows.map(() => '1'))
    expect(await all()).toHaveLength(rows.length)
  })

  it('has references as this council writes its newest', () => {
    const format = pack.council.planningReferences[0]?.format ?? ''
    for (const { reference = '' } of rows)
      expect([reference, fitsFormat(reference, format)]).toEqual([reference, true])
  })

  it('is about the made-up homes of the bin sample', () => {
    const postcodes = new Set([...homes.values()].map(({ postcode }) => postcode))
    for (const { uprn, address, postcode } of rows) {
      expect(postcodes).toContain(postcode)
      if (uprn !== '') expect(homes.get(uprn)).toMatchObject({ address, postcode })
    }
  })

  it('shows every stage that people ask about', async () => {
    const standings = (await all()).map((one) => standingOf(one, TODAY, isHoliday))
    const stages = standings.map(({ stage }) => (stage.at === 'decided' ? stage.decision.outcome : stage.at))
    expect(new Set(stages)).toEqual(
      new Set([
        'comments',
        'invalid',
        'awaiting',
        'grant',
        'refuse',
        'withdrawn',
        'committee',
        'appeal',
        'moreInformation',
      ]),
    )
    expect(standings.some(({ overdue }) => overdue)).toBe(true)
    expect(standings.some(({ target, overdue }) => target?.extended === true && !overdue)).toBe(true)
  })

  it('has several at one postcode, and two at one home', async () => {
    const most = Math.max(
      ...(await Promise.all(
        rows.map(async ({ postcode = '' }) => (await port().atPostcode(postcode)).length),
      )),
    )
    expect(most).toBeGreaterThanOrEqual(3)
    const at = rows.filter(({ uprn }) => uprn !== '').map(({ uprn }) => uprn)
    expect(new Set(at).size).toBeLessThan(at.length)
  })
})

describe('samples of registers', () => {
  let folder: string
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'registers-'))
  })
  afterEach(() => rmSync(folder, { recursive: true, force: true }))
  const [id = ''] = packs.keys()
  const one = new Map([...packs].slice(0, 1))
  const LATER = new Date('2027-02-01T10:00:00Z')
  const knownAt = async (now: Date, knowledge?: string) => {
    const file = join(folder, 'planning.db')
    const here = await openPlanning({ file, packs: one, now, ...(knowledge && { folder: knowledge }) })
    const known = await here.of(id).known()
    await here.close()
    return known?.importedAt
  }
  const copied = (): string => {
    const there = join(folder, 'knowledge', 'councils', id, 'sample', 'planning')
    cpSync(sampleOf(id, 'planning'), there, { recursive: true })
    return there
  }

  it('are loaded once, and again when a new version brings other files', async () => {
    expect(await knownAt(NOW)).toEqual(NOW)
    expect(await knownAt(LATER)).toEqual(NOW)
    writeFileSync(join(copied(), 'application_events.csv'), 'reference,event,date\n')
    expect(await knownAt(LATER, join(folder, 'knowledge'))).toEqual(LATER)
  })

  it('never take the place of what a council imported', async () => {
    const pack = packs.get(id)
    if (pack === undefined) throw new Error('no council')
    const store = await openPlanningStore(join(folder, 'planning.db'))
    await importRegister(sampleOf(id, 'planning'), { store, pack, now: NOW })
    await store.close()
    expect(await knownAt(LATER)).toEqual(NOW)
  })

  it('with a fault stop the start, and name it', async () => {
    writeFileSync(join(copied(), 'applications.csv'), 'reference\n')
    await expect(knownAt(NOW, join(folder, 'knowledge'))).rejects.toMatchObject({
      code: 'sample_faulty',
      detail: expect.stringContaining('applications.csv, line 1: there is no column address'),
    })
  })

  it('are none for a council without them', async () => {
    expect(await knownAt(NOW, folder)).toBeUndefined()
  })
})
