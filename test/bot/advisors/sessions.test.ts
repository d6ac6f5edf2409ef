import { randomBytes } from 'node:crypto'
import { createSessions, type SignedIn } from '../../../bot/advisors/sessions'
import { openSqlite } from '../../../bot/storage/sqlite'
import type { Store } from '../../../bot/storage/store'
import { anAdvisor } from '../support/anAdvisor'
import { standingClock } from '../support/world'

const MINUTE = 60_000

describe('a sign-in', () => {
  let store: Store
  let clock: ReturnType<typeof standingClock>
  const sam = anAdvisor({ passwordHash: 'h', openId: { issuer: 'i', subject: 's' } })
  beforeEach(async () => {
    store = await openSqlite(':memory:')
    clock = standingClock()
    await store.addAdvisor(sam)
  })
  afterEach(() => store.close())

  const sessionsOver = (watchMs = 60 * MINUTE) =>
    createSessions({
      store,
      clock,
      chance: { bytes: randomBytes },
      config: { ADVISOR_IDLE_MINUTES: 30, ADVISOR_HOURS: 12 },
      watchMs,
    })
  const begin = (sessions = sessionsOver()) =>
    sessions.begin(sam, { way: 'password', userAgent: 'A browser' })

  it('is known by what the browser shows, which is kept nowhere', async () => {
    const sessions = sessionsOver()
    const token = await begin(sessions)
    expect(token).toMatch(/^[\w-]{43}$/)
    const signedIn = await sessions.read(token)
    expect(signedIn).toMatchObject({
      advisor: { id: 'sam' },
      session: { way: 'password', userAgent: 'A browser' },
    })
    expect(JSON.stringify(await store.sessionsOf('sam'))).not.toContain(token)
    expect(signedIn?.session.id).not.toBe(token)
    expect(await sessions.read(signedIn?.session.id ?? '')).toBeUndefined()
    expect(await sessions.read('')).toBeUndefined()
  })
  it('tells pages nothing of passwords', async () => {
    const sessions = sessionsOver()
    const signedIn = await sessions.read(await begin(sessions))
    expect(Object.keys(signedIn?.advisor ?? {})).not.toEqual(
      expect.arrayContaining([expect.stringMatching(/passwordHash|openId/)]),
    )
  })
  it('ends after half an hour without a sign of life', async () => {
    const sessions = sessionsOver()
    const token = await begin(sessions)
    for (let i = 0; i < 3; i++) {
      clock.moveOn(29 * MINUTE)
      expect(await sessions.read(token)).toBeDefined()
    }
    clock.moveOn(30 * MINUTE)
    expect(await sessions.read(token)).toBeUndefined()
  })
  it('ends after twelve hours in any case', async () => {
    const sessions = sessionsOver()
    const token = await begin(sessions)
    for (let i = 0; i < 12 * 6 - 1; i++) {
      clock.moveOn(10 * MINUTE)
      expect(await sessions.read(token)).toBeDefined()
    }
    clock.moveOn(10 * MINUTE)
    expect(await sessions.read(token)).toBeUndefined()
  })
  it('is over for whoever is disabled, and for whoever doesn’t own it goes on', async () => {
    const sessions = sessionsOver()
    const token = await begin(sessions)
    const id = (await sessions.read(token))?.session.id ?? ''
    expect(await sessions.end(id, 'alex')).toBe(false)
    expect(await sessions.read(token)).toBeDefined()
    await store.changeAdvisor('sam', (now) => ({ ...now, isDisabled: true }))
    expect(await sessions.read(token)).toBeUndefined()
  })

  describe('that is watched', () => {
    const watched = async (sessions = sessionsOver()) => {
      const token = await begin(sessions)
      const signedIn = (await sessions.read(token)) as SignedIn
      let ended = 0
      const stop = sessions.watch(signedIn, () => {
        ended += 1
      })
      return { sessions, token, id: signedIn.session.id, ended: () => ended, stop }
    }
    it('ends at once when it is ended here, once', async () => {
      const { sessions, id, ended } = await watched()
      await sessions.end(id, 'sam')
      await sessions.endAll('sam')
      await sessions.recheck('sam')
      expect(ended()).toBe(1)
    })
    it('ends when rights have changed, and not for a new name', async () => {
      const { sessions, ended } = await watched()
      await store.changeAdvisor('sam', (now) => ({ ...now, name: 'Sammy', capacity: 9 }))
      await sessions.recheck('sam')
      expect(ended()).toBe(0)
      await store.changeAdvisor('sam', (now) => ({ ...now, teams: ['bins'] }))
      await sessions.recheck('sam')
      expect(ended()).toBe(1)
    })
    it('ends soon when another process has ended it', async () => {
      const { id, ended, stop } = await watched(sessionsOver(5))
      await store.revokeSession(id, clock.now())
      for (let i = 0; i < 400 && ended() === 0; i++) await new Promise((resolve) => setTimeout(resolve, 5))
      expect(ended()).toBe(1)
      stop()
    })
    it('is a sign of life', async () => {
      const { sessions, token, stop } = await watched()
      for (let i = 0; i < 4; i++) {
        clock.moveOn(20 * MINUTE)
        await sessions.recheck('sam')
      }
      clock.moveOn(20 * MINUTE)
      expect(await sessions.read(token)).toBeDefined()
      stop()
    })
    it('is nobody’s business any more once it is stopped', async () => {
      const { sessions, id, ended, stop } = await watched()
      stop()
      await sessions.end(id, 'sam')
      expect(ended()).toBe(0)
    })
  })
})
