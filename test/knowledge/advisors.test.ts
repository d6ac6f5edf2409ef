import { advisorFaults } from '../../bot/cli/checkAdvisors'
import type { Advisors } from '../../knowledge/advisors'
import { noAdvisorsFile, teamFor } from '../../knowledge/advisors'
import { advisorHours } from '../../knowledge/calendar/advisorHours'
import { loadBankHolidays } from '../../knowledge/calendar/bankHolidays'
import { loadKnowledge } from '../../knowledge/load'
import type { Hours, Pack } from '../../knowledge/schema'
import { packWhere } from '../support/here'

const advisors: Advisors = {
  teams: [
    { id: 'customer-services', name: 'Customer services', topics: [], services: ['benefit-change'] },
    { id: 'planning', name: 'Planning', topics: ['planning.'], services: ['planning-comment'] },
    { id: 'enforcement', name: 'Enforcement', topics: ['planning.enforcement'], services: [] },
    { id: 'money', name: 'Money', topics: ['benefits.', 'council_tax'], services: [] },
  ],
}

describe('the team for a matter', () => {
  it.each([
    [{ intent: 'planning.status' }, 'planning'],
    [{ intent: 'planning.enforcement' }, 'enforcement'],
    [{ intent: 'council_tax' }, 'money'],
    [{ intent: 'benefits.apply' }, 'money'],
    [{ intent: 'benefits.change_circumstances', service: 'benefit-change' }, 'customer-services'],
    [{ intent: 'hours.opening', service: 'planning-comment' }, 'planning'],
    [{ intent: 'bins.missed', service: 'missed-bin' }, 'customer-services'],
    [{}, 'customer-services'],
  ])('for %j is %s', (matter, team) => {
    expect(teamFor({ advisors }, matter).id).toBe(team)
  })

  it('is the only one where a council has no file', () => {
    expect(teamFor({ advisors: noAdvisorsFile }, { intent: 'planning.status' }).name).toBe(
      'Customer services',
    )
  })
})

describe('when advisors are here', () => {
  const holidays = loadBankHolidays().england
  const published = packWhere(({ contacts }) =>
    contacts.phones.some(({ purpose, hours }) => purpose === 'enquiries' && hours !== 'notPublished'),
  )
  const nine = [{ from: '09:00', to: '17:00' }]
  const source = { document: 'x', section: 'x' }
  const week: Hours = {
    mon: nine,
    tue: nine,
    wed: nine,
    thu: nine,
    fri: nine,
    sat: [],
    sun: [],
    onBankHolidays: 'closed',
    source,
  }
  const [place] = published.contacts.places
  const own: Pack = {
    ...published,
    advisors: { ...noAdvisorsFile, hours: week },
    contacts: {
      ...published.contacts,
      closures: [
        { of: ['advisors'], from: '2026-12-01', to: '2026-12-01', sessions: [], reason: 'training', source },
      ],
    },
  }
  const at = (instant: string, pack = own) => advisorHours(pack, new Date(instant), holidays)

  it.each([
    [
      'in the middle of a day',
      '2026-11-26T10:00:00Z',
      { open: true, until: new Date('2026-11-26T17:00:00Z') },
    ],
    [
      'at the minute of closing',
      '2026-11-26T17:00:00Z',
      { open: false, opensAt: new Date('2026-11-27T09:00:00Z') },
    ],
    ['on a Friday night', '2026-11-27T20:00:00Z', { open: false, opensAt: new Date('2026-11-30T09:00:00Z') }],
    ['over Christmas', '2026-12-24T18:00:00Z', { open: false, opensAt: new Date('2026-12-29T09:00:00Z') }],
    [
      'on a day of training',
      '2026-12-01T10:00:00Z',
      { open: false, opensAt: new Date('2026-12-02T09:00:00Z') },
    ],
    [
      'in summer, by the clock on the wall',
      '2026-07-01T08:30:00Z',
      { open: true, until: new Date('2026-07-01T16:00:00Z') },
    ],
    [
      'over the change to summer time',
      '2027-03-26T20:00:00Z',
      { open: false, opensAt: new Date('2027-03-30T08:00:00Z') },
    ],
  ])('%s', (_, instant, expected) => {
    expect(at(instant)).toEqual(expected)
  })

  it('are the hours of the enquiries line where nothing else is said', () => {
    const theirs = { ...published, advisors: noAdvisorsFile }
    const line = published.contacts.phones.find(({ purpose }) => purpose === 'enquiries')
    const same = { ...published, advisors: { ...noAdvisorsFile, hours: { sameAs: line?.id ?? '' } } }
    expect(at('2026-11-26T10:00:00Z', theirs)).toMatchObject({ open: true })
    expect(at('2026-11-26T10:00:00Z', theirs)).toEqual(at('2026-11-26T10:00:00Z', same))
  })

  it('may be those of a place, day and night, or not published', () => {
    const silent = { ...place, hours: 'notPublished' as const }
    const contacts = { ...published.contacts, places: place === undefined ? [] : [silent as typeof place] }
    const sameAs = {
      ...published,
      contacts,
      advisors: { ...noAdvisorsFile, hours: { sameAs: place?.id ?? '' } },
    }
    expect(at('2026-11-26T10:00:00Z', sameAs)).toBe('notPublished')
    expect(at('2026-11-26T10:00:00Z', { ...own, advisors: { ...own.advisors, hours: 'notPublished' } })).toBe(
      'notPublished',
    )
    const phones = published.contacts.phones.map((phone) => ({ ...phone, allHours: true }))
    const always = { ...published, advisors: noAdvisorsFile, contacts: { ...published.contacts, phones } }
    expect(at('2026-12-25T03:00:00Z', always)).toEqual({ open: true })
  })
})

describe('the check of advisors', () => {
  it('names topics and services that nothing is ever about', () => {
    const pack = packWhere()
    const teams = [{ id: 'a', name: 'A', topics: ['bin.', 'bins.'], services: ['missed-bin', 'missed-bins'] }]
    const councils = new Map([[pack.council.id, { ...pack, advisors: { teams } }]])
    const at = `knowledge/councils/${pack.council.id}/advisors.yaml: teams.0`
    expect(advisorFaults({ councils })).toEqual([
      `${at}.topics: nothing is about bin.: see npm run understand`,
      `${at}.services: there is no service called missed-bins`,
    ])
  })

  it('finds none in the packs', () => {
    expect(advisorFaults(loadKnowledge())).toEqual([])
  })
})
