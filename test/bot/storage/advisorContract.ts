/** What every storage engine must do with accounts, sign-ins and the audit log; `sqlite.test.ts` runs it on SQLite. */
import type { AuditEntry, Session } from '../../../bot/storage/advisorStore'
import type { Store } from '../../../bot/storage/store'
import { anAdvisor } from '../support/anAdvisor'

const AT = new Date('2026-04-08T10:00:00Z')
const later = (ms: number) => new Date(AT.getTime() + ms)

const aSession = (given: Partial<Session> = {}): Session => ({
  id: 'one',
  advisor: 'sam',
  way: 'password',
  createdAt: AT,
  seenAt: AT,
  expiresAt: later(1_000),
  userAgent: 'A browser',
  ...given,
})

const accounts = (opened: () => Store): void => {
  it('are found as they were made, by id, name and what they sign in with elsewhere', async () => {
    const store = opened()
    const openId = { issuer: 'https://login.example', subject: 's1' }
    const sam = anAdvisor({ passwordHash: 'h', teams: ['bins', 'tax'], languages: ['cy', 'en'], openId })
    const alex = anAdvisor({ id: 'alex', name: 'Alex', councils: ['*'], isDisabled: true })
    expect(await store.addAdvisor(sam)).toBe(true)
    expect(await store.addAdvisor(alex)).toBe(true)
    expect(await store.findAdvisor('sam')).toEqual(sam)
    expect(await store.advisorNamed(alex.username)).toEqual(alex)
    expect(await store.advisorBySubject(openId.issuer, 's1')).toEqual(sam)
    expect(await store.advisorBySubject('https://other.example', 's1')).toBeUndefined()
    expect(await store.findAdvisor('nobody')).toBeUndefined()
    expect(await store.advisors()).toEqual([alex, sam])
  })
  it('are one for each user name, and for each person elsewhere', async () => {
    const store = opened()
    const openId = { issuer: 'https://login.example', subject: 's1' }
    expect(await store.addAdvisor(anAdvisor({ openId }))).toBe(true)
    expect(await store.addAdvisor(anAdvisor({ id: 'two', username: 'sam@otherford.gov.uk' }))).toBe(false)
    expect(await store.addAdvisor(anAdvisor({ id: 'two', openId }))).toBe(false)
    expect(await store.advisors()).toHaveLength(1)
  })
  it('are changed as they are at that moment, by many at once, and none of it is lost', async () => {
    const store = opened()
    await store.addAdvisor(anAdvisor({ teams: [] }))
    await store.addAdvisor(anAdvisor({ id: 'alex', teams: [] }))
    const teams = Array.from({ length: 20 }, (_, i) => `t${i}`)
    await Promise.all(
      teams.map((team, i) =>
        store.changeAdvisor(i % 2 ? 'sam' : 'alex', (now) => ({ ...now, teams: [...now.teams, team] })),
      ),
    )
    const all = await store.advisors()
    expect(all.flatMap((each) => each.teams).sort()).toEqual([...teams].sort())
  })
  it('keep their id and their beginning, and stay as they were when a change is refused', async () => {
    const store = opened()
    const sam = anAdvisor({ passwordHash: 'h' })
    await store.addAdvisor(sam)
    const { passwordHash: _, ...without } = sam
    const changed = await store.changeAdvisor('sam', () => ({ ...without, id: 'x', createdAt: later(9) }))
    expect(changed).toEqual(without)
    const refused = store.changeAdvisor(
      'sam',
      (_now, all) => {
        throw new Error(`no: ${all.length}`)
      },
      { at: AT },
    )
    await expect(refused).rejects.toThrow('no: 1')
    expect(await store.findAdvisor('sam')).toEqual(without)
    expect(await store.changeAdvisor('nobody', (now) => now)).toBeUndefined()
  })
  it('of all that are checked together, two that would leave none never both succeed', async () => {
    const store = opened()
    for (const id of ['sam', 'alex']) await store.addAdvisor(anAdvisor({ id, roles: ['administrator'] }))
    const leave = (id: string) =>
      store.changeAdvisor(id, (now, all) => {
        if (all.filter(({ roles }) => roles.includes('administrator')).length < 2) throw new Error('last')
        return { ...now, roles: [] }
      })
    const outcomes = await Promise.allSettled([leave('sam'), leave('alex')])
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  })
}

const signIns = (opened: () => Store): void => {
  beforeEach(() => opened().addAdvisor(anAdvisor()))
  it('are found as they began, and remember when they were last seen', async () => {
    const store = opened()
    const { userAgent: _, ...plain } = aSession({ id: 'two', createdAt: later(5), way: 'openId' })
    await store.addSession(aSession())
    await store.addSession(plain)
    expect(await store.findSession('one')).toEqual(aSession())
    expect(await store.findSession('three')).toBeUndefined()
    expect(await store.sessionsOf('sam')).toEqual([plain, aSession()])
    await store.seeSession('one', later(10), later(2_000))
    expect(await store.findSession('one')).toEqual(aSession({ seenAt: later(10), expiresAt: later(2_000) }))
  })
  it('are revoked once, and no sign of life brings them back', async () => {
    const store = opened()
    await store.addSession(aSession())
    expect(await store.revokeSession('one', later(1))).toBe(true)
    expect(await store.revokeSession('one', later(2))).toBe(false)
    expect(await store.revokeSession('two', later(2))).toBe(false)
    await store.seeSession('one', later(10), later(2_000))
    expect(await store.findSession('one')).toEqual(aSession({ revokedAt: later(1) }))
  })
  it('are revoked all of somebody, but for one if so asked, and with a change of their account', async () => {
    const store = opened()
    await store.addAdvisor(anAdvisor({ id: 'alex' }))
    for (const id of ['a', 'b', 'c']) await store.addSession(aSession({ id }))
    await store.addSession(aSession({ id: 'd', advisor: 'alex' }))
    expect([...(await store.revokeSessionsOf('sam', { at: later(1), except: 'b' }))].sort()).toEqual([
      'a',
      'c',
    ])
    await store.changeAdvisor('sam', (now) => ({ ...now, isDisabled: true }), { at: later(2) })
    const revoked = await Promise.all(['a', 'b', 'c', 'd'].map((id) => store.findSession(id)))
    expect(revoked.map((each) => each?.revokedAt)).toEqual([later(1), later(2), later(1), undefined])
  })
  it('that are tried at the same moment count each other, by name and time', async () => {
    const store = opened()
    const since = later(-100)
    await store.noteSignInTry('sam', later(-200), since)
    await store.noteSignInTry('alex', AT, since)
    const noted = await Promise.all(Array.from({ length: 10 }, () => store.noteSignInTry('sam', AT, since)))
    expect(Math.max(...noted.map(({ tries }) => tries.length))).toBe(10)
    expect(new Set(noted.map(({ id }) => id)).size).toBe(10)
    for (const { id } of noted.slice(1)) await store.dropSignInTry(id)
    expect((await store.noteSignInTry('sam', later(1), since)).tries).toEqual([AT, later(1)])
  })
  it('that succeed are forgotten to have failed, and what is old goes with them', async () => {
    const store = opened()
    const long = later(-10_000)
    await store.noteSignInTry('alex', later(-500), long)
    await store.noteSignInTry('alex', AT, long)
    await store.noteSignInTry('sam', AT, long)
    await store.forgetSignInTries('sam', later(-100))
    expect((await store.noteSignInTry('sam', later(1), long)).tries).toEqual([later(1)])
    expect((await store.noteSignInTry('alex', later(1), long)).tries).toEqual([AT, later(1)])
  })
  it('begin with an invitation that is taken once, the newest only', async () => {
    const store = opened()
    const invitation = { hash: 'h1', advisor: 'sam', expiresAt: later(100) }
    await store.addInvitation(invitation)
    expect(await store.findInvitation('h1')).toEqual(invitation)
    await store.addInvitation({ ...invitation, hash: 'h2' })
    expect(await store.findInvitation('h1')).toBeUndefined()
    const taken = await Promise.all([store.takeInvitation('h2'), store.takeInvitation('h2')])
    expect(taken.sort()).toEqual([false, true])
  })
}

const audit = (opened: () => Store): void => {
  const entry = (ms: number, given: Partial<AuditEntry> = {}): AuditEntry => ({
    at: later(ms),
    who: 'sam',
    what: 'caseSeen',
    council: 'otherford',
    ...given,
  })
  beforeEach(() =>
    opened().audit(
      entry(1, { subject: '111', detail: 'x', address: '192.0.2.1' }),
      entry(2, { council: 'elsewhere', who: 'alex' }),
      entry(3, { what: 'claimed' }),
      { at: later(4), who: 'system', what: 'signInFailed' },
    ),
  )
  const found = async (search: Partial<Parameters<Store['auditLog']>[0]> = {}) =>
    (await opened().auditLog({ councils: 'all', limit: 9, ...search })).map(
      ({ at }) => at.getTime() - AT.getTime(),
    )
  it('is read as it was written, newest first', async () => {
    const all = await opened().auditLog({ councils: 'all', limit: 9 })
    expect(all.at(-1)).toEqual({
      ...entry(1, { subject: '111', detail: 'x', address: '192.0.2.1' }),
      seq: expect.any(Number),
    })
    expect(all[0]).toEqual({ at: later(4), who: 'system', what: 'signInFailed', seq: expect.any(Number) })
    expect(await found()).toEqual([4, 3, 2, 1])
  })
  it.each<[Partial<Parameters<Store['auditLog']>[0]>, number[]]>([
    [{ councils: ['otherford'] }, [3, 1]],
    [{ councils: ['otherford', 'elsewhere'] }, [3, 2, 1]],
    [{ councils: [] }, []],
    [{ who: 'alex' }, [2]],
    [{ what: 'claimed' }, [3]],
    [{ subject: '111' }, [1]],
    [{ from: later(2), to: later(4) }, [3, 2]],
    [{ limit: 2 }, [4, 3]],
    [{ councils: ['elsewhere'], subject: '111' }, []],
  ])('with %j is %j', async (search, expected) => {
    expect(await found(search)).toEqual(expected)
  })
  it('is read page after page', async () => {
    const [, second] = await opened().auditLog({ councils: 'all', limit: 2 })
    expect(await found({ before: second?.seq ?? 0 })).toEqual([2, 1])
  })
}

export const advisorContract = (engine: string, open: () => Promise<Store>): void => {
  describe(`on ${engine}`, () => {
    let store: Store
    beforeEach(async () => {
      store = await open()
    })
    afterEach(() => store.close())
    describe('accounts', () => accounts(() => store))
    describe('sign-ins', () => signIns(() => store))
    describe('the audit log', () => audit(() => store))
  })
}
