import { anAdvisor } from '../support/anAdvisor'
import { type OpenIdSite, someoneAt, startOpenId } from '../support/openId/start'

jest.setTimeout(60_000)

const sam = (roles: unknown, more = {}) => ({
  given_name: 'Sam',
  name: 'Sam Jones',
  preferred_username: 'Sam.Jones@otherford.gov.uk',
  roles,
  ...more,
})

describe('signing in with OpenID Connect, at a real provider', () => {
  let site: OpenIdSite
  beforeAll(async () => {
    site = await startOpenId()
  })
  afterAll(() => site.close())
  let logins = 0
  /** Somebody whom nobody knows yet, with what the provider says of them. */
  const known = async (claims: Record<string, unknown>): Promise<string> => {
    logins += 1
    const login = `p${logins}`
    await site.tell({ people: { [login]: { ...claims, preferred_username: `${login}@otherford.gov.uk` } } })
    return login
  }
  const accountOf = (login: string) => site.store.advisorBySubject(site.issuer, login)
  const lastLogged = async () => (await site.store.auditLog({ councils: 'all', limit: 1 }))[0]

  it('lets in whoever may, where they wanted to go, with an account made of what the provider says', async () => {
    const login = await known(sam(['otherford:advisor:benefits', 'somethingElse']))
    const someone = someoneAt(site)
    const into = await someone.signIn(login, '?next=%2Fadvisor%2Fme%3Fx%3D1')
    expect([into.status, into.location]).toEqual([303, '/advisor/me?x=1'])
    expect([...someone.cookies.keys()].filter((name) => name.startsWith('advisor'))).toEqual(['advisor'])
    expect((await someone.go('/advisor/me')).text).toContain('Council account')
    expect(await accountOf(login)).toMatchObject({
      name: 'Sam',
      username: `${login}@otherford.gov.uk`,
      roles: ['advisor'],
      councils: ['otherford'],
      teams: ['benefits'],
      languages: ['en'],
      isDisabled: false,
    })
    expect((await accountOf(login))?.passwordHash).toBeUndefined()
    expect(await lastLogged()).toMatchObject({ what: 'signedIn', detail: 'openId', council: 'otherford' })
  })
  it('takes the provider’s word at each sign-in, and keeps what was changed here', async () => {
    const login = await known(sam(['otherford:advisor']))
    await someoneAt(site).signIn(login)
    const account = await accountOf(login)
    await site.store.changeAdvisor(account?.id ?? '', (now) => ({ ...now, name: 'Sammy', capacity: 5 }))
    await site.tell({ people: { [login]: sam('6f1c0ab2', { preferred_username: `${login}@new.gov.uk` }) } })
    expect((await someoneAt(site).signIn(login)).status).toBe(303)
    expect(await accountOf(login)).toMatchObject({
      id: account?.id,
      username: `${login}@new.gov.uk`,
      name: 'Sammy',
      capacity: 5,
      roles: ['supervisor'],
    })
  })
  it('signs out here and at the provider', async () => {
    const login = await known(sam(['otherford:advisor']))
    const someone = someoneAt(site)
    await someone.signIn(login)
    const leaving = await someone.go('/advisor/sign-out', {})
    const url = /http-equiv="refresh" content="0; url=([^"]+)"/
      .exec(leaving.text)?.[1]
      ?.replaceAll('&amp;', '&')
    expect(url).toContain(`${site.issuer}/session/end?`)
    expect((await someone.go('/advisor/me')).status).toBe(303)
    const asked = await someone.go(url ?? '')
    const xsrf = /name="xsrf" value="(\w+)"/.exec(asked.text)?.[1] ?? ''
    const back = await someone.go(
      `${site.issuer}/session/end/confirm`,
      { xsrf, logout: 'yes' },
      { Origin: site.issuer },
    )
    expect(back.location).toBe(`${site.url}/advisor/signed-out`)
    // The provider asks again who they are.
    expect((await someone.set()).location).toContain('/interaction/')
  })
  it.each([
    ['nothing at all', undefined, 'noGroups'],
    ['groups of other things', ['another-app:admin', 'otherford:mayor', 'x:y:z'], 'noGroups'],
    ['different roles at two councils', ['otherford:advisor', 'elsewhere:administrator'], 'unevenGroups'],
  ])('refuses whoever has %s', async (_, roles, detail) => {
    const login = await known(sam(roles))
    const someone = someoneAt(site)
    const back = await someone.signIn(login)
    expect([back.status, back.text]).toEqual([403, expect.stringContaining('has no access to this console')])
    expect(await accountOf(login)).toBeUndefined()
    expect((await someone.go('/advisor/me')).status).toBe(303)
    expect(await lastLogged()).toMatchObject({ what: 'signInFailed', who: 'system', detail })
  })
  it('signs out at once whoever comes back without their groups', async () => {
    const login = await known(sam(['otherford:advisor']))
    const before = someoneAt(site)
    await before.signIn(login)
    await site.tell({ people: { [login]: sam([]) } })
    expect((await someoneAt(site).signIn(login)).status).toBe(403)
    expect((await before.go('/advisor/me')).status).toBe(303)
  })
  it('refuses an account that is disabled here', async () => {
    const login = await known(sam(['otherford:advisor']))
    await someoneAt(site).signIn(login)
    await site.store.changeAdvisor((await accountOf(login))?.id ?? '', (now) => ({
      ...now,
      isDisabled: true,
    }))
    const back = await someoneAt(site).signIn(login)
    expect([back.status, back.text]).toEqual([403, expect.stringContaining('This account is disabled')])
    expect(await lastLogged()).toMatchObject({
      what: 'signInFailed',
      detail: 'disabled',
      council: 'otherford',
    })
  })
  it('takes over an account without a password that waits for them, and none that has one', async () => {
    const waiting = await known(sam(['otherford:advisor']))
    await site.store.addAdvisor(
      anAdvisor({ id: 'waiting', username: `${waiting}@otherford.gov.uk`, capacity: 7 }),
    )
    expect((await someoneAt(site).signIn(waiting)).status).toBe(303)
    expect(await accountOf(waiting)).toMatchObject({ id: 'waiting', capacity: 7 })
    const local = await known(sam(['otherford:administrator']))
    const kept = anAdvisor({ id: 'local', username: `${local}@otherford.gov.uk`, passwordHash: 'h' })
    await site.store.addAdvisor(kept)
    expect((await someoneAt(site).signIn(local)).text).toContain('has your user name')
    expect(await site.store.findAdvisor('local')).toEqual(kept)
  })

  describe('is refused', () => {
    const refused = async (page: { status: number; text: string }, detail?: string) => {
      expect([page.status, page.text]).toEqual([403, expect.stringContaining('did not let you in')])
      if (detail !== undefined)
        expect(await lastLogged()).toMatchObject({ what: 'signInFailed', detail: `openId ${detail}` })
    }
    it('with another state', async () => {
      const login = await known(sam(['otherford:advisor']))
      const someone = someoneAt(site)
      const back = new URL(await someone.until(await someone.set(), login))
      back.searchParams.set('state', 'another')
      await refused(await someone.go(back.href), 'OAUTH_INVALID_RESPONSE')
    })
    it('with another nonce', async () => {
      const login = await known(sam(['otherford:advisor']))
      const someone = someoneAt(site)
      const changed = await someone.set('', (address) => address.searchParams.set('nonce', 'another'))
      await refused(
        await someone.go(await someone.until(changed, login)),
        'OAUTH_JWT_CLAIM_COMPARISON_FAILED',
      )
      expect(await accountOf(login)).toBeUndefined()
    })
    it('with another code challenge', async () => {
      const login = await known(sam(['otherford:advisor']))
      const someone = someoneAt(site)
      const changed = await someone.set('', (address) =>
        address.searchParams.set('code_challenge', 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM'),
      )
      await refused(await someone.go(await someone.until(changed, login)), 'invalid_grant')
    })
    it('with a code that was used before', async () => {
      const login = await known(sam(['otherford:advisor']))
      const someone = someoneAt(site)
      const page = await someone.set()
      const cookie = someone.cookies.get('advisor-away') ?? ''
      const back = await someone.until(page, login)
      expect((await someone.go(back)).status).toBe(303)
      expect((await someone.go(back)).status).toBe(400)
      someone.cookies.set('advisor-away', cookie)
      await refused(await someone.go(back), 'invalid_grant')
    })
    it('with what another browser brought back', async () => {
      const login = await known(sam(['otherford:advisor']))
      const [one, other] = [someoneAt(site), someoneAt(site)]
      const back = await one.until(await one.set(), login)
      await other.set()
      await refused(await other.go(back), 'OAUTH_INVALID_RESPONSE')
      expect((await someoneAt(site).go(back)).text).toContain('Start again')
    })
    it('with a cookie that was made up', async () => {
      const someone = someoneAt(site)
      await someone.set()
      const sealed = someone.cookies.get('advisor-away') ?? ''
      for (const made of [
        'x',
        `${sealed.slice(0, -4)}AAAA`,
        Buffer.from('{"state":"s"}').toString('base64url'),
      ]) {
        someone.cookies.set('advisor-away', made)
        expect((await someone.go('/advisor/sign-in/return?code=c&state=s')).status).toBe(400)
      }
    })
    it('when it was given up at the provider', async () => {
      const someone = someoneAt(site)
      const away = await someone.go('/advisor/sign-in/openid')
      const state = new URL(away.location).searchParams.get('state') ?? ''
      const back = `/advisor/sign-in/return?error=access_denied&state=${state}&iss=${encodeURIComponent(site.issuer)}`
      await refused(await someone.go(back), 'access_denied')
    })
    it('after too long', async () => {
      const login = await known(sam(['otherford:advisor']))
      const someone = someoneAt(site)
      const back = await someone.until(await someone.set(), login)
      await site.tell({ moveOn: 20 * 60_000 })
      const late = await someone.go(back)
      expect([late.status, late.text]).toEqual([400, expect.stringContaining('away for too long')])
    })
  })

  it('says so when the provider is down, before and after', async () => {
    const login = await known(sam(['otherford:advisor']))
    const someone = someoneAt(site)
    const back = await someone.until(await someone.set(), login)
    await site.tell({ isDown: true })
    try {
      expect((await someone.go(back)).status).toBe(403)
      expect((await someone.go('/advisor/sign-in')).status).toBe(200)
    } finally {
      await site.tell({ isDown: false })
    }
    expect((await someoneAt(site).signIn(login)).status).toBe(303)
  })
})

describe('with OpenID Connect alone', () => {
  let site: OpenIdSite
  beforeAll(async () => {
    site = await startOpenId({ LOCAL_SIGN_IN: 'off', OIDC_GROUPS_CLAIM: 'roles' }, { asked: true })
  })
  afterAll(() => site.close())

  it('there is no form for a password, no address that takes one, and no link to choose one', async () => {
    const someone = someoneAt(site)
    expect((await someone.go('/advisor/sign-in')).text).not.toContain('type="password"')
    expect((await someone.go('/advisor/sign-in', { username: 'sam', password: 'x' })).status).toBe(405)
    expect((await someone.go('/advisor/welcome/anything')).status).toBe(404)
  })
  it('a provider that cannot be reached at first is found when it is back, and asked what the ID token doesn’t say', async () => {
    await site.tell({ isDown: true })
    const down = await someoneAt(site).go('/advisor/sign-in/openid')
    expect([down.status, down.text]).toEqual([502, expect.stringContaining('cannot be reached')])
    await site.tell({ isDown: false })
    await site.tell({ people: { p: sam(['*:administrator']) } })
    const into = await someoneAt(site).signIn('p')
    expect([into.status, into.location]).toEqual([303, '/advisor/people'])
  })
})
