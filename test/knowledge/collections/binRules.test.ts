import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { faultLine, faultsIn, loadKnowledge, warningsIn } from '../../../knowledge/load'
import { copyOfKnowledge, makeOtherford } from '../../support/otherford'

let folder: string

beforeAll(() => {
  folder = copyOfKnowledge()
  makeOtherford(folder)
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))
beforeEach(() => write())

const file = () => join(folder, 'councils', 'otherford', 'binRules.yaml')
const write = (...rules: readonly string[]) =>
  writeFileSync(
    file(),
    rules.length === 0 ? 'rules: []\n' : `rules:\n${rules.map((one) => `  - ${one}\n`).join('')}`,
  )
const said = () => faultsIn(folder).map(faultLine)
const otherford = () => loadKnowledge(folder).councils.get('otherford')

const RULE =
  '{ streams: [refuse], earliest: { on: nextWorkingDay }, latest: { amount: 2, unit: workingDays }, source: { document: customer-charter, section: Bins }, reviewed: 2026-11-22 }'
const SAMPLE = RULE.replace('source: { document: customer-charter, section: Bins }', 'sample: true')

describe('the missed-bin rules of a council', () => {
  it('are none in a new pack, and may be left out altogether', () => {
    expect(otherford()?.binRules).toEqual([])
    rmSync(file())
    expect(said()).toEqual([])
    expect(otherford()?.binRules).toEqual([])
  })

  it('are read, with defaults for what is left out', () => {
    write(RULE)
    expect(otherford()?.binRules).toEqual([
      {
        streams: ['refuse'],
        eligible: true,
        earliest: { on: 'nextWorkingDay', at: '00:00', orWhenDone: false },
        latest: { amount: 2, unit: 'workingDays', until: '23:59', countsCollectionDay: false },
        returnWithin: 'notPublished',
        blockedBy: [],
        wholeStreet: 'each',
        assistedAlwaysTaken: true,
        oneOpenReport: true,
        complaintAfter: { misses: 3, withinDays: 90 },
        source: { document: 'customer-charter', section: 'Bins' },
        sample: false,
        reviewed: '2026-11-22',
      },
    ])
    write(SAMPLE)
    expect(otherford()?.binRules[0]).toMatchObject({ sample: true })
  })

  it.each([
    [
      'neither a source nor a sample',
      RULE.replace(/source: .*?}, /, ''),
      'rules.0.source: write where the rule is published',
    ],
    [
      'both a source and a sample',
      RULE.replace('reviewed', 'sample: true, reviewed'),
      'rules.0.source: write where the rule is published',
    ],
    [
      'a document nobody listed',
      RULE.replace('customer-charter', 'leaflet'),
      'rules.0.source: council.yaml has no document called leaflet',
    ],
    ['a stream there is not', RULE.replace('refuse', 'rubble'), 'rules.0.streams.0: '],
    ['no stream', RULE.replace('[refuse]', '[]'), 'rules.0.streams: '],
    [
      'a time that is none',
      RULE.replace('nextWorkingDay }', 'nextWorkingDay, at: "4pm" }'),
      'rules.0.earliest.at: write a 24-hour time, such as 16:00',
    ],
    [
      'an event no crew logs',
      RULE.replace('reviewed', 'blockedBy: [rained], reviewed'),
      'rules.0.blockedBy.0: ',
    ],
    ['an amount of nothing', RULE.replace('amount: 2', 'amount: 0'), 'rules.0.latest.amount: '],
    [
      'a field misspelt',
      RULE.replace('reviewed', 'blokedBy: [], reviewed'),
      'rules.0: there is no field called blokedBy here',
    ],
    [
      'an end before its beginning',
      RULE.replace('workingDays }', 'workingDays, countsCollectionDay: true }').replace(
        'amount: 2',
        'amount: 1',
      ),
      'rules.0.latest: what is missed on a Monday could never be reported',
    ],
    [
      'an end before its beginning, at the weekend',
      RULE.replace('amount: 2, unit: workingDays', 'amount: 2, unit: calendarDays'),
      'rules.0.latest: what is missed on a Friday could never be reported',
    ],
  ])('are told of %s', (_, rule, fault) => {
    write(rule)
    expect(said()).toEqual([expect.stringContaining(`knowledge/councils/otherford/binRules.yaml: ${fault}`)])
  })

  it('are told of a stream with two rules', () => {
    write(RULE, SAMPLE)
    expect(said()).toEqual([
      '  knowledge/councils/otherford/binRules.yaml: rules.1.streams: refuse has a rule already',
    ])
  })

  it('are to be looked at again after a year', () => {
    write(RULE.replace('2026-11-22', '2026-01-02'))
    const warned = (today: string) =>
      warningsIn(loadKnowledge(folder), today).filter(({ file: name }) =>
        name.endsWith('otherford/binRules.yaml'),
      )
    expect(warned('2027-01-02')).toEqual([])
    expect(warned('2027-01-03')).toEqual([expect.objectContaining({ path: 'rules.0.reviewed' })])
  })
})
