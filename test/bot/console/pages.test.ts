import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { projectRoot } from '../../../knowledge/root'
import { anAdvisor } from '../support/anAdvisor'
import { type Browser, type ConsoleSite, PASSWORD, startConsole } from '../support/console'

// A server for each takes its time when the machine is busy with others.
jest.setTimeout(30_000)

describe('the pages of the console', () => {
  let site: ConsoleSite
  beforeEach(async () => {
    site = await startConsole()
  })
  afterEach(() => site.close())

  const linkIn = (text: string): string => /id="link">([^<]+)</.exec(text)?.[1] ?? ''
  const logged = async () =>
    (await site.store.auditLog({ councils: 'all', limit: 99 })).map(({ what, who, subject, council }) => ({
      what,
      who,
      subject,
      council,
    }))

  describe('one’s own account', () => {
    it('shows where one is signed in, and ends one of them', async () => {
      const here = await site.signedIn()
      const there = site.browser()
      await there.signIn('sam@otherford.gov.uk')
      const { text } = await here.go('/advisor/me')
      const ids = [...text.matchAll(/name="session" value="([\w-]{43})"/g)].map(([, id]) => id ?? '')
      expect(ids).toHaveLength(2)
      const mine = ids.find((id) => text.slice(0, text.indexOf(id)).includes('(this one)'))
      const other = ids.find((id) => id !== mine) ?? ''
      expect((await here.go('/advisor/me/sign-ins', { session: other })).location).toBe(
        '/advisor/me?done=ended',
      )
      expect((await there.go('/advisor/me')).status).toBe(303)
      expect((await here.go('/advisor/me')).status).toBe(200)
    })
    it('signs out everywhere', async () => {
      const here = await site.signedIn()
      const there = site.browser()
      await there.signIn('sam@otherford.gov.uk')
      await here.go('/advisor/me/sign-ins', { session: 'all' })
      expect((await there.go('/advisor/me')).status).toBe(303)
      expect((await here.go('/advisor/me')).status).toBe(303)
    })
    it('never ends a sign-in of somebody else', async () => {
      const sam = await site.signedIn()
      const alex = await site.signedIn({ id: 'alex' })
      const [theirs] = await site.store.sessionsOf('alex')
      await sam.go('/advisor/me/sign-ins', { session: theirs?.id ?? '' })
      expect((await alex.go('/advisor/me')).status).toBe(200)
    })
    it('changes the password, which ends all other sign-ins', async () => {
      const here = await site.signedIn()
      const there = site.browser()
      await there.signIn('sam@otherford.gov.uk')
      const changed = await here.go('/advisor/me/password', {
        current: PASSWORD,
        password: 'four other plain words',
      })
      expect(changed.location).toBe('/advisor/me?done=password')
      expect((await here.go('/advisor/me')).status).toBe(200)
      expect((await there.go('/advisor/me')).status).toBe(303)
      expect((await there.signIn('sam@otherford.gov.uk')).status).toBe(403)
      expect((await there.signIn('sam@otherford.gov.uk', 'four other plain words')).status).toBe(303)
    })
    it.each([
      [{ current: 'not my password', password: 'four other plain words' }, 'not the password you have now'],
      [{ current: '', password: 'four other plain words' }, 'Enter the password you have now'],
      [{ current: PASSWORD, password: 'short' }, 'at least 12 characters'],
      [{ current: PASSWORD, password: '' }, 'Enter a new password'],
    ])('changes no password for %j', async (form, says) => {
      const here = await site.signedIn()
      const { status, text } = await here.go('/advisor/me/password', form)
      expect([status, text]).toEqual([400, expect.stringContaining(says)])
      expect(text).toContain('<title>Error: ')
      expect((await site.browser().signIn('sam@otherford.gov.uk')).status).toBe(303)
    })
    it('cannot be used to guess the password', async () => {
      const here = await site.signedIn()
      const tried: string[] = []
      for (let i = 0; i < 7; i++)
        tried.push(
          (
            await here.go('/advisor/me/password', {
              current: `guess ${i}`,
              password: 'four other plain words',
            })
          ).text,
        )
      expect(tried.filter((text) => text.includes('too often'))).toHaveLength(2)
    })
  })

  describe('people', () => {
    const NEW = {
      name: 'Alex',
      username: 'Alex@otherford.gov.uk',
      'roles-advisor': '1',
      'councils-otherford': '1',
      'teams-*': '1',
      languages: 'en, cy',
      capacity: '4',
    }
    let admin: Browser
    beforeEach(async () => {
      admin = await site.signedIn({ id: 'boss', name: 'Boss', roles: ['administrator'] })
    })

    it('are added with a link to choose a password, once', async () => {
      const { status, text } = await admin.go('/advisor/people/new', NEW)
      expect(status).toBe(200)
      const link = linkIn(text)
      expect(link).toMatch(/\/advisor\/welcome\/[\w-]{43}$/)
      const browser = site.browser()
      expect((await browser.go(link)).text).toContain('alex@otherford.gov.uk')
      expect((await browser.go(link, { password: 'short' })).status).toBe(400)
      expect((await browser.go(link, { password: 'alexotherfordgovuk' })).status).toBe(400)
      expect((await browser.go(link, { password: PASSWORD })).location).toBe('/advisor/sign-in?welcome=1')
      expect((await browser.go(link, { password: `${PASSWORD} again` })).status).toBe(404)
      expect((await browser.signIn('alex@otherford.gov.uk')).status).toBe(303)
      expect(await site.store.advisorNamed('alex@otherford.gov.uk')).toMatchObject({
        name: 'Alex',
        roles: ['advisor'],
        councils: ['otherford'],
        teams: ['*'],
        languages: ['en', 'cy'],
        capacity: 4,
      })
      expect((await logged()).map(({ what }) => what)).toEqual(
        expect.arrayContaining(['accountAdded', 'linkMade', 'passwordChanged', 'signedIn']),
      )
    })
    it('a link grows old, and a newer one takes its place', async () => {
      const first = linkIn((await admin.go('/advisor/people/new', NEW)).text)
      const alex = await site.store.advisorNamed('alex@otherford.gov.uk')
      const second = linkIn((await admin.go(`/advisor/people/${alex?.id}/link`, {})).text)
      expect((await site.browser().go(first)).status).toBe(404)
      expect((await site.browser().go(second)).status).toBe(200)
      site.clock.moveOn(72 * 3_600_000)
      expect((await site.browser().go(second)).status).toBe(404)
    })
    it('are refused with every fault beside its field, and nothing written is lost', async () => {
      const form = { ...NEW, name: '', username: 'a b', capacity: '99', languages: '<x>' }
      const { status, text } = await admin.go('/advisor/people/new', form)
      expect(status).toBe(400)
      expect(text.match(/govuk-error-message/g)).toHaveLength(4)
      expect(text).toContain('value="a b"')
      expect(text).toContain('value="&lt;x&gt;"')
      expect(
        (await admin.go('/advisor/people/new', { ...NEW, username: 'boss@otherford.gov.uk' })).status,
      ).toBe(409)
      expect(await site.store.advisors()).toHaveLength(1)
    })
    it('get no council that the administrator hasn’t', async () => {
      for (const council of ['elsewhere', '*']) {
        const { status } = await admin.go('/advisor/people/new', { ...NEW, [`councils-${council}`]: '1' })
        expect(status).toBe(400)
      }
      expect(await site.store.advisors()).toHaveLength(1)
    })
    it.each([
      ['another council', anAdvisor({ id: 'x', councils: ['elsewhere'] }), 404],
      ['two councils', anAdvisor({ id: 'x', councils: ['otherford', 'elsewhere'] }), 403],
      ['all councils', anAdvisor({ id: 'x', councils: ['*'] }), 403],
    ])('of %s are not changed', async (_, account, expected) => {
      await site.store.addAdvisor(account)
      for (const path of ['', '/disabled', '/sign-ins', '/link'])
        expect((await admin.go(`/advisor/people/x${path}`, { ...NEW, disabled: 'true' })).status).toBe(
          expected,
        )
      expect((await admin.go('/advisor/people/x')).status).toBe(expected)
      expect(await site.store.findAdvisor('x')).toEqual(account)
      const { text } = await admin.go('/advisor/people')
      expect(text.includes('x@otherford.gov.uk')).toBe(expected === 403)
    })
    it('never change themselves', async () => {
      expect((await admin.go('/advisor/people/boss', { ...NEW, 'roles-supervisor': '1' })).status).toBe(403)
      expect((await admin.go('/advisor/people/boss/disabled', { disabled: 'true' })).status).toBe(403)
    })
    it('who are disabled are signed out at once and stay out', async () => {
      const sam = await site.signedIn()
      expect((await admin.go('/advisor/people/sam/disabled', { disabled: 'true' })).location).toContain(
        'done=disabled',
      )
      expect((await sam.go('/advisor/me')).status).toBe(303)
      expect((await sam.signIn('sam@otherford.gov.uk')).status).toBe(403)
      await admin.go('/advisor/people/sam/disabled', { disabled: 'false' })
      expect((await sam.signIn('sam@otherford.gov.uk')).status).toBe(303)
    })
    it('who are changed may do what they are given at their next click', async () => {
      const sam = await site.signedIn()
      expect((await sam.go('/advisor/audit')).status).toBe(403)
      await admin.go('/advisor/people/sam', {
        ...NEW,
        username: 'sam@otherford.gov.uk',
        'roles-manager': '1',
      })
      expect((await sam.go('/advisor/audit')).status).toBe(200)
      expect(await logged()).toContainEqual({
        what: 'accountChanged',
        who: 'boss',
        subject: 'sam',
        council: 'otherford',
      })
    })
    it('who were administrators a moment ago change nothing any more', async () => {
      await site.store.changeAdvisor('boss', (now) => ({ ...now, roles: ['advisor'] }))
      expect((await admin.go('/advisor/people/new', NEW)).status).toBe(403)
    })
  })

  it('have words for whatever is written into the audit log', () => {
    const written = readdirSync(join(projectRoot, 'bot'), { recursive: true, encoding: 'utf8' })
      .filter((file) => /^(console|handoff|advisors)\/.*\.ts$/.test(file))
      .map((file) => readFileSync(join(projectRoot, 'bot', file), 'utf8'))
      .flatMap((text) => [
        ...text.matchAll(/\bact\(\s*advisor,\s*id,\s*'(\w+)'/g),
        ...text.matchAll(/\baudited\(parts, \w+, '(\w+)'/g),
        ...text.matchAll(/\b(?:did|ofAccount|audit)\([^'{]{0,60}\{ what: '(\w+)'/g),
      ])
      .map(([, code]) => code ?? '')
    expect(written).toEqual(expect.arrayContaining(['claimed', 'signedOut', 'caseChanged', 'transferred']))
    const said = site.console.parts.words.sections.did ?? {}
    expect(written.filter((code) => said[code] === undefined)).toEqual([])
  })

  describe('the audit log', () => {
    const entry = (given: object) => ({ at: site.clock.now(), who: 'sam', what: 'caseSeen', ...given })
    beforeEach(async () => {
      await site.store.audit(
        entry({ council: 'otherford', subject: '123456789', detail: '=HYPERLINK("http://x")' }),
        entry({ council: 'elsewhere', subject: '987654321' }),
        entry({ what: 'signInFailed' }),
      )
    })
    it('shows own councils only, whatever is asked for', async () => {
      const manager = await site.signedIn({ id: 'manager', roles: ['manager'] })
      for (const query of [
        '',
        '?council=elsewhere',
        '?council=*',
        '?council=otherford,elsewhere',
        '?subject=987654321',
      ]) {
        for (const path of ['/advisor/audit', '/advisor/audit.csv']) {
          const { status, text } = await manager.go(`${path}${query}`)
          expect(status).toBe(200)
          expect(text.replace(/value="987654321"/, '')).not.toMatch(/987654321|Failed to sign in<\/td>/)
        }
      }
      expect((await manager.go('/advisor/audit?subject=123456789')).text).toContain(
        '<td class="govuk-table__cell">123456789</td>',
      )
    })
    it('shows everything to whoever has all councils', async () => {
      const manager = await site.signedIn({ id: 'manager', roles: ['manager'], councils: ['*'] })
      const { text } = await manager.go('/advisor/audit')
      for (const part of ['123456789', '987654321', 'Failed to sign in</td>']) expect(text).toContain(part)
    })
    it('is found by day, by the council’s clock', async () => {
      const manager = await site.signedIn({ id: 'manager', roles: ['manager'] })
      const found = async (query: string) =>
        (await manager.go(`/advisor/audit?${query}`)).text.includes('123456789')
      expect(await found('from=2026-04-08&to=2026-04-08')).toBe(true)
      expect(await found('from=2026-04-09')).toBe(false)
      expect(await found('to=2026-04-07')).toBe(false)
      expect(await found('from=nonsense&to=2026-13-45')).toBe(true)
    })
    it('is downloaded with nothing that a spreadsheet would work out', async () => {
      const manager = await site.signedIn({ id: 'manager', roles: ['manager'] })
      const { headers, text } = await manager.go('/advisor/audit.csv')
      expect(headers.get('content-disposition')).toBe('attachment; filename="audit.csv"')
      expect(text).toContain(`"'=HYPERLINK(""http://x"")"`)
      expect(text.split('\r\n')[0]).toContain('When,Who,What')
      expect((await logged())[0]).toMatchObject({
        what: 'auditExported',
        who: 'manager',
        council: 'otherford',
      })
    })
    it('is read page after page', async () => {
      const manager = await site.signedIn({ id: 'manager', roles: ['manager'] })
      await site.store.audit(
        ...Array.from({ length: 150 }, (_, i) => entry({ council: 'otherford', subject: `n${i}.` })),
      )
      const first = await manager.go('/advisor/audit?what=caseSeen')
      expect(first.text).toContain('n149.')
      expect(first.text).not.toContain('n49.')
      const older = /href="(\/advisor\/audit\?[^"]*before[^"]*)"/.exec(first.text)?.[1] ?? ''
      const second = await manager.go(older.replaceAll('&amp;', '&'))
      expect(second.text).toContain('n49.')
      expect(second.text).toContain('123456789')
      expect(second.text).not.toContain('n50.')
    })
  })
})
