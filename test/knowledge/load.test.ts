import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { checkKnowledge } from '../../bot/cli/checkKnowledge'
import { newCouncil } from '../../bot/cli/newCouncil'
import {
  citationOf,
  faultLine,
  faultsIn,
  KnowledgeError,
  knowledgeFolder,
  loadKnowledge,
  warningsIn,
} from '../../knowledge/load'
import { providerOf } from '../../knowledge/places'
import type { KnownService, Pack } from '../../knowledge/schema'
import { makeOtherford as fillIn } from '../support/otherford'

let folder: string
const TEMPLATE = '_template'

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'knowledge-'))
  cpSync(join(knowledgeFolder(), 'services.yaml'), join(folder, 'services.yaml'))
  cpSync(join(knowledgeFolder(), 'councils', TEMPLATE), join(folder, 'councils', TEMPLATE), {
    recursive: true,
  })
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const file = (id: string, name: string) => join(folder, 'councils', id, `${name}.yaml`)
const edit = (id: string, name: string, change: (text: string) => string) =>
  writeFileSync(file(id, name), change(readFileSync(file(id, name), 'utf8')))
const silent = () => undefined
const said = () => faultsIn(folder).map(faultLine)

const makeOtherford = () => fillIn(folder)

describe('a sixth council', () => {
  it('has every blank of the template named by the check, and no other fault', () => {
    newCouncil(folder, ['otherford', 'Otherford Borough Council'], silent)
    const faults = faultsIn(folder)
    expect(faults.length).toBeGreaterThan(30)
    expect(new Set(faults.map(({ message }) => message))).toEqual(new Set(['fill this in']))
    expect(said()).toContain('  knowledge/councils/otherford/contacts.yaml: phones.0.number: fill this in')
  })

  it('works once its blanks are filled in, without any code', () => {
    makeOtherford()
    expect(said()).toEqual([])
    const pack = loadKnowledge(folder).councils.get('otherford')
    expect(pack?.council).toMatchObject({ name: 'Otherford Borough Council', shortName: 'Otherford' })
    expect(pack?.contacts.phones[0]?.number).toBe('01632 960000')
    expect(pack?.contacts.phones[0]?.hours).toMatchObject({
      wed: [
        { from: '09:00', to: '12:30' },
        { from: '13:30', to: '17:00' },
      ],
      onBankHolidays: 'notPublished',
    })
  })

  it.each([
    ['without a name', ['otherford']],
    ['with an id in capitals', ['Otherford', 'Otherford Borough Council']],
    ['that would leave the folder', ['../otherford', 'Otherford Borough Council']],
    ['that is there already', ['otherford', 'Otherford Borough Council']],
  ])('is refused %s', (_, args) => {
    makeOtherford()
    const before = readFileSync(file('otherford', 'council'), 'utf8')
    const lines: string[] = []
    expect(newCouncil(folder, args, (line) => lines.push(line))).toBe(1)
    expect(lines).toHaveLength(1)
    expect(readFileSync(file('otherford', 'council'), 'utf8')).toBe(before)
  })
})

describe('a broken pack', () => {
  it('has all its faults in all its files named at once, under a line that counts them', () => {
    makeOtherford()
    edit('otherford', 'contacts', (text) =>
      text
        .replace('number: 01632 960000', 'number: 12345')
        .replace('mon: ["09:00-17:00"]', 'mon: ["9am to 5"]')
        .replace('tue: ["09:00-17:00"]', 'tue: ["17:00-09:00"]')
        .replace('wed: ["09:00-12:30", "13:30-17:00"]', 'wed: ["09:00-13:30", "12:30-17:00"]')
        .replace('emails: []', 'emials: []'),
    )
    edit('otherford', 'council', (text) => text.replace('gss: E07000999', 'gss: nonsense'))
    edit('otherford', 'standards', (text) => text.replace('about: hours', 'abuot: hours'))
    writeFileSync(file('otherford', 'providers'), 'provided:\n  - service: [parks\n')
    expect(() => loadKnowledge(folder)).toThrow(KnowledgeError)
    const at = (name: string) => `  knowledge/councils/otherford/${name}.yaml: `
    expect(said()).toEqual(
      expect.arrayContaining([
        `${at('contacts')}phones.0.number: put this in quotes, such as "2010" or "01632 960000"`,
        `${at('contacts')}phones.0.hours.mon.0: write opening times as 09:00-17:00`,
        `${at('contacts')}phones.0.hours.tue.0: the closing time must be later than the opening time`,
        `${at('contacts')}phones.0.hours.wed: opening times overlap`,
        `${at('contacts')}emails: this is missing`,
        `${at('contacts')}there is no field called emials here: check the spelling`,
        expect.stringContaining(`${at('council')}codes.gss: `),
        `${at('standards')}gaps.0.about: this is missing`,
        expect.stringMatching(/providers\.yaml: line [23]: this is not YAML/),
      ]),
    )
    expect(() => loadKnowledge(folder)).toThrow(
      new RegExp(`^${said().length} fault\\(s\\) in the knowledge packs:\\n {2}knowledge/councils/`),
    )
  })

  it('does not hide the faults of the next one', () => {
    makeOtherford()
    newCouncil(folder, ['elsewhere', 'Elsewhere District Council'], silent)
    edit('otherford', 'council', (text) => text.replace('gss: E07000999', 'gss: nonsense'))
    expect(new Set(faultsIn(folder).map(({ pack }) => pack))).toEqual(new Set(['otherford', 'elsewhere']))
  })

  it.each<[string, string, (text: string) => string, string]>([
    [
      'a folder with another name',
      'council',
      (t) => t.replace('id: otherford', 'id: elsewhere'),
      'council.yaml: id: the folder is called otherford: give both the same name',
    ],
    [
      'a district without its county',
      'council',
      (t) => t.replace(/^county:.*\n(?: {2}.*\n){3}/m, ''),
      'council.yaml: county: a district needs its county council',
    ],
    [
      'a unitary council with a county',
      'council',
      (t) => t.replace('tier: district', 'tier: unitary'),
      'council.yaml: county: a unitary council has no county council',
    ],
    [
      'a source nobody listed',
      'contacts',
      (t) => t.replace('{ document: customer-charter', '{ document: hearsay'),
      'contacts.yaml: phones.0.hours.source: council.yaml has no document called hearsay',
    ],
    [
      'a planning reference with a source nobody listed',
      'council',
      (t) =>
        t.replace(
          'planningReferences: []',
          'planningReferences: [{ format: YY/NNNN, example: 12/0794, source: { document: hearsay, section: x } }]',
        ),
      'council.yaml: planningReferences.0.source: council.yaml has no document called hearsay',
    ],
    [
      'a postal address at no place',
      'contacts',
      (t) => t.replace('postTo: main-office', 'postTo: the-moon'),
      'contacts.yaml: postTo: there is no place or phone line called the-moon',
    ],
    [
      'nowhere that takes enquiries',
      'contacts',
      (t) => t.replace('servesEnquiries: true', 'servesEnquiries: false'),
      'contacts.yaml: places: name at least one place that takes enquiries',
    ],
    [
      'a closure of nothing',
      'contacts',
      (t) =>
        t.replace(
          'closures: []',
          'closures:\n  - { of: [the-moon], from: 2026-12-25, to: 2026-12-24, reason: x, source: { document: customer-charter, section: x } }',
        ),
      'contacts.yaml: closures.0.of: there is no place or phone line called the-moon',
    ],
    [
      'a closure that ends before it begins',
      'contacts',
      (t) =>
        t.replace(
          'closures: []',
          'closures:\n  - { of: all, from: 2026-12-25, to: 2026-12-24, reason: x, source: { document: customer-charter, section: x } }',
        ),
      'contacts.yaml: closures.0.to: this is before it begins',
    ],
    [
      'silence about emails',
      'standards',
      (t) => t.replace(/ {2}- about: email.*\n.*\n/, ''),
      'standards.yaml: gaps: otherford says nothing about email: write it, or a gap about email',
    ],
    [
      'silence about opening hours',
      'standards',
      (t) => t.replace(/ {2}- about: hours.*\n.*\n/, ''),
      'standards.yaml: gaps: otherford says nothing about some opening hours: write it, or a gap about hours',
    ],
    [
      'no phone number and no gap',
      'contacts',
      (t) => t.replace(/ {4}number: .*\n/, ''),
      'standards.yaml: gaps: otherford says nothing about a phone number for enquiries: write it, or a gap about phone',
    ],
    [
      'the same standard twice, counted from nothing',
      'standards',
      (t) =>
        t.replace(
          'standards: []',
          `standards:\n${'  - { id: email.reply, about: email, stage: reply, within: { amount: 1, unit: hours }, promise: x, source: { document: customer-charter, section: x } }\n'.repeat(2)}`,
        ),
      'standards.yaml: standards.1.id: the id email.reply is used twice',
    ],
    [
      'a time counted from nothing',
      'standards',
      (t) =>
        t.replace(
          'standards: []',
          'standards:\n  - { id: email.reply, about: email, stage: reply, within: { amount: 1, unit: hours }, promise: x, source: { document: customer-charter, section: x } }',
        ),
      'standards.yaml: standards.0.countedFrom: say what the time is counted from',
    ],
    [
      'a service nobody knows',
      'providers',
      (t) =>
        t.replace(
          'provided: []',
          'provided:\n  - { service: moonshine, by: council, source: { document: customer-charter, section: x } }',
        ),
      'providers.yaml: provided.0.service: knowledge/services.yaml has no service called moonshine',
    ],
    [
      'a body without a name',
      'providers',
      (t) =>
        t.replace(
          'provided: []',
          'provided:\n  - { service: parks, by: parish, source: { document: customer-charter, section: x } }',
        ),
      'providers.yaml: provided.0: write the name of the body',
    ],
    [
      'advisors in the hours of nothing',
      'advisors',
      (t) => `${t}\nhours: { sameAs: the-moon }\n`,
      'advisors.yaml: hours.sameAs: there is no place or phone line called the-moon',
    ],
    [
      'hours of advisors that nobody wrote down',
      'advisors',
      (t) => `${t}\nhours: { mon: ["9-5"] }\n`,
      'advisors.yaml: hours.mon.0: write opening times as 09:00-17:00',
    ],
    [
      'hours of advisors from a source nobody listed',
      'advisors',
      (t) =>
        `${t}\nhours: { ${['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'].map((on) => `${on}: []`).join(', ')}, source: { document: hearsay, section: x } }\n`,
      'advisors.yaml: hours.source: council.yaml has no document called hearsay',
    ],
    ...(
      [
        [
          'two teams of one id',
          '{ id: customer-services, name: B }',
          'id: the id customer-services is used twice',
        ],
        [
          'two teams for one topic',
          '{ id: b, name: B, topics: [bins., bins.] }',
          'topics: bins. has a team already',
        ],
        [
          'two teams for one service',
          '{ id: b, name: B, services: [missed-bin, missed-bin] }',
          'services: missed-bin has a team already',
        ],
      ] as const
    ).map(([what, team, fault]): [string, string, (text: string) => string, string] => [
      what,
      'advisors',
      (t) =>
        t.replace('    name: Customer services # as residents are told it\n', (all) => `${all}  - ${team}\n`),
      `advisors.yaml: teams.1.${fault}`,
    ]),
  ])('is told of %s', (_, name, change, fault) => {
    makeOtherford()
    expect(said()).toEqual([])
    edit('otherford', name, change)
    expect(said()).toContain(`  knowledge/councils/otherford/${fault}`)
  })

  it('is told of a missing file', () => {
    makeOtherford()
    rmSync(file('otherford', 'providers'))
    expect(said()).toEqual([
      '  knowledge/councils/otherford/providers.yaml: this file is missing: copy it from _template',
    ])
  })
})

describe('the check', () => {
  const run = (today: string) => {
    const lines: string[] = []
    const code = checkKnowledge(folder, today, (line) => lines.push(line))
    return { code, lines }
  }

  it('prints every fault and fails', () => {
    newCouncil(folder, ['otherford', 'Otherford Borough Council'], silent)
    const { code, lines } = run('2026-11-22')
    expect(code).toBe(1)
    expect(lines[0]).toBe(`${lines.length - 1} fault(s) in the knowledge packs:`)
  })

  it.each([
    ['2027-11-22', false],
    ['2027-11-23', true],
  ])('on %s, warns of a pack reviewed on 22 November 2026: %s', (today, warned) => {
    makeOtherford()
    const { code, lines } = run(today)
    expect(code).toBe(0)
    expect(lines.some((line) => line.includes('otherford/council.yaml: reviewed: was last compared'))).toBe(
      warned,
    )
    expect(lines.at(-1)).toMatch(/^1 council\(s\) and \d+ services are in order\.$/)
  })

  it('warns of nothing on the day of the review', () => {
    makeOtherford()
    expect(warningsIn(loadKnowledge(folder), '2026-11-22')).toEqual([])
  })
})

describe('who provides a service', () => {
  const { councils, services } = loadKnowledge()
  const pack = (id: string): Pack => {
    const found = councils.get(id)
    if (found === undefined) throw new Error(id)
    return found
  }
  const service = (id: string): KnownService => {
    const found = services.find((known) => known.id === id)
    if (found === undefined) throw new Error(id)
    return found
  }

  it.each([
    ['bromsgrove', 'potholes', 'Worcestershire County Council'],
    ['redditch', 'blue-badge', 'Worcestershire County Council'],
    ['redditch', 'bin-collection', 'Redditch Borough Council'],
    ['rossendale', 'libraries', 'Lancashire County Council'],
    ['rossendale', 'council-tax', 'Rossendale Borough Council'],
    ['central-bedfordshire', 'potholes', 'Central Bedfordshire Council'],
    ['central-bedfordshire', 'libraries', 'Central Bedfordshire Council'],
    ['charnwood', 'schools', 'Leicestershire County Council'],
    ['charnwood', 'adult-social-care', 'Leicestershire County Council and the NHS'],
    ['charnwood', 'police', 'Leicestershire Police'],
    ['charnwood', 'motorways', 'National Highways'],
    ['charnwood', 'pest-control', 'Charnwood Borough Council'],
    ['bromsgrove', 'country-parks', 'Bromsgrove District Council and Worcestershire County Council'],
    ['bromsgrove', 'passport', 'HM Passport Office'],
  ])('for %s, %s: %s', (council, asked, name) => {
    expect(providerOf(pack(council), service(asked)).name).toBe(name)
  })

  it('cites the council’s own document first, and its note', () => {
    expect(providerOf(pack('charnwood'), service('parks'))).toMatchObject({
      by: 'council',
      note: 'Outside Loughborough, the parish council looks after parks.',
      citation: { published: '2006', section: expect.stringContaining('Introduction') },
    })
  })

  it('cites the list of services where the council’s documents are silent', () => {
    expect(providerOf(pack('rossendale'), service('potholes')).citation).toMatchObject({
      url: expect.stringMatching(/^https:/),
    })
  })

  it('cites a source by its document’s title, section and date', () => {
    const { contacts } = pack('redditch')
    const line = contacts.phones[0]
    expect(line && citationOf(pack('redditch'), line.source)).toEqual({
      title: 'Customer Experience Strategy for Bromsgrove District and Redditch Borough Councils, 2011–2014',
      section: 'Appendix 2, Customer access points: Redditch',
      published: '2010-10',
    })
  })
})
