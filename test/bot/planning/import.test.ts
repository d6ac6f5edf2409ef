import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { importFolder, tellOf } from '../../../bot/cli/import'
import { collectionsFile } from '../../../bot/collections/open'
import { openCollectionsStore } from '../../../bot/collections/sqlite'
import { findingLine } from '../../../bot/import/findings'
import { type ImportedRegister, importRegister } from '../../../bot/planning/import/importRegister'
import { planningFile } from '../../../bot/planning/open'
import { createPlanning } from '../../../bot/planning/planning'
import { openPlanningStore } from '../../../bot/planning/sqlite'
import type { PlanningStore } from '../../../bot/planning/store'
import { loadKnowledge } from '../../../knowledge/load'

const NOW = new Date('2026-11-22T10:00:00Z')
const [template] = [...loadKnowledge().councils.values()]
if (template === undefined) throw new Error('no council')
const packOf = (id: string) => ({ ...template, council: { ...template.council, id } })

let folder: string
let store: PlanningStore
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'register-'))
  store = await openPlanningStore(':memory:')
})
afterEach(async () => {
  await store.close()
  rmSync(folder, { recursive: true, force: true })
})

const HEAD =
  'reference,address,postcode,uprn,description,type,scale,decision,decision_date,decision_maker,appeal_reference,appeal_date,appeal_decision,appeal_decision_date'
const REGISTER: Readonly<Record<string, string>> = {
  'applications.csv': `${HEAD}
24/00123/FUL,"1 Mill Lane, Otherford",ex12ab,000000000017,"Extension, ""rear""",hh,,grant,01/03/2024,planning-officer,,,,
24/00124/FUL,"2 Mill Lane, Otherford",EX1 2AB,18,Shop front,full,major,,,,,,,
24/00213/LBC,Otherford Hall,EX1 2AD,,New windows,lbc,minor,refuse,2024-05-01,committee,APP/X1234/Y/24/1,2024-06-03,dismissed,2024-11-05
24/00999/OUT,Land north of Otherford,,,400 homes,outline,eia,,,,,,,`,
  'application_events.csv': `reference,event,date,until
24/00123/FUL,valid-from,2024-01-08,
24/00123/FUL,application-submitted,2024-01-03,
24/00124/FUL,valid-from,2024-02-05T00:00:00,
24/00124/FUL,time-extension-agreed,05/04/2024 00:00,31/05/2024
24/00213/lbc,valid-from,2024-02-12,
24/00999/OUT,valid-from,2024-04-02,`,
}

const write = (files: Readonly<Record<string, string | undefined>>, into = folder): void => {
  for (const [name, text] of Object.entries(files))
    if (text !== undefined) writeFileSync(join(into, name), `${text}\n`)
}
const importNow = (council = 'otherford'): Promise<ImportedRegister> =>
  importRegister(folder, { store, pack: packOf(council), now: NOW })
const port = (council = 'otherford') => createPlanning(store).of(council)
const references = async (found: Promise<readonly { reference: string }[]>) =>
  (await found).map(({ reference }) => reference)

describe('a register', () => {
  beforeEach(() => write(REGISTER))

  it('is found again by reference, postcode and UPRN', async () => {
    expect(await importNow()).toEqual({
      kept: true,
      rows: { 'applications.csv': 4, 'application_events.csv': 6 },
      withheld: 0,
      leftOut: { first: [], count: 0 },
      contradictions: { first: [], count: 0 },
      sample: false,
    })
    expect(await port().known()).toEqual({ sample: false, importedAt: NOW })
    const extension = {
      reference: '24/00123/FUL',
      address: '1 Mill Lane, Otherford',
      postcode: 'EX1 2AB',
      uprn: '000000000017',
      description: 'Extension, "rear"',
      type: 'hh',
      scale: 'minor',
      events: [
        { event: 'application-submitted', day: '2024-01-03' },
        { event: 'valid-from', day: '2024-01-08' },
      ],
      decision: { outcome: 'grant', day: '2024-03-01', by: 'planning-officer' },
    }
    for (const said of ['24/00123/FUL', '24/00123/ful', '24-00123 FUL', '2400123FUL'])
      expect(await port().byReference(said)).toEqual(extension)
    expect(await port().atUprn('000000000017')).toEqual([extension])
    expect(await port().atUprn('17')).toEqual([])
    expect(await references(port().atPostcode('EX1 2AB'))).toEqual(['24/00124/FUL', '24/00123/FUL'])
    expect(await port().atPostcode('EX1 9ZZ')).toEqual([])
  })

  it('keeps extensions, appeals, and days as spreadsheets write them', async () => {
    await importNow()
    expect((await port().byReference('24/00124/FUL'))?.events).toEqual([
      { event: 'valid-from', day: '2024-02-05' },
      { event: 'time-extension-agreed', day: '2024-04-05', until: '2024-05-31' },
    ])
    expect(await port().byReference('24/00213/LBC')).toMatchObject({
      decision: { outcome: 'refuse', by: 'committee' },
      appeal: {
        reference: 'APP/X1234/Y/24/1',
        lodged: '2024-06-03',
        decided: { outcome: 'dismissed', day: '2024-11-05' },
      },
    })
    const field = await port().byReference('24/00999/OUT')
    expect(field).not.toHaveProperty('postcode')
    expect(field).not.toHaveProperty('uprn')
  })

  it('has likely ones for a slip: a digit, two swapped, one left out, another kind', async () => {
    await importNow()
    expect(await references(port().near('24/00125/FUL'))).toEqual(['24/00124/FUL', '24/00123/FUL'])
    expect(await references(port().near('24/00132/FUL'))).toEqual(['24/00123/FUL'])
    expect(await references(port().near('24/0999/OUT'))).toEqual(['24/00999/OUT'])
    expect(await references(port().near('24/00213/FUL'))).toContain('24/00213/LBC')
    expect(await references(port().near('24/00999'))).toEqual(['24/00999/OUT'])
    expect(await references(port().near('19/07777/FUL'))).toEqual([])
    expect(await references(port().near('24'))).toEqual([])
  })

  it('never has one of another council, near or found', async () => {
    await importNow()
    await importNow('elsewhere')
    write({
      'applications.csv': `${HEAD}\n24/00500/FUL,9 High Street,EX1 2AB,,Sign,advertising,,,,,,,,`,
      'application_events.csv': 'reference,event,date,until\n24/00500/FUL,valid-from,2024-06-03,',
    })
    expect(await importNow('elsewhere')).toMatchObject({ kept: true })
    expect(await port('elsewhere').byReference('24/00123/FUL')).toBeUndefined()
    expect(await port('elsewhere').near('24/00122/FUL')).toEqual([])
    expect(await references(port('elsewhere').atPostcode('EX1 2AB'))).toEqual(['24/00500/FUL'])
    expect(await references(port().atPostcode('EX1 2AB'))).toHaveLength(2)
    expect(await port().byReference('24/00500/FUL')).toBeUndefined()
    expect(await port('nowhere').known()).toBeUndefined()
    expect(await port('nowhere').near('24/00123/FUL')).toEqual([])
  })

  it('may come from a spreadsheet: a mark at its beginning, Windows line ends, empty lines', async () => {
    const text = REGISTER['applications.csv']?.replaceAll('\n', '\r\n')
    write({ ...REGISTER, 'applications.csv': `\uFEFF${text}\r\n\r\n` })
    expect(await importNow()).toMatchObject({ kept: true, leftOut: { count: 0 } })
    expect(await port().byReference('24/00999/OUT')).toBeDefined()
  })

  it('needs no events: what was only submitted has none', async () => {
    rmSync(join(folder, 'application_events.csv'))
    expect(await importNow()).toMatchObject({ kept: true })
    expect((await port().byReference('24/00123/FUL'))?.events).toEqual([])
  })

  it('keeps nothing of what is not for publishing', async () => {
    write({
      ...REGISTER,
      'applications.csv': `reference,address,description,type,public_register_status,sample
24/00123/FUL,1 Mill Lane,Porch,hh,publish,1
24/00124/FUL,2 Mill Lane,Porch,hh,withhold,
24/00213/LBC,Otherford Hall,Windows,lbc,not-assessed,
24/00999/OUT,Land,Homes,outline,,`,
    })
    const imported = await importNow()
    expect(imported).toMatchObject({ kept: true, withheld: 2, leftOut: { count: 0 }, sample: true })
    expect(await port().byReference('24/00124/FUL')).toBeUndefined()
    expect(await port().near('24/00125/FUL')).toMatchObject([{ reference: '24/00123/FUL' }])
    expect(await port().known()).toMatchObject({ sample: true })
    const lines: string[] = []
    expect(tellOf(imported, (line) => lines.push(line))).toBe(0)
    expect(lines).toContainEqual(expect.stringContaining('2 application(s) were not kept'))
  })

  it('says how far it is', async () => {
    const seen: number[] = []
    let size = 0
    await importRegister(folder, {
      store,
      pack: packOf('otherford'),
      now: NOW,
      progress: (done, all) => {
        seen.push(done)
        size = all
      },
    })
    expect(seen).toEqual(seen.toSorted((a, b) => a - b))
    expect(seen.at(-1)).toBe(size)
  })
})

const more = (name: string, row: string) => `${REGISTER[name]}\n${row}`

describe('a row that can’t be read', () => {
  it.each([
    [
      'applications.csv',
      'Jan-24,3 Mill Lane,,,Porch,hh,,,,,,,,',
      'line 6, reference: write a reference, as 24/00123/FUL; a spreadsheet may have made a date of it',
    ],
    [
      'applications.csv',
      '24//1,3 Mill Lane,,,Porch,hh,,,,,,,,',
      'line 6, reference: write a reference, as 24/00123/FUL',
    ],
    ['applications.csv', '24/1,Caf\uFFFD Row,,,Porch,hh,,,,,,,,', 'line 6, address: save the file as UTF-8'],
    ['applications.csv', ',3 Mill Lane,,,Porch,hh,,,,,,,,', 'line 6, reference: this is empty'],
    ['applications.csv', '24/1,,,,Porch,hh,,,,,,,,', 'line 6, address: this is empty'],
    ['applications.csv', '24/1,3 Mill Lane,EX1,,Porch,hh,,,,,,,,', 'line 6, postcode: '],
    ['applications.csv', '24/1,3 Mill Lane,,1E+11,Porch,hh,,,,,,,,', 'line 6, uprn: '],
    ['applications.csv', '24/1,3 Mill Lane,,,Porch,house,,,,,,,,', 'line 6, type: write one of hh, full'],
    ['applications.csv', '24/1,3 Mill Lane,,,Porch,hh,huge,,,,,,,', 'line 6, scale: write one of minor'],
    [
      'applications.csv',
      '24/1,3 Mill Lane,,,Porch,hh,,grant,,,,,,',
      'line 6, decision_date: write decision and decision_date, or neither',
    ],
    ['applications.csv', '24/1,3 Mill Lane,,,Porch,hh,,grant,2024-02-30,,,,,', 'line 6, decision_date: '],
    [
      'applications.csv',
      '24/1,3 Mill Lane,,,Porch,hh,,,,,,,allowed,2024-02-20',
      'line 6, appeal_date: write when the appeal was made',
    ],
    [
      'application_events.csv',
      '24/00123/FUL,granted,2024-02-20,',
      'line 8, event: write one of application-submitted',
    ],
    ['application_events.csv', '24/00123/FUL,valid-from,45292,', 'line 8, date: write a day there is'],
    [
      'application_events.csv',
      '24/00123/FUL,valid-from,2024-02-20,2024-03-20',
      'line 8, until: only time-extension-agreed has an until',
    ],
    [
      'application_events.csv',
      '24/00123/FUL,time-extension-agreed,2024-02-20,2024-02-19',
      'line 8, until: it ends before it begins',
    ],
    ['application_events.csv', '24/00123/FUL,valid-from,2024-01-08,', 'line 8: this is there already'],
  ])('of %s is named and left out: %s', async (name, row, told) => {
    write({ ...REGISTER, [name]: more(name, row) })
    const imported = await importNow()
    expect(imported.contradictions.first.map(findingLine)).toEqual([])
    expect(imported.leftOut.first.map(findingLine)).toEqual([expect.stringContaining(`${name}, ${told}`)])
    expect(imported).toMatchObject({ kept: true, leftOut: { count: 1 } })
    expect(await port().byReference('24/00123/FUL')).toBeDefined()
  })

  it('takes what happened to the application with it', async () => {
    write({
      'applications.csv': more('applications.csv', '24/00500/FUL,,,,Porch,hh,,,,,,,,'),
      'application_events.csv': more('application_events.csv', '24/00500/FUL,valid-from,2024-02-20,'),
    })
    const { kept, leftOut } = await importNow()
    expect(kept).toBe(true)
    expect(leftOut.first.map(findingLine)[1]).toBe(
      'application_events.csv, line 8: the application 24/00500/FUL was left out',
    )
  })
})

describe('a register that contradicts itself changes nothing', () => {
  beforeEach(async () => {
    write(REGISTER)
    await importNow()
  })

  it.each<[string, Readonly<Record<string, string>>, string]>([
    [
      'one reference twice, however it is written',
      { 'applications.csv': more('applications.csv', '24-00123-ful,3 Mill Lane,,,Porch,hh,,,,,,,,') },
      'applications.csv, line 6, reference: the application 24-00123-ful is there twice',
    ],
    [
      'an event of nothing',
      { 'application_events.csv': more('application_events.csv', '24/00777/FUL,valid-from,2024-02-20,') },
      'application_events.csv, line 8, reference: applications.csv has no application 24/00777/FUL',
    ],
    [
      'a heading that is missing',
      { 'applications.csv': 'reference,address,description\n24/1,Mill Lane,Porch' },
      'applications.csv, line 1: there is no column type',
    ],
    [
      'a heading that is misspelt',
      { 'application_events.csv': 'reference,event,date,untill\n24/00123/FUL,valid-from,2024-01-08,' },
      'application_events.csv, line 1: there is no column called “untill” in this file: check the spelling',
    ],
    [
      'no application',
      { 'applications.csv': HEAD, 'application_events.csv': 'reference,event,date' },
      'applications.csv: there is no application in it',
    ],
    [
      'a quote that is never closed',
      { 'applications.csv': more('applications.csv', '24/2,"3 Mill Lane,,,Porch,hh,,,,,,,,') },
      'applications.csv',
    ],
  ])('%s', async (_, files, told) => {
    write({ ...REGISTER, ...files })
    const imported = await importNow()
    expect(imported.kept).toBe(false)
    expect(imported.contradictions.first.map(findingLine)).toContainEqual(expect.stringContaining(told))
    expect(await references(port().atPostcode('EX1 2AB'))).toEqual(['24/00124/FUL', '24/00123/FUL'])
  })

  it('events alone', async () => {
    rmSync(join(folder, 'applications.csv'))
    const { kept, contradictions } = await importNow()
    expect(kept).toBe(false)
    expect(contradictions.first.map(findingLine)).toEqual(['applications.csv: this file is missing'])
    expect(await port().byReference('24/00123/FUL')).toBeDefined()
  })

  it('more rows that can’t be read than a slip', async () => {
    const bad = Array.from({ length: 11 }, (_, i) => `24/${i},,,,Porch,hh,,,,,,,,`)
    write({ ...REGISTER, 'applications.csv': [REGISTER['applications.csv'], ...bad].join('\n') })
    const { kept, contradictions } = await importNow()
    expect(kept).toBe(false)
    expect(contradictions.first.map(findingLine)).toContainEqual(expect.stringContaining('more than a slip'))
  })

  it('a disk that fails on the way', async () => {
    const failing = {
      replace: (...given: Parameters<PlanningStore['replace']>) =>
        store.replace(given[0], async (keep) => {
          await given[1](keep)
          throw new Error('disk')
        }),
    }
    write({
      ...REGISTER,
      'applications.csv': `${HEAD}\n24/9,3 Mill Lane,,,Porch,hh,,,,,,,,`,
      'application_events.csv': 'reference,event,date',
    })
    await expect(
      importRegister(folder, { store: failing, pack: packOf('otherford'), now: NOW }),
    ).rejects.toThrow('disk')
    expect(await port().byReference('24/00123/FUL')).toBeDefined()
    expect(await port().byReference('24/9')).toBeUndefined()
  })
})

describe('the command', () => {
  const BINS = {
    'services.csv': 'service_code,stream,local_name\nrefuse,refuse,Grey bin',
    'properties.csv': 'uprn,address,postcode\n18,2 Mill Lane,EX1 2AB',
    'dates.csv': 'uprn,service_code,date\n18,refuse,2026-12-12',
  }
  const run = async (): Promise<{ code: number; lines: readonly string[] }> => {
    const lines: string[] = []
    const code = await importFolder({
      pack: packOf('otherford'),
      folder,
      dataDir: join(folder, 'data'),
      print: (line) => lines.push(line),
    })
    return { code, lines }
  }
  const knownNow = async () => {
    const [planning, bins] = [
      await openPlanningStore(planningFile(join(folder, 'data'))),
      await openCollectionsStore(collectionsFile(join(folder, 'data'))),
    ]
    const known = [await planning.known('otherford'), await bins.known('otherford')].map(
      (one) => one !== undefined,
    )
    await Promise.all([planning.close(), bins.close()])
    return known
  }

  it('imports whichever files there are: a register, bins, or both', async () => {
    write(REGISTER)
    expect(await run()).toEqual({
      code: 0,
      lines: ['Imported: 4 from applications.csv, 6 from application_events.csv.'],
    })
    expect(await knownNow()).toEqual([true, false])
    write(BINS)
    expect((await run()).code).toBe(0)
    expect(await knownNow()).toEqual([true, true])
  })

  it('imports the other though one is wrong, and says which', async () => {
    write({ ...REGISTER, ...BINS, 'applications.csv': 'reference\n24/1' })
    const { code, lines } = await run()
    expect(code).toBe(1)
    expect(lines).toContainEqual(expect.stringContaining('applications.csv, line 1'))
    expect(await knownNow()).toEqual([false, true])
  })

  it('says what is missing in an empty folder', async () => {
    const { code, lines } = await run()
    expect(code).toBe(1)
    expect(lines).toContainEqual(expect.stringContaining('services.csv: this file is missing'))
  })
})
