import { nextIn } from '../../../bot/console/guard'
import { type ConsoleSite, PASSWORD, startConsole } from '../support/console'

// A server for each takes its time when the machine is busy with others.
jest.setTimeout(30_000)

describe('signing in', () => {
  let site: ConsoleSite
  beforeAll(async () => {
    site = await startConsole()
    await site.account()
  })
  afterAll(() => site.close())
  const NAME = 'sam@otherford.gov.uk'

  it('begins at the page that was asked for', async () => {
    const browser = site.browser()
    const asked = await browser.go('/advisor/me?x=1')
    expect([asked.status, asked.location]).toEqual([303, '/advisor/sign-in?next=%2Fadvisor%2Fme%3Fx%3D1'])
    const form = await browser.go(asked.location)
    expect(form.text).toContain('name="next" value="/advisor/me?x=1"')
    const into = await browser.signIn('SAM@otherford.gov.uk ', PASSWORD, { next: '/advisor/me?x=1' })
    expect([into.status, into.location]).toEqual([303, '/advisor/me?x=1'])
    expect(into.headers.getSetCookie()[0]).toMatch(
      /^advisor=[\w-]{43}; Path=\/advisor; HttpOnly; SameSite=Lax$/,
    )
    const page = await browser.go(into.location)
    expect(page.status).toBe(200)
    expect(page.text).toContain(NAME)
    expect(page.headers.get('content-security-policy')).toContain("frame-ancestors 'none'")
    expect(page.headers.get('cache-control')).toBe('no-store')
  })

  it.each([
    ['/advisor', '/advisor'],
    ['/advisor/cases?q=a%20b&state=done', '/advisor/cases?q=a%20b&state=done'],
    ['/advisor/conversations/a-b_c', '/advisor/conversations/a-b_c'],
    ['https://evil.example/advisor', undefined],
    ['//evil.example/advisor', undefined],
    ['/advisor@evil.example', undefined],
    ['/advisor/../otherford', '/advisor/../otherford'],
    ['/advisor\\evil', undefined],
    ['/advisor/x\r\nSet-Cookie: a=b', undefined],
    ['/advisory', undefined],
    ['/otherford', undefined],
    ['javascript:alert(1)', undefined],
    ['/advisor/sign-out', undefined],
    ['', undefined],
    [null, undefined],
  ])('then goes on from %j to %j', (written, next) => {
    expect(nextIn(written)).toBe(next)
  })

  it('says the same of a wrong name and a wrong password, and keeps the name', async () => {
    const texts = await Promise.all(
      [NAME, 'nobody@otherford.gov.uk'].map(async (name) => {
        const { status, text, headers } = await site.browser().signIn(name, 'not the password')
        expect([status, headers.getSetCookie()]).toEqual([403, []])
        expect(text).toContain(`value="${name}"`)
        return text.replaceAll(name, '')
      }),
    )
    expect(texts[0]).toBe(texts[1])
    expect(texts[0]).toContain('The user name or the password is not right')
    expect(texts[0]).not.toContain('not the password')
  })
  it('asks for what is missing', async () => {
    for (const [name, password] of [
      ['', PASSWORD],
      [NAME, ''],
      [' ', PASSWORD],
    ] as const) {
      const { status, text } = await site.browser().signIn(name, password)
      expect([status, text]).toEqual([400, expect.stringContaining('Enter your user name and your password')])
    }
  })
  it('takes no form from another website', async () => {
    for (const headers of [
      { Origin: 'https://evil.example' },
      { Origin: '' },
      { 'Sec-Fetch-Site': 'cross-site' },
    ]) {
      const browser = site.browser()
      const { status } = await browser.go('/advisor/sign-in', { username: NAME, password: PASSWORD }, headers)
      expect([headers, status, browser.cookies.size]).toEqual([headers, 403, 0])
    }
  })
  it('begins anew each time, and ends what was there before', async () => {
    const browser = site.browser()
    await browser.signIn(NAME)
    const before = browser.cookies.get('advisor') ?? ''
    await browser.signIn(NAME)
    expect(browser.cookies.get('advisor')).not.toBe(before)
    const old = site.browser()
    old.cookies.set('advisor', before)
    expect((await old.go('/advisor/me')).status).toBe(303)
    expect((await browser.go('/advisor/sign-in')).location).toBe('/advisor')
  })
  it('never takes up a sign-in that somebody else put there', async () => {
    const browser = site.browser()
    browser.cookies.set('advisor', 'B'.repeat(43))
    await browser.signIn(NAME)
    expect(browser.cookies.get('advisor')).not.toBe('B'.repeat(43))
  })
  it('ends when one signs out, and is in the audit log all the way', async () => {
    const browser = site.browser()
    await browser.signIn(NAME)
    const out = await browser.go('/advisor/sign-out', {})
    expect([out.status, out.location]).toEqual([303, '/advisor/sign-in?out=1'])
    expect(browser.cookies.has('advisor')).toBe(false)
    expect((await browser.go(out.location)).text).toContain('You have signed out.')
    const whats = await site.store.auditLog({ councils: ['otherford'], limit: 2 })
    expect(whats).toMatchObject([
      { what: 'signedOut', who: 'sam', subject: 'sam', address: '127.0.0.1' },
      { what: 'signedIn', who: 'sam', detail: 'password' },
    ])
  })
  it('is needed even to post, and nothing that was written is said to be lost', async () => {
    const { status, text } = await site.browser().go('/advisor/me/password', { current: 'a', password: 'b' })
    expect([status, text]).toEqual([401, expect.stringContaining('Sign in in another tab')])
  })
  it('tells nobody how: no answer offers a bearer token', async () => {
    const answer = await fetch(`${site.url}/advisor/me`)
    expect([answer.status, answer.headers.get('www-authenticate')]).toEqual([401, null])
  })
})

describe('signing in from outside', () => {
  it('gives a cookie that only this very host can have given, over https', async () => {
    // The port is not to be read from an address that is another's: the proxy says what it was asked over instead.
    const site = await startConsole()
    await site.account()
    const host = new URL(site.url).host
    const answer = await fetch(`${site.url}/advisor/sign-in`, {
      method: 'POST',
      redirect: 'manual',
      headers: { Origin: `https://${host}`, 'X-Forwarded-Proto': 'https' },
      body: new URLSearchParams({ username: 'sam@otherford.gov.uk', password: PASSWORD }),
    })
    expect(answer.headers.getSetCookie()[0]).toMatch(
      /^__Host-advisor=[\w-]{43}; Path=\/; Secure; HttpOnly; SameSite=Lax$/,
    )
    await site.close()
  })
  it('is limited by address, whatever the names', async () => {
    const site = await startConsole({ LIMIT_SIGN_INS_PER_HOUR: '3' })
    const statuses: number[] = []
    for (let i = 0; i < 5; i++) statuses.push((await site.browser().signIn(`name${i}`, 'x')).status)
    expect(statuses).toEqual([403, 403, 403, 429, 429])
    await site.close()
  })
})
