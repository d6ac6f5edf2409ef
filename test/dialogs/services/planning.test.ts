import type { Answer } from '../../../dialogs/information/about'
import { noWorld, type Ports } from '../../../dialogs/ports'
import { same } from '../../../dialogs/said'
import { createServices } from '../../../dialogs/services/createServices'
import { SERVICES } from '../../../dialogs/services/every'
import type { Application } from '../../../knowledge/planning/application'
import { anApplication } from '../../knowledge/planning/anApplication'
import { hereAt, packWhere } from '../../support/here'

const here = hereAt(
  packWhere(({ council }) => council.planningReferences.some(({ format }) => format === 'YY/NNNNN/TYPE')),
  new Date('2026-11-24T10:00:00Z'),
)
const services = createServices(
  {
    article: (id, intent): Answer => ({ said: same(`[${id}]`), sources: [], topic: { intent, article: id } }),
    howToContact: () => same('call us'),
  },
  SERVICES,
)

/** A register of one council with only these in it. */
const portsWith = (...all: readonly Application[]): Ports => ({
  ...noWorld,
  planning: {
    known: async () => ({ sample: false, importedAt: new Date('2026-11-23T06:00:00Z') }),
    byReference: async (reference) => all.find((one) => one.reference === reference),
    near: async () => [],
    atPostcode: async (postcode) => all.filter((one) => one.postcode === postcode),
    atUprn: async () => [],
  },
})
const PUBLIC = anApplication(
  [
    ['valid-from', '2026-11-02'],
    ['publicity-start', '2026-11-09'],
  ],
  { uprn: '000000000017' },
)

const statusOf = async (application: Application) => {
  const wish = { intent: 'planning.status', said: `how is ${application.reference} going` } as const
  return (await services.start(wish, { ports: portsWith(application), here }))?.answer.said.text
}

describe('without a register', () => {
  it('nothing begins, so that the article answers', async () => {
    const world = { ports: noWorld, here }
    const said = '26/00001/FUL'
    expect(await services.start({ intent: 'planning.status', said }, world)).toBeUndefined()
    expect(
      await services.start({ intent: 'planning.view_or_comment', said: `I object to ${said}` }, world),
    ).toBeUndefined()
    expect(await services.startOffered({ said: 'Comment on a planning application' }, world)).toBeUndefined()
  })

  it('gone in the middle of it, nothing is found, and nothing breaks', async () => {
    const given = { application: '26/00001/FUL' }
    const turn = await services.continue({ service: 'planning-application', given }, '26/00002/FUL', {
      ports: noWorld,
      here,
    })
    expect(turn?.answer.said.text).toContain('I don’t find')
  })
})

describe('what is said of an application', () => {
  it('names the register’s day, and no sample where there is none', async () => {
    const said = await statusOf(PUBLIC)
    expect(said).toContain('as it was on Monday 23 November')
    expect(said).not.toContain('sample')
  })

  it.each<[string, Partial<Application>, string]>([
    [
      'allowed',
      { appeal: { lodged: '2026-11-10', decided: { outcome: 'allowed', day: '2026-11-20' } } },
      'The appeal was allowed',
    ],
    [
      'dismissed',
      { appeal: { lodged: '2026-11-10', decided: { outcome: 'dismissed', day: '2026-11-20' } } },
      'it has no permission',
    ],
    [
      'allowed in part',
      { appeal: { lodged: '2026-11-10', decided: { outcome: 'split', day: '2026-11-20' } } },
      'allowed in part',
    ],
    [
      'taken back',
      { appeal: { lodged: '2026-11-10', decided: { outcome: 'withdrawn', day: '2026-11-20' } } },
      'Permission was refused',
    ],
  ])('an appeal that was %s', async (_, more, line) => {
    const refused = { decision: { outcome: 'refuse', day: '2026-11-06' } } as const
    expect(await statusOf({ ...PUBLIC, ...refused, ...more })).toContain(line)
  })

  it.each<[string, Parameters<typeof anApplication>[0], string]>([
    ['called in', [['call-in-direction-issued', '2026-11-16']], 'The government decides'],
    ['agreed to by committee', [['resolution-to-grant', '2026-11-16']], 'The committee agreed'],
    [
      'decided against by committee',
      [['resolution-to-refuse', '2026-11-16']],
      'The committee decided against',
    ],
    [
      'with no word from committee',
      [['committee-date', '2026-11-16']],
      'It was due at the planning committee',
    ],
    ['given more time without a day', [['time-extension-agreed', '2026-11-16']], 'doesn’t say until when'],
  ])('one that was %s', async (_, happened, line) => {
    const { events } = anApplication(happened)
    expect(await statusOf({ ...PUBLIC, events: [...PUBLIC.events, ...events] })).toContain(line)
  })

  it('has a word for one that was only just submitted', async () => {
    const said = await statusOf(anApplication([['application-submitted', '2026-11-20']]))
    expect(said).toContain('it is not valid yet')
    expect(said).not.toContain('Valid from')
  })
})

describe('a comment', () => {
  it('becomes a case for the application: which, by when, and what was answered', async () => {
    const world = { ports: portsWith(PUBLIC), here }
    const given = {
      application: PUBLIC.reference,
      view: 'object',
      comment: 'Too big.',
      from: '14 Mill Lane',
      name: 'Jane Smith',
      updates: 'neither',
    }
    const sent = await services.continue({ service: 'planning-comment', given }, 'yes', world)
    expect(sent?.opens).toMatchObject({
      intent: 'planning.view_or_comment',
      what: 'A comment on planning application 26/00001/FUL, 1 Mill Lane, Otherford',
      uprn: '000000000017',
      contact: { name: 'Jane Smith' },
      facts: { application: '26/00001/FUL', late: false, commentsUntil: '2026-11-29' },
    })
    expect(sent?.opens?.answers).toMatchObject({ view: 'object', comment: 'Too big.', from: '14 Mill Lane' })
  })

  it('is not sent for an application that is decided meanwhile', async () => {
    const decided = { ...PUBLIC, decision: { outcome: 'grant', day: '2026-11-24' } } as const
    const given = {
      application: PUBLIC.reference,
      view: 'object',
      comment: 'Too big.',
      from: '14 Mill Lane',
      name: 'Jane Smith',
      updates: 'neither',
    }
    const world = { ports: portsWith(decided), here }
    const turn = await services.continue({ service: 'planning-comment', given }, 'yes', world)
    expect(turn?.answer.said.text).toContain('It is decided')
    expect(turn?.opens).toBeUndefined()
  })
})
