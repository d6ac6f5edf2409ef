import fc from 'fast-check'
import type { Advisor } from '../../../../bot/advisors/advisor'
import { maySee } from '../../../../bot/advisors/advisor'
import { isWithin, scopeOf, teamOfService } from '../../../../bot/console/cases/scope'
import { SERVICES } from '../../../../dialogs/services/every'
import type { Pack } from '../../../../knowledge/schema'
import { type Browser, type ConsoleSite, startConsole } from '../../support/console'
import { later, openIn, packs as plain, T } from '../../support/open311'

const TEAMS = {
  teams: [
    { id: 'contact', name: 'Contact centre', topics: [], services: [] },
    { id: 'waste', name: 'Waste', topics: ['bins'], services: [] },
    { id: 'benefits', name: 'Benefits', topics: ['benefits'], services: ['call-back'] },
  ],
}
const packs = new Map([...plain].map(([id, pack]): [string, Pack] => [id, { ...pack, advisors: TEAMS }]))

const text = (html: string): string =>
  (html.split('<main')[1] ?? '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/&#?\w+;/g, ' ')
    .replace(/\s+/g, ' ')

/** The references of a list, in order. */
const listed = (html: string): readonly string[] =>
  [...html.matchAll(/case-row__number">([\d ]+)</g)].map(([, written = '']) => written.replaceAll(' ', ''))

const [BIN, COMPLAINT, BENEFIT, ELSEWHERE] = ['111111111', '222222222', '333333333', '444444444'] as const

describe('the list of cases', () => {
  let site: ConsoleSite
  beforeEach(async () => {
    site = await startConsole({}, { packs })
    await openIn(site.store, { reference: BIN })
    await openIn(site.store, {
      reference: COMPLAINT,
      service: 'complaint',
      what: 'A complaint about rudeness',
      marks: ['impolite'],
      contact: { name: 'Ada Okafor', phone: '07700900123', email: 'ada@example.org' },
      timeline: [{ state: 'received', at: later(1), by: 'resident' }],
    })
    await openIn(site.store, {
      reference: BENEFIT,
      service: 'benefit-change',
      promise: { within: { amount: 1, unit: 'hours' } },
    })
    await openIn(site.store, { reference: ELSEWHERE, council: 'elsewhere', conversation: 'two' })
  })
  afterEach(() => site.close())

  const found = async (browser: Browser, query = ''): Promise<readonly string[]> =>
    listed((await browser.go(`/advisor/cases${query}`)).text)

  it('has what falls due first at its top', async () => {
    const browser = await site.signedIn()
    expect(await found(browser)).toEqual([BENEFIT, COMPLAINT, BIN])
  })

  const SEARCHES: readonly (readonly [string, readonly string[]])[] = [
    ['?q=rudeness', [COMPLAINT]],
    ['?q=okafor', [COMPLAINT]],
    ['?q=0123', [COMPLAINT, BIN, BENEFIT]],
    ['?q=900123', [COMPLAINT]],
    ['?q=ada%40example.org', [COMPLAINT]],
    ['?q=ex1+2ab+green', [BENEFIT, COMPLAINT, BIN]],
    ['?service=complaint', [COMPLAINT]],
    ['?team=otherford:waste', [BIN]],
    ['?team=otherford:contact', [COMPLAINT]],
    ['?team=elsewhere:waste', []],
    ['?mark=impolite', [COMPLAINT]],
    ['?state=done', []],
    ['?state=open', [BENEFIT, COMPLAINT, BIN]],
    ['?from=2026-04-09', []],
    ['?from=8/4/2026&to=8/4/2026', [BENEFIT, COMPLAINT, BIN]],
    ['?mine=1', []],
    ['?council=elsewhere', []],
    ['?state=nonsense&mark=none&page=x', [BENEFIT, COMPLAINT, BIN]],
  ]
  it.each(SEARCHES)('finds %s', async (query, expected) => {
    const browser = await site.signedIn()
    expect([...(await found(browser, query))].sort()).toEqual([...expected].sort())
  })

  it('tells what is over its promise, due this week, chased, answered and not looked at', async () => {
    const browser = await site.signedIn()
    expect(await found(browser, '?late=1')).toEqual([])
    site.clock.moveOn(2 * 3_600_000)
    await browser.signIn('sam@otherford.gov.uk')
    expect(await found(browser, '?late=1')).toEqual([BENEFIT])
    expect(await found(browser, '?week=1')).not.toContain(BENEFIT)
    expect(await found(browser, '?week=1')).toContain(BIN)
    await site.store.moveCase(BIN, 1, { state: 'received', at: later(5), by: 'resident', note: 'How far?' })
    expect(await found(browser, '?chased=1')).toEqual([BIN])
    await site.store.moveCase(BIN, 2, { state: 'waiting', at: later(6), by: 'council', note: 'Which?' })
    expect(await found(browser, '?chased=1')).toEqual([])
    await site.store.moveCase(BIN, 3, { state: 'inProgress', at: later(7), by: 'resident', note: 'Green' })
    expect(await found(browser, '?replied=1')).toEqual([BIN])
    await browser.go(`/advisor/cases/${BIN}`)
    expect(await found(browser, '?new=1')).not.toContain(BIN)
    expect(await found(browser, '?new=1')).toContain(COMPLAINT)
  })

  it('is never late while its time stands still, and stays late when it was late before', async () => {
    const browser = await site.signedIn()
    await site.store.moveCase(BIN, 1, { state: 'waiting', at: later(6), by: 'council', note: 'Which?' })
    await site.store.moveCase(BENEFIT, 1, {
      state: 'waiting',
      at: later(2 * 3_600_000),
      by: 'council',
      note: 'Since when?',
    })
    site.clock.moveOn(60 * 86_400_000)
    await browser.signIn('sam@otherford.gov.uk')
    const late = await found(browser, '?late=1')
    expect(late).toContain(BENEFIT)
    expect(late).not.toContain(BIN)
  })

  it('goes to a case by its reference, as typed or said; one digit off is told apart from unknown', async () => {
    const browser = await site.signedIn()
    for (const q of ['111 111 111', 'ref 111111111', 'triple one triple one triple one']) {
      const { status, location } = await browser.go(`/advisor/cases?q=${encodeURIComponent(q)}`)
      expect([status, location]).toEqual([303, `/advisor/cases/${BIN}`])
    }
    expect(text((await browser.go('/advisor/cases?q=123456787')).text)).toContain(
      'One digit of this reference is wrong',
    )
    expect(text((await browser.go('/advisor/cases?q=123456786')).text)).toContain(
      'There is no case of this reference',
    )
  })

  it('says the same of a case of others as of none', async () => {
    const browser = await site.signedIn({ teams: ['waste'] })
    const page = async (reference: string) =>
      text((await browser.go(`/advisor/cases?q=${reference}`)).text).replace(/\d{3} \d{3} \d{3}/g, '')
    expect(await page(COMPLAINT)).toBe(
      await page('123456786').then((none) => none.replace('value="123456786"', '')),
    )
    for (const path of ['', '/move', '/note', '/correct'])
      expect((await browser.go(`/advisor/cases/${COMPLAINT}${path}`)).status).toBe(404)
    expect((await browser.go(`/advisor/cases/${ELSEWHERE}`)).status).toBe(404)
    expect((await browser.go(`/advisor/cases/${COMPLAINT}/note`, { key: 'k', text: 'x' })).status).toBe(404)
  })

  it('is split into pages that its address keeps', async () => {
    for (let i = 0; i < 30; i += 1)
      await openIn(site.store, { reference: String(500_000_000 + i), what: 'Extra' })
    const browser = await site.signedIn()
    const first = await browser.go('/advisor/cases?q=extra')
    expect(listed(first.text)).toHaveLength(25)
    expect(first.text).toContain('/advisor/cases?q=extra&amp;page=2')
    const second = await browser.go('/advisor/cases?q=extra&page=2')
    expect(listed(second.text)).toHaveLength(5)
    expect(new Set([...listed(first.text), ...listed(second.text)]).size).toBe(30)
    expect(listed((await browser.go('/advisor/cases?q=extra&page=99')).text)).toEqual(listed(second.text))
  })

  it('leaves in the audit log that a search was made, and none of its words', async () => {
    const browser = await site.signedIn()
    await browser.go('/advisor/cases?q=okafor&late=1')
    await browser.go('/advisor/cases/export.csv?q=okafor')
    const log = await site.store.auditLog({ councils: 'all', who: 'sam', limit: 99 })
    const made = log.filter(({ what }) => what.startsWith('cases'))
    expect(made.map(({ what, council, detail }) => [what, council, detail])).toEqual([
      ['casesExported', 'otherford', 'words · 1'],
      ['casesSearched', 'otherford', 'words late · 0'],
    ])
    expect(JSON.stringify(log)).not.toMatch(/okafor/i)
    expect(site.server.logged.join()).not.toMatch(/okafor/i)
  })

  it('says what is no day, and searches nothing', async () => {
    const browser = await site.signedIn()
    const page = await browser.go('/advisor/cases?from=31/2/2026')
    expect(page.status).toBe(400)
    expect(page.text).toContain('<title>Error: Cases')
    expect(page.text).toContain('href="#from"')
    expect(listed(page.text)).toEqual([])
  })

  it('is downloaded as a table, of one’s own cases alone and without formulas', async () => {
    await openIn(site.store, {
      reference: '555555555',
      what: '=HYPERLINK("http://x")',
      where: '  @SUM(1), "x"',
      contact: { name: '-Ada' },
    })
    const browser = await site.signedIn({ teams: ['waste'] })
    const { headers, text: body } = await browser.go('/advisor/cases/export.csv')
    expect(headers.get('content-disposition')).toContain('attachment')
    const rows = body.split('\r\n').filter((row) => row !== '')
    expect(rows).toHaveLength(3)
    expect(body).toContain(`"'=HYPERLINK(""http://x"")"`)
    expect(body).toContain(`"'  @SUM(1), ""x"""`)
    expect(body).toContain(`"'-Ada"`)
    expect(body).not.toContain(COMPLAINT)
    expect((await browser.go('/advisor/cases/export.csv?from=x')).status).toBe(400)
  })

  it('is for advisors and supervisors alone', async () => {
    for (const role of ['manager', 'administrator'] as const) {
      const browser = await site.signedIn({ id: role, username: role, roles: [role] })
      for (const path of ['', '/export.csv', '/new', `/${BIN}`, `/${BIN}/note`])
        expect((await browser.go(`/advisor/cases${path}`)).status).toBe(403)
    }
  })

  it('shows a supervisor every team of their councils, and what a team was given in particular', async () => {
    const supervisor = await site.signedIn({ id: 'lee', username: 'lee', roles: ['supervisor'], teams: [] })
    expect([...(await found(supervisor))].sort()).toEqual([BIN, COMPLAINT, BENEFIT])
    const waste = await site.signedIn({ teams: ['waste'] })
    expect(await found(waste)).toEqual([BIN])
    const act = { key: 'k', fingerprint: 'f', at: T, by: 'lee', what: 'assigned', detail: {} } as const
    await site.store.actOnCase({ ...act, reference: COMPLAINT, desk: { team: 'waste', assignee: null } })
    await site.store.actOnCase({ ...act, reference: BIN, desk: { team: 'benefits', assignee: null } })
    expect(await found(waste)).toEqual([COMPLAINT])
    expect(await found(supervisor, '?team=otherford:benefits')).toEqual([BENEFIT, BIN])
  })
})

describe('whose cases somebody may see', () => {
  const viewer = fc.record({
    roles: fc.subarray(['advisor', 'supervisor', 'manager', 'administrator'] as const),
    councils: fc.subarray(['otherford', 'elsewhere', '*']),
    teams: fc.subarray(['contact', 'waste', 'benefits', 'gone', '*']),
  }) satisfies fc.Arbitrary<Pick<Advisor, 'roles' | 'councils' | 'teams'>>
  const owned = fc.record({
    council: fc.constantFrom('otherford', 'elsewhere'),
    service: fc.constantFrom(...SERVICES.map(({ name }) => name), 'no-longer-there'),
    team: fc.option(fc.constantFrom('contact', 'waste', 'benefits', 'gone'), { nil: undefined }),
  })
  it('is the same in a query and for one case as `maySee` has it', () => {
    fc.assert(
      fc.property(viewer, owned, (who, one) => {
        const pack = packs.get(one.council)
        const team = one.team ?? (pack && teamOfService(pack, one.service))
        expect(isWithin(one, scopeOf(who, packs))).toBe(maySee(who, { council: one.council, team }))
      }),
      { numRuns: 2_000 },
    )
  })
})
