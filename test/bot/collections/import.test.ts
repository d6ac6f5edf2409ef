import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { progressBar, tellOf } from '../../../bot/cli/import'
import { createCollections } from '../../../bot/collections/collections'
import { type Imported, importSet } from '../../../bot/collections/import/importSet'
import { openCollectionsStore } from '../../../bot/collections/sqlite'
import type { CollectionsStore } from '../../../bot/collections/store'
import { findingLine } from '../../../bot/import/findings'
import { loadKnowledge } from '../../../knowledge/load'
import type { Pack } from '../../../knowledge/schema'
import { postcodeOf, uprnOf, writeSet } from '../../support/collectionSet'

const NOW = new Date('2026-11-22T10:00:00Z')
const [template] = [...loadKnowledge().councils.values()]
if (template === undefined) throw new Error('no council')
const packOf = (id: string): Pick<Pack, 'council' | 'containers'> => ({
  council: { ...template.council, id },
  containers: [{ ...(template.containers[0] as Pack['containers'][number]), id: 'grey-bin' }],
})

let folder: string
let store: CollectionsStore
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'set-'))
  store = await openCollectionsStore(':memory:')
})
afterEach(async () => {
  await store.close()
  rmSync(folder, { recursive: true, force: true })
})

const SET: Readonly<Record<string, string>> = {
  'services.csv':
    'service_code,stream,local_name,container,subscription\nrefuse,refuse,Grey bin,grey-bin,0\ngarden,garden,Brown bin,,1',
  'rounds.csv':
    'round,service_code,rrule,dtstart,until\nfri-a,refuse,FREQ=WEEKLY;INTERVAL=2,2026-12-11,\nfri-a,garden,FREQ=WEEKLY,2026-12-04,2026-12-20',
  'properties.csv':
    'uprn,address,postcode,usrn,assisted,valid_to\n000000000017,"1 Mill Lane, Otherford",ex1 2ab,99000001,1,\n18,"10 Mill Lane, Otherford",EX12AB,99000001,0,\n19,"2 Mill Lane, Otherford",EX1  2AB,99000001,,2026-11-30',
  'property_rounds.csv':
    'uprn,service_code,round,from,to\n000000000017,refuse,fri-a,,\n18,refuse,fri-a,,\n18,garden,fri-a,2026-03-01,2027-02-28\n19,refuse,fri-a,,',
  'overrides.csv':
    'scope,scope_id,service_code,original_date,new_date,reason,published_at\ncouncil,,*,25/12/2026,28/12/2026,the Christmas bank holidays,2026-11-01',
  'events.csv':
    'uprn,usrn,round,service_code,date,event,logged_at\n18,,,refuse,2026-12-11,not_presented,2026-12-11 09:05\n,,fri-a,refuse,2026-12-11,completed,2026-12-11T14:00:00',
}

const write = (files: Readonly<Record<string, string | undefined>>): void => {
  for (const [name, text] of Object.entries(files))
    if (text !== undefined) writeFileSync(join(folder, name), `${text}\n`)
}
const importNow = (council = 'otherford'): Promise<Imported> =>
  importSet(folder, { store, pack: packOf(council), now: NOW })
const port = (council = 'otherford') => createCollections(store).of(council)
const days = async (uprn: string, council = 'otherford') =>
  (await port(council).collectionsFor(uprn, '2026-12-01', '2027-01-10'))?.collections.map(
    ({ day, service }) => `${day} ${service}`,
  )

describe('a set of files', () => {
  it('answers, once imported, as the rules say', async () => {
    write(SET)
    expect(await importNow()).toMatchObject({
      kept: true,
      sample: false,
      unserved: 0,
      leftOut: { count: 0 },
      rows: { 'properties.csv': 3, 'property_rounds.csv': 4, 'events.csv': 2 },
    })
    expect(await days('18')).toEqual([
      '2026-12-04 garden',
      '2026-12-11 garden',
      '2026-12-11 refuse',
      '2026-12-18 garden',
      '2026-12-28 refuse',
      '2027-01-08 refuse',
    ])
    const found = await port().collectionsFor('18', '2026-12-01', '2026-12-31')
    expect(found).toMatchObject({
      sample: false,
      importedAt: NOW,
      property: {
        uprn: '18',
        address: '10 Mill Lane, Otherford',
        postcode: 'EX1 2AB',
        usrn: '99000001',
        kind: 'kerbside',
        assisted: false,
      },
      services: [
        { code: 'garden', stream: 'garden', subscription: true, outBy: '07:00', knownUntil: '2026-12-20' },
        { code: 'refuse', container: 'grey-bin', name: 'Grey bin' },
      ],
      notSubscribed: [],
      changes: [
        { service: 'refuse', usual: '2026-12-25', day: '2026-12-28', reason: 'the Christmas bank holidays' },
      ],
    })
    expect(found?.events.map(({ scope, of, event, loggedAt }) => [scope, of, event, loggedAt])).toEqual([
      ['round', 'fri-a', 'completed', '2026-12-11T14:00:00'],
      ['property', '18', 'not_presented', '2026-12-11T09:05'],
    ])
    expect(found?.services[1]).not.toHaveProperty('knownUntil')
  })

  it('keeps a UPRN as text, with its noughts', async () => {
    write(SET)
    await importNow()
    expect(await days('000000000017')).toHaveLength(3)
    expect(await days('17')).toBeUndefined()
    expect(
      (await port().collectionsFor('000000000017', '2026-12-01', '2026-12-31'))?.notSubscribed,
    ).toMatchObject([{ code: 'garden' }])
  })

  it('gives the addresses of a postcode in the order of the street, as long as they are valid', async () => {
    write(SET)
    await importNow()
    const at = async (postcode: string, day: string) =>
      (await port().addressesAt(postcode, day)).map(({ address }) => address)
    expect(await at('EX1 2AB', '2026-11-30')).toEqual([
      '1 Mill Lane, Otherford',
      '2 Mill Lane, Otherford',
      '10 Mill Lane, Otherford',
    ])
    expect(await at('EX1 2AB', '2026-12-01')).toEqual(['1 Mill Lane, Otherford', '10 Mill Lane, Otherford'])
    expect(await at('EX1 2AD', '2026-12-01')).toEqual([])
    expect((await port().addressesAt('EX1 2AB', '2026-12-01'))[0]?.assisted).toBe(true)
  })

  it('takes the place of the one before, and leaves other councils alone', async () => {
    write(SET)
    await importNow()
    await importNow('elsewhere')
    write({
      'properties.csv': 'uprn,address,postcode\n20,3 Mill Lane,EX1 2AB',
      'property_rounds.csv': 'uprn,service_code,round\n20,refuse,fri-a',
      'events.csv': 'uprn,usrn,round,service_code,date,event,logged_at',
    })
    expect(await importNow()).toMatchObject({ kept: true })
    expect(await days('18')).toBeUndefined()
    expect(await days('20')).toHaveLength(3)
    expect(await days('18', 'elsewhere')).toHaveLength(6)
  })

  it('may give days outright, in place of rounds', async () => {
    write({
      'services.csv': SET['services.csv'],
      'properties.csv': SET['properties.csv'],
      'dates.csv':
        'uprn,service_code,date,original_date,reason\n18,refuse,2026-12-12,2026-12-11,roadworks\n18,refuse,2026-12-24,,\n18,garden,2026-12-18,2026-12-18,',
    })
    expect(await importNow()).toMatchObject({ kept: true, unserved: 2 })
    expect(await days('18')).toEqual(['2026-12-12 refuse', '2026-12-18 garden', '2026-12-24 refuse'])
    expect(await port().collectionsFor('18', '2026-12-12', '2026-12-12')).toMatchObject({
      collections: [{ changed: { usual: '2026-12-11', reason: 'roadworks' } }],
      services: [
        { code: 'garden', knownUntil: '2026-12-18' },
        { code: 'refuse', knownUntil: '2026-12-24' },
      ],
    })
  })

  it('may give calendars: one for every property, or one for each round', async () => {
    const calendar = (...events: string[]) =>
      `BEGIN:VCALENDAR\r\n${events.map((event) => `BEGIN:VEVENT\r\n${event}\r\nEND:VEVENT\r\n`).join('')}END:VCALENDAR`
    write({
      'services.csv': SET['services.csv'],
      'properties.csv': SET['properties.csv'],
      'property_rounds.csv': 'uprn,service_code,round\n18,garden,fri-x',
      'refuse.ics': calendar(
        'UID:1\r\nDTSTART;VALUE=DATE:20261211\r\nRRULE:FREQ=WEEKLY;INTERVAL=2\r\nEXDATE;VALUE=DATE:20261225',
        'UID:2\r\nDTSTART;VALUE=DATE:20261228',
      ),
      'garden.fri-x.ics': calendar('DTSTART;VALUE=DATE:20261204', 'DTSTART;VALUE=DATE:20270108'),
    })
    expect(await importNow()).toMatchObject({ kept: true, unserved: 0, rows: { 'property_rounds.csv': 1 } })
    expect(await days('19')).toEqual(['2026-12-11 refuse', '2026-12-28 refuse', '2027-01-08 refuse'])
    expect(await days('18')).toEqual([
      '2026-12-04 garden',
      '2026-12-11 refuse',
      '2026-12-28 refuse',
      '2027-01-08 garden',
      '2027-01-08 refuse',
    ])
  })

  it('marked as a sample is known as one', async () => {
    write({
      ...SET,
      'properties.csv':
        'uprn,address,postcode,sample\n18,10 Mill Lane,EX1 2AB,1\n19,2 Mill Lane,EX1 2AB,\n000000000017,1 Mill Lane,EX1 2AB,',
    })
    write({ 'events.csv': SET['events.csv'] })
    await importNow()
    expect(await port().known()).toEqual({ sample: true, importedAt: NOW })
    expect(await port('elsewhere').known()).toBeUndefined()
  })

  it('may come from a spreadsheet: a mark at its beginning, Windows line ends, quotes and commas, empty lines', async () => {
    write({
      ...SET,
      'rounds.csv': `\uFEFF${SET['rounds.csv']?.replaceAll('\n', '\r\n')}\r\n\r\n`,
      'services.csv': SET['services.csv']?.replace('Grey bin', '"Grey ""general"" bin, 240 l"'),
    })
    expect(await importNow()).toMatchObject({ kept: true, leftOut: { count: 0 } })
    expect((await port().collectionsFor('19', '2026-12-01', '2026-12-31'))?.services[0]?.name).toBe(
      'Grey "general" bin, 240 l',
    )
  })

  it('may have quotes within a name, and lines that are too short', async () => {
    write({ ...SET, 'properties.csv': `${SET['properties.csv']}\n20,3 "The Cottage" Mill Lane,EX1 2AB` })
    expect(await importNow()).toMatchObject({ kept: true, leftOut: { count: 0 } })
    const found = await port().collectionsFor('20', '2026-12-01', '2026-12-31')
    expect(found?.property.address).toBe('3 "The Cottage" Mill Lane')
  })

  it('of many addresses is found again, wherever one looks', async () => {
    await writeSet(folder, { addresses: 900, seed: 7 })
    expect(await importNow()).toMatchObject({
      kept: true,
      rows: { 'properties.csv': 900 },
      leftOut: { count: 0 },
      sample: true,
    })
    for (const i of [0, 39, 40, 899]) {
      const found = await port().collectionsFor(uprnOf(i), '2026-12-01', '2026-12-31')
      expect(found?.services.length).toBeGreaterThanOrEqual(3)
      expect(found?.collections.filter(({ service }) => service === 'food').length).toBeGreaterThanOrEqual(4)
      const there = await port().addressesAt(found?.property.postcode ?? '', '2026-12-01')
      expect(there.map(({ uprn }) => uprn)).toContain(uprnOf(i))
    }
    expect(postcodeOf(0)).not.toBe(postcodeOf(1))
  })
})

describe('a row that can’t be read', () => {
  const rowsOf = (name: string, ...rows: readonly string[]) => [SET[name]?.split('\n')[0], ...rows].join('\n')
  const more = (name: string, row: string) => `${SET[name]}\n${row}`

  it.each([
    [
      'properties.csv',
      '1.0E+11,3 Mill Lane,EX1 2AB,,,',
      'line 5, uprn: write a UPRN, 1 to 12 digits; a spreadsheet may have changed it (1.0E+11) (here: 1.0E+11)',
    ],
    ['properties.csv', ',3 Mill Lane,EX1 2AB,,,', 'line 5, uprn: this is empty'],
    ['properties.csv', '20,3 Mill Lane,EX1,,,', 'line 5, postcode: write a postcode, as EX1 2AB (here: EX1)'],
    [
      'properties.csv',
      '20,3 Mill Lane,QX1 2CB,,,',
      'line 5, postcode: write a postcode, as EX1 2AB (here: QX1 2CB)',
    ],
    ['properties.csv', '20,,EX1 2AB,,,', 'line 5, address: this is empty'],
    ['properties.csv', '20,Caf\uFFFD Row,EX1 2AB,,,', 'line 5, address: save the file as UTF-8'],
    [
      'properties.csv',
      '20,3 Mill Lane,EX1 2AB,,yes,',
      'line 5, assisted: write 0 for no or 1 for yes (here: yes)',
    ],
    [
      'rounds.csv',
      'fri-c,refuse,FREQ=MONTHLY,2026-12-11,',
      'line 4, rrule: FREQ=MONTHLY can’t be read here: write a weekly rule such as',
    ],
    [
      'rounds.csv',
      'fri-c,refuse,FREQ=WEEKLY,2026-02-30,',
      'line 4, dtstart: write a day there is, as 2026-12-25 or 25/12/2026 (here: 2026-02-30)',
    ],
    ['rounds.csv', 'fri-c,refuse,FREQ=WEEKLY,12/25/2026,', 'line 4, dtstart: write a day there is'],
    [
      'overrides.csv',
      'round,,*,2026-12-25,2026-12-26,snow,2026-12-01',
      'line 3, scope_id: write which round, usrn or uprn it is for',
    ],
    [
      'overrides.csv',
      'planet,earth,*,2026-12-25,2026-12-26,snow,2026-12-01',
      'line 3, scope: write one of council, round, usrn, uprn (here: planet)',
    ],
    ['overrides.csv', 'council,,*,2026-12-25,2026-12-26,snow,', 'line 3, published_at: this is empty'],
    [
      'events.csv',
      '18,99000001,,refuse,2026-12-11,contaminated,2026-12-11',
      'line 4, uprn: write one of uprn, usrn and round',
    ],
    [
      'events.csv',
      '18,,,refuse,2026-12-11,rained,2026-12-11',
      'line 4, event: write one of not_presented, contaminated',
    ],
    ['property_rounds.csv', '18,refuse,fri-a,,', 'line 6: this is there already'],
  ])('of %s is named and left out: %s', async (name, row, told) => {
    write({ ...SET, [name]: more(name, row) })
    const imported = await importNow()
    expect(imported.contradictions.first.map(findingLine)).toEqual([])
    expect(imported.leftOut.first.map(findingLine)).toEqual([expect.stringContaining(`${name}, ${told}`)])
    expect(imported).toMatchObject({ kept: true, leftOut: { count: 1 } })
    expect(await days('18')).toHaveLength(6)
  })

  it('is named by its own line, after an address of two lines and an empty one', async () => {
    write({
      ...SET,
      'properties.csv': more('properties.csv', '20,"3 Mill Lane\nOtherford",EX1 2AB\n\n21,4 Mill Lane,EX1'),
    })
    const { leftOut } = await importNow()
    expect(leftOut.first).toMatchObject([{ file: 'properties.csv', line: 8 }])
  })

  it('takes what else is said of the property with it', async () => {
    write({
      ...SET,
      'properties.csv': more('properties.csv', '20,3 Mill Lane,EX1,,,'),
      'property_rounds.csv': more('property_rounds.csv', '20,refuse,fri-a,,'),
    })
    const imported = await importNow()
    expect(imported.kept).toBe(true)
    expect(imported.leftOut.first.map(findingLine)[1]).toBe(
      'property_rounds.csv, line 6: the property 20 was left out',
    )
    expect(await days('20')).toBeUndefined()
  })

  it('may be one of few; of many, nothing is changed', async () => {
    write(SET)
    await importNow()
    const bad = Array.from({ length: 11 }, (_, i) => `${30 + i},House ${i},EX1,,,`)
    write({
      'properties.csv': rowsOf(
        'properties.csv',
        ...(SET['properties.csv']?.split('\n').slice(1) ?? []),
        ...bad,
      ),
    })
    const imported = await importNow()
    expect(imported).toMatchObject({ kept: false, leftOut: { count: 11 } })
    expect(imported.contradictions.first.map(findingLine)).toEqual([
      'properties.csv: 11 of 14 rows can’t be used: this is more than a slip',
    ])
    expect(await days('18')).toHaveLength(6)
  })

  it('is counted beyond those that are named', async () => {
    const good = Array.from({ length: 600 }, (_, i) => `${100 + i},House ${i},EX1 2AB,,,`)
    const bad = Array.from({ length: 25 }, (_, i) => `${1000 + i},House ${i},EX1,,,`)
    write({ ...SET, 'properties.csv': more('properties.csv', [...good, ...bad].join('\n')) })
    const { leftOut, kept } = await importNow()
    expect([kept, leftOut.count, leftOut.first.length]).toEqual([true, 25, 20])
  })
})

describe('a set that contradicts itself', () => {
  const more = (name: string, row: string) => `${SET[name]}\n${row}`
  it.each<[string, Record<string, string>, string]>([
    [
      'a round nobody gave',
      { 'property_rounds.csv': more('property_rounds.csv', '18,refuse,fri-z,,') },
      'property_rounds.csv, line 6, round: there is no round fri-z for the service refuse',
    ],
    [
      'a round that is not for that service',
      { 'rounds.csv': 'round,service_code,rrule,dtstart\nfri-a,refuse,FREQ=WEEKLY,2026-12-11' },
      'property_rounds.csv, line 4, round: there is no round fri-a for the service garden',
    ],
    [
      'a property nobody gave',
      { 'property_rounds.csv': more('property_rounds.csv', '99,refuse,fri-a,,') },
      'property_rounds.csv, line 6, uprn: properties.csv has no UPRN 99',
    ],
    [
      'a UPRN without its noughts',
      { 'property_rounds.csv': more('property_rounds.csv', '17,refuse,fri-a,,') },
      'property_rounds.csv, line 6, uprn: properties.csv has no UPRN 17',
    ],
    [
      'a service nobody gave',
      { 'rounds.csv': more('rounds.csv', 'fri-a,glass,FREQ=WEEKLY,2026-12-11,') },
      'rounds.csv, line 4, service_code: services.csv has no service glass',
    ],
    [
      'a property twice',
      { 'properties.csv': more('properties.csv', '18,11 Mill Lane,EX1 2AB,,,') },
      'properties.csv, line 5, uprn: the UPRN 18 is there twice',
    ],
    [
      'a service twice',
      { 'services.csv': more('services.csv', 'refuse,refuse,Black bin,,0') },
      'services.csv, line 4, service_code: the service refuse is there twice',
    ],
    [
      'a container the pack doesn’t know',
      { 'services.csv': more('services.csv', 'food,food,Caddy,food-caddy,0') },
      'services.csv, line 4, container: the council’s containers.yaml has no food-caddy',
    ],
    [
      'a round that ends before it begins',
      { 'rounds.csv': more('rounds.csv', 'fri-b,refuse,FREQ=WEEKLY,2026-12-11,2026-12-10') },
      'rounds.csv, line 4, until: it ends before it begins',
    ],
    [
      'a subscription that ends before it begins',
      { 'property_rounds.csv': more('property_rounds.csv', '19,garden,fri-a,2026-12-11,2026-12-10') },
      'property_rounds.csv, line 6, to: it ends before it begins',
    ],
    [
      'an override of a round nobody gave',
      { 'overrides.csv': more('overrides.csv', 'round,tue-z,*,2026-12-25,2026-12-26,snow,2026-12-01') },
      'overrides.csv, line 3, scope_id: the other files have no round tue-z',
    ],
    [
      'an override of a street nobody gave',
      { 'overrides.csv': more('overrides.csv', 'usrn,99000009,*,2026-12-25,2026-12-26,snow,2026-12-01') },
      'overrides.csv, line 3, scope_id: the other files have no street 99000009',
    ],
    [
      'two overrides at once that disagree',
      { 'overrides.csv': more('overrides.csv', 'council,,*,2026-12-25,,snow,2026-11-01') },
      'overrides.csv, line 3: another line, published at the same time, moves 2026-12-25 to 2026-12-28',
    ],
    [
      'an event in a round nobody gave',
      { 'events.csv': more('events.csv', ',,tue-z,refuse,2026-12-11,completed,2026-12-11') },
      'events.csv, line 4: the other files have no round tue-z',
    ],
    [
      'days for what has a round',
      { 'dates.csv': 'uprn,service_code,date\n18,refuse,2026-12-12' },
      'property_rounds.csv, line 3: dates.csv has days of refuse for 18: it can’t have a round too',
    ],
    [
      'no services',
      { 'services.csv': '' },
      'rounds.csv, line 2, service_code: services.csv has no service refuse',
    ],
    [
      'a heading that is missing',
      { 'rounds.csv': 'round,service_code,rrule\nfri-a,refuse,FREQ=WEEKLY' },
      'rounds.csv, line 1: there is no column dtstart',
    ],
    [
      'a heading that is misspelt',
      { 'services.csv': 'service_code,stream,local_name,outby\nrefuse,refuse,Grey bin,07:00' },
      'services.csv, line 1: there is no column called “outby” in this file: check the spelling',
    ],
    [
      'a file nobody reads',
      { 'property-rounds.csv': 'x' },
      'property-rounds.csv: no set has a file of this name',
    ],
    [
      'a quote that is never closed',
      {
        'properties.csv': more(
          'properties.csv',
          `20,"3 Mill Lane,EX1 2AB,,,${'\n21,4 Mill Lane,EX1 2AB,,,'.repeat(9)}`,
        ),
      },
      'properties.csv, line 14: a quote that is opened somewhere above is never closed',
    ],
    [
      'no property',
      { 'properties.csv': 'uprn,address,postcode' },
      'properties.csv: there is no property in it',
    ],
    [
      'a calendar of nothing',
      { 'refuse.ics': 'BEGIN:VCALENDAR' },
      'refuse.ics: there is no day in this calendar',
    ],
    [
      'a calendar of a service nobody gave',
      { 'glass.ics': 'BEGIN:VEVENT\nDTSTART:20261212\nEND:VEVENT' },
      'glass.ics: services.csv has no service glass',
    ],
  ])('with %s changes nothing, and says why', async (_, files, told) => {
    write(SET)
    await importNow()
    write(files)
    const imported = await importNow()
    expect(imported.kept).toBe(false)
    expect(imported.contradictions.first.map(findingLine)).toContainEqual(expect.stringContaining(told))
    expect(await days('18')).toHaveLength(6)
    expect(await port().known()).toEqual({ sample: false, importedAt: NOW })
  })

  it('is told of files that are missing', async () => {
    write({ 'services.csv': SET['services.csv'] })
    const { contradictions, kept } = await importNow()
    expect(kept).toBe(false)
    expect(contradictions.first.map(findingLine)).toEqual([
      'properties.csv: this file is missing',
      'property_rounds.csv: one of property_rounds.csv, dates.csv and a calendar file is needed',
    ])
  })

  it('is not seen by others before it is kept', async () => {
    const file = join(folder, 'data', 'collections.db')
    const [writer, reader] = [await openCollectionsStore(file), await openCollectionsStore(file)]
    const seen = async () =>
      (await createCollections(reader).of('otherford').addressesAt('EX1 2AB', '2026-11-22')).length
    write(SET)
    await importSet(folder, { store: writer, pack: packOf('otherford'), now: NOW })
    expect(await seen()).toBe(3)
    await writer.replace({ council: 'otherford', importedAt: NOW }, async () => {
      expect(await seen()).toBe(3)
      return { outcome: 'keep', sample: false }
    })
    expect(await seen()).toBe(0)
    await Promise.all([writer.close(), reader.close()])
  })

  it('leaves everything as it was when reading fails halfway', async () => {
    write(SET)
    await importNow()
    const failing = {
      ...store,
      replace: (
        set: Parameters<CollectionsStore['replace']>[0],
        fill: Parameters<CollectionsStore['replace']>[1],
      ) =>
        store.replace(set, async (keep) => {
          await fill(keep)
          throw new Error('the disk is gone')
        }),
    }
    await expect(importSet(folder, { store: failing, pack: packOf('otherford'), now: NOW })).rejects.toThrow(
      'the disk is gone',
    )
    expect(await days('18')).toHaveLength(6)
    expect(await importNow()).toMatchObject({ kept: true })
  })
})

describe('what the command says', () => {
  const said = (imported: Imported) => {
    const lines: string[] = []
    const code = tellOf(imported, (line) => lines.push(line))
    return { code, lines }
  }
  it('counts what was kept, and names what was left out', async () => {
    write({
      ...SET,
      'properties.csv': `${SET['properties.csv']}\n20,3 Mill Lane,EX1 2AB,,,\n21,4 Mill Lane,EX1,,,`,
    })
    expect(said(await importNow())).toEqual({
      code: 0,
      lines: [
        'Imported: 2 from services.csv, 2 from rounds.csv, 4 from properties.csv, 4 from property_rounds.csv, 1 from overrides.csv, 2 from events.csv.',
        '1 row(s) were left out:',
        '  properties.csv, line 6, postcode: write a postcode, as EX1 2AB (here: EX1)',
        '1 property has no collection.',
      ],
    })
  })
  it('says that nothing was changed, and why', async () => {
    write({ ...SET, 'property_rounds.csv': 'uprn,service_code,round\n99,refuse,fri-a' })
    const { code, lines } = said(await importNow())
    expect(code).toBe(1)
    expect(lines[0]).toBe('Nothing was changed, because the files contradict themselves:')
    expect(lines[1]).toBe('  property_rounds.csv, line 2, uprn: properties.csv has no UPRN 99')
  })
  it('draws a bar that ends when everything was read', async () => {
    const drawn: string[] = []
    write(SET)
    await importSet(folder, {
      store,
      pack: packOf('otherford'),
      now: NOW,
      progress: progressBar((text) => drawn.push(text)),
    })
    expect(drawn.length).toBeGreaterThan(3)
    expect(drawn.at(-1)).toBe(`\r[${'#'.repeat(40)}] 100 %\n`)
    expect(new Set(drawn).size).toBe(drawn.length)
  })
})
