import type { Pack } from '../../../../knowledge/schema'
import { type Browser, type ConsoleSite, startConsole } from '../../support/console'
import { packs as plain } from '../../support/open311'

const TEAMS = {
  teams: [
    { id: 'contact', name: 'Contact centre', topics: [], services: [] },
    { id: 'waste', name: 'Waste', topics: ['bins'], services: [] },
  ],
}
const packs = new Map([...plain].map(([id, pack]): [string, Pack] => [id, { ...pack, advisors: TEAMS }]))

const NEW = '/advisor/cases/new?council=otherford&service=call-back'
const hidden = (html: string, name: string): string =>
  new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? ''
const ids = (html: string): readonly string[] =>
  [...html.matchAll(/ name="answer-([\w-]+)"/g)].map(([, id = '']) => id)

describe('a case that an advisor opens for a resident', () => {
  let site: ConsoleSite
  let browser: Browser
  beforeEach(async () => {
    site = await startConsole({}, { packs })
    browser = await site.signedIn()
  })
  afterEach(() => site.close())

  const ANSWERS = {
    'answer-matter': 'My council tax bill',
    'answer-day': '9 April',
    'answer-part': 'any',
    'answer-name': 'Ada Okafor',
    'answer-phone': '01632 960123',
  }
  const form = async (more: Record<string, string> = {}): Promise<Record<string, string>> => {
    const { text } = await browser.go(NEW)
    const known = Object.entries(ANSWERS).filter(([name]) => ids(text).includes(name.replace('answer-', '')))
    return { key: hidden(text, 'key'), ...Object.fromEntries(known), ...more }
  }

  it('begins with the services of a council', async () => {
    const { text } = await browser.go('/advisor/cases/new')
    expect(text).toContain('/advisor/cases/new?council=otherford&amp;service=complaint')
    const both = await site.signedIn({ id: 'lee', username: 'lee', councils: ['*'] })
    const choose = await both.go('/advisor/cases/new')
    expect(choose.text).toContain('/advisor/cases/new?council=elsewhere')
    expect(choose.text).not.toContain('service=')
  })
  it('says what is missing beside the fields, in the words of the service', async () => {
    const answer = await browser.go(NEW, { key: 'k' })
    expect(answer.status).toBe(400)
    expect(answer.text).toContain('<title>Error: ')
    expect(answer.text).toContain('error-summary')
    expect(await browser.go(NEW, await form({ 'answer-phone': '12' })).then(({ status }) => status)).toBe(400)
  })
  it('has a reference and a date, says who opened it, and is one however often it is sent', async () => {
    const filled = await form()
    const answers = await Promise.all([1, 2, 3, 4].map(() => browser.go(NEW, filled)))
    const [first] = answers
    expect([first?.status, new Set(answers.map(({ location }) => location)).size]).toEqual([303, 1])
    const reference = /\d{9}/.exec(first?.location ?? '')?.[0] ?? ''
    const page = await browser.go(first?.location ?? '')
    expect(page.text).toContain('Tell the resident its reference')
    expect(page.text).toContain('Opened for the resident')
    expect(page.text).toContain('An advisor wrote it down')
    expect(page.text).toContain('id="due"')
    expect(await site.store.actsOn(reference)).toMatchObject([{ what: 'opened', by: 'sam' }])
    const again = await browser.go(NEW, { ...filled, ...(await form()) })
    expect(again.location).not.toBe(first?.location)
    const log = await site.store.auditLog({ councils: 'all', what: 'caseOpened', limit: 9 })
    expect(log.map(({ subject }) => subject)).toContain(reference)
  })
  it('tells its reference also where it is another team’s', async () => {
    const filled = await form()
    browser = await site.signedIn({ id: 'lee', username: 'lee', teams: ['waste'] })
    const { location } = await browser.go(NEW, filled)
    expect(location).toContain('&opened=')
    expect((await browser.go(location)).text).toContain('with another team')
    const other = await site.signedIn({ id: 'kim', username: 'kim', teams: ['waste'] })
    expect((await other.go(location)).text).not.toContain('with another team')
  })
  it('is of no council or hand-off that isn’t theirs', async () => {
    const theirs = NEW.replace('otherford', 'elsewhere')
    expect((await browser.go(theirs)).text).not.toContain('name="answer-')
    expect((await browser.go(theirs, await form())).status).toBe(200)
    expect((await browser.go('/advisor/cases/new?handoff=unknown')).status).toBe(404)
    const all = await site.store.findCases({ within: [{ council: 'elsewhere' }], offset: 0, limit: 9 })
    expect(all.total).toBe(0)
  })
  it('is kept with the conversation that it was opened from', async () => {
    const start = { id: 'talk', council: 'otherford', channel: 'webchat', resident: 'r', locale: 'en-GB' }
    await site.store.start({ ...start, startedAt: site.clock.now() })
    const at = site.clock.now()
    await site.store.changeHandoff({
      handoff: {
        ...{ id: 'h1', council: 'otherford', conversation: 'talk', channel: 'webchat', team: 'contact' },
        ...{ language: 'en', priority: 'normal', state: 'queued', version: 0, queuedAt: at, since: at },
        ...{ passedBy: [], reopened: 0 },
        context: { particulars: [], references: [], distress: false, service: 'call-back' },
      },
    })
    const path = '/advisor/cases/new?handoff=h1'
    expect((await browser.go(path)).text).toContain('kept with the conversation')
    const { status, location } = await browser.go(path, await form())
    expect(status).toBe(303)
    const reference = /\d{9}/.exec(location)?.[0] ?? ''
    expect((await site.store.findCase('otherford', reference))?.conversation).toBe('talk')
    expect((await browser.go(location)).text).toContain('/advisor/conversations/h1')
    const waste = await site.signedIn({ id: 'lee', username: 'lee', teams: ['waste'] })
    expect((await waste.go(path)).status).toBe(404)
  })
})
