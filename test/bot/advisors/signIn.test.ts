import fc from 'fast-check'
import { createPasswords } from '../../../bot/advisors/passwords'
import { createLocalSignIn, waitUntil } from '../../../bot/advisors/signIn'
import { openSqlite } from '../../../bot/storage/sqlite'
import type { Store } from '../../../bot/storage/store'
import { anAdvisor } from '../support/anAdvisor'
import { PASSWORD, quickPasswords } from '../support/console'
import { standingClock } from '../support/world'

const SECOND = 1_000
const MINUTE = 60_000

describe('how long to wait', () => {
  const now = new Date('2026-04-08T10:00:00Z')
  const ago = (...ms: number[]) => ms.map((each) => new Date(now.getTime() - each))
  const waits = (...earlier: number[]) => {
    const until = waitUntil([...ago(...earlier), now], now)
    return until === undefined ? 0 : until.getTime() - now.getTime()
  }
  it.each<[number[], number]>([
    [[], 0],
    [[4, 3, 2, 1], 0],
    [[5, 4, 3, 2, 1].map((each) => each * SECOND), 29 * SECOND],
    [[9, 8, 7, 6, 5].map((each) => each * MINUTE), 0],
    [[10, 9, 8, 7, 6, 5, 4, 3, 2, 1].map((each) => each * MINUTE), 5 * MINUTE],
    [[11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1].map((each) => each * MINUTE), 5 * MINUTE],
  ])('after tries %j ago is %d ms', (earlier, expected) => {
    expect(waits(...earlier)).toBe(expected)
  })
  it('lets at most ten through in any quarter of an hour, however they are timed', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 3 * MINUTE }), { maxLength: 80 }), (gaps) => {
        const through: Date[] = []
        let at = now.getTime()
        for (const gap of gaps) {
          at += gap
          const recent = through.filter((each) => each.getTime() >= at - 15 * MINUTE)
          if (waitUntil([...recent, new Date(at)], new Date(at)) === undefined) through.push(new Date(at))
          const last = through.filter((each) => each.getTime() > at - 15 * MINUTE)
          expect(last.length).toBeLessThanOrEqual(10)
        }
      }),
    )
  })
})

describe('signing in with a password', () => {
  let store: Store
  const clock = standingClock()
  let failures: string[]
  beforeEach(async () => {
    store = await openSqlite(':memory:')
    failures = []
    await store.addAdvisor(anAdvisor({ passwordHash: await quickPasswords.hash(PASSWORD) }))
  })
  afterEach(() => store.close())
  const signIn = (username: string, password: string, passwords = quickPasswords) =>
    createLocalSignIn({
      store,
      clock,
      passwords,
      failed: async (why, advisor) => void failures.push(`${why} ${advisor?.id ?? ''}`),
    })(username, password)
  const NAME = 'sam@otherford.gov.uk'

  it('is by name, in any letters, and password, in these', async () => {
    expect((await signIn(` ${NAME.toUpperCase()} `, PASSWORD)).outcome).toBe('in')
    expect((await signIn(NAME, PASSWORD.toUpperCase())).outcome).toBe('wrong')
  })
  it('answers alike whatever is wrong, and works out a hash for all of it', async () => {
    await store.addAdvisor(anAdvisor({ id: 'elsewhere' }))
    await store.addAdvisor(
      anAdvisor({ id: 'gone', isDisabled: true, passwordHash: await quickPasswords.hash(PASSWORD) }),
    )
    let worked = 0
    const counting = {
      ...quickPasswords,
      isRight: (password: string, hash: string | undefined) => {
        worked += 1
        return quickPasswords.isRight(password, hash)
      },
    }
    for (const name of ['nobody', NAME, 'elsewhere@otherford.gov.uk', 'gone@otherford.gov.uk'])
      expect(await signIn(name, name === NAME ? 'not the password' : PASSWORD, counting)).toEqual({
        outcome: 'wrong',
      })
    expect(worked).toBe(4)
    expect(failures).toEqual(['unknownName ', 'wrongPassword sam', 'noPassword elsewhere', 'disabled gone'])
  })
  it('is slowed and then locked for a time, for names that nobody has too', async () => {
    for (const name of [NAME, 'nobody']) {
      const outcomes: string[] = []
      for (let i = 0; i < 40; i++) {
        outcomes.push((await signIn(name, 'not the password')).outcome)
        clock.moveOn(30 * SECOND)
      }
      // Ten, until the first of them is a quarter of an hour old; then one for each that grows as old.
      expect(outcomes.slice(0, 30)).toEqual([...Array(10).fill('wrong'), ...Array(20).fill('wait')])
      expect(outcomes.slice(30)).toContain('wrong')
      clock.moveOn(15 * MINUTE)
    }
    expect((await signIn(NAME, PASSWORD)).outcome).toBe('in')
  })
  it('locks the right password out too, and says until when', async () => {
    for (let i = 0; i < 10; i++) {
      await signIn(NAME, 'not the password')
      clock.moveOn(30 * SECOND)
    }
    const began = clock.now().getTime() - 300 * SECOND
    expect(await signIn(NAME, PASSWORD)).toEqual({ outcome: 'wait', until: new Date(began + 15 * MINUTE) })
    expect(failures.at(-1)).toBe('tooMany sam')
  })
  it('lets no more through at the same moment than one after the other', async () => {
    const outcomes = await Promise.all(Array.from({ length: 50 }, () => signIn(NAME, 'not the password')))
    expect(outcomes.filter(({ outcome }) => outcome === 'wrong').length).toBeLessThanOrEqual(5)
  })
  it('is forgotten to have failed once it succeeds', async () => {
    for (let i = 0; i < 4; i++) await signIn(NAME, 'not the password')
    expect((await signIn(NAME, PASSWORD)).outcome).toBe('in')
    for (let i = 0; i < 5; i++) expect((await signIn(NAME, 'not the password')).outcome).toBe('wrong')
  })
  it('hashes a password anew that was hashed with less work than is wanted now', async () => {
    const stronger = createPasswords({ bytes: (count) => Buffer.alloc(count, 7) }, { ln: 5, r: 8, p: 1 })
    expect((await signIn(NAME, PASSWORD, stronger)).outcome).toBe('in')
    expect((await store.advisorNamed(NAME))?.passwordHash).toMatch(/^\$scrypt\$ln=5/)
    expect((await signIn(NAME, PASSWORD, stronger)).outcome).toBe('in')
  })
})
