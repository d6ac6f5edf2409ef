import { type ConsoleSite, PASSWORD, startConsole } from '../support/console'

describe('signing in', () => {
  let site: ConsoleSite
  beforeEach(async () => {
    site = await startConsole()
  })
  afterEach(() => site.close())

  it('begins at the page that was asked for', async () => {
    await site.account()
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
    expect(page.text).toContain('sam@otherford.gov.uk')
    expect(page.headers.get('content-security-policy')).toContain("frame-ancestors 'none'")
    expect(page.headers.get('cache-control')).toBe('no-store')
  })
})
