import { randomBytes } from 'node:crypto'
import { apiKey } from '../../../bot/cli/apiKey'
import { createApiKeys } from '../../../bot/open311/keys'
import type { Open311Parts } from '../../../bot/open311/parts'
import { open311Routes } from '../../../bot/open311/routes'
import { openSqlite } from '../../../bot/storage/sqlite'
import type { Route } from '../../../bot/web/answer'
import { loadBankHolidays } from '../../../knowledge/calendar/bankHolidays'
import { gss, later, type Open311Site, packs, startOpen311, T } from '../support/open311'

/** What GeoReport v2 shows to everybody. */
const PUBLIC = [
  '../discovery',
  '../discovery.json',
  '../discovery.xml',
  'services',
  'services.json',
  'services.xml',
  'services/missed-bin.json',
]

/** Every URL, with what a caller would put into it. */
const urlsOf = (routes: readonly Pick<Route, 'method' | 'path'>[]) =>
  routes.map(({ method, path }) => ({
    method,
    path: path
      .replace('/:council/open311/v2/', '')
      .replace('/:council/open311/', '../')
      .replace('services/:part', 'services/missed-bin.json')
      .replace(':part', '100000001.json')
      .replace('*', 'nothing'),
  }))
const parts = { packs, holidays: loadBankHolidays(), clock: { now: () => T } }
// The table is laid out from the packs alone; nothing of it is called here.
const table = urlsOf(open311Routes(parts as unknown as Open311Parts))

describe('every address', () => {
  let site: Open311Site
  let key: string
  beforeAll(async () => {
    site = await startOpen311()
    key = await site.keyFor()
    await site.open({ reference: '100000001' })
  })
  afterAll(() => site.close())

  const form = {
    service_request_id: '100000001',
    update_id: 'x',
    status: 'FIXED',
    updated_datetime: '2026-04-08T10:00:00Z',
  }
  const callWith = (given: string | undefined, where: 'argument' | 'header') => {
    const inForm = given === undefined || where === 'header' ? form : { ...form, api_key: given }
    const headers: Record<string, string> =
      given !== undefined && where === 'header' ? { Authorization: `Bearer ${given}` } : {}
    return async ({ method, path }: { method: string; path: string }) => {
      const query = `?${new URLSearchParams({ api_key: where === 'argument' ? (given ?? '') : '' })}`
      return method === 'POST'
        ? site.get(path, { method, headers, body: new URLSearchParams(inForm) })
        : site.get(`${path}${query}`, { headers })
    }
  }
  const isPublic = ({ path }: { path: string }) => path === 'nothing' || PUBLIC.includes(path)

  it('is in the table', () => {
    expect(table.length).toBeGreaterThanOrEqual(11)
    expect(table.filter(({ method }) => method === 'POST').length).toBeGreaterThanOrEqual(3)
  })
  it.each(table)('$method $path tells nothing of a case without a key', async (url) => {
    const { status, text } = await callWith(undefined, 'argument')(url)
    expect(text).not.toMatch(/100000001|Acacia|EX1|01632/)
    expect(status).toBe(url.path === 'nothing' ? 404 : isPublic(url) ? 200 : 403)
  })
  it.each(table)('$method $path is closed to every wrong key', async (url) => {
    const revoked = await site.keyFor()
    await site.keys.revoke(revoked.slice(0, 12), T)
    const others = await site.keyFor({ council: 'elsewhere' })
    const lastDigit = key.endsWith('0') ? '1' : '0'
    const wrong = [
      revoked,
      others,
      `${key.slice(0, -1)}${lastDigit}`,
      key.slice(0, 12),
      key.slice(0, -1),
      `${key}0`,
      `${'0'.repeat(12)}${key.slice(12)}`,
      'test',
      "' or 1=1 --",
    ]
    for (const where of ['argument', 'header'] as const)
      for (const given of wrong) {
        const { status, text } = await callWith(given, where)(url)
        expect([given, status]).toEqual([given, 403])
        expect(text).toContain('This API key is not valid here.')
      }
    expect((await site.store.findCase('otherford', '100000001'))?.timeline).toHaveLength(1)
  })
  it.each(['otherford', gss])('takes its council’s own jurisdiction_id, %s', async (id) => {
    expect((await site.get(`requests.json?api_key=${key}&jurisdiction_id=${id}`)).status).toBe(200)
  })
  it.each(['elsewhere', 'city.gov', 'E00000000'])('knows no jurisdiction_id %s', async (id) => {
    const { status, body } = await site.get(`requests.json?api_key=${key}&jurisdiction_id=${id}`)
    expect([status, body]).toEqual([
      404,
      [{ code: 404, description: 'This jurisdiction_id is not the one of this address.' }],
    ])
  })
  it('is only there for councils that are', async () => {
    const { status, body } = await site.get(
      `${site.server.url}/nowhere/open311/v2/requests.json?api_key=${key}`,
    )
    expect([status, body]).toEqual([404, [{ code: 404, description: 'There is no such council here.' }]])
  })
  it('refuses a body it can’t read in the form of everything else', async () => {
    const headers = { 'Content-Type': 'application/json' }
    const answer = await site.get('servicerequestupdates.xml', { method: 'POST', headers, body: '{' })
    expect(answer.status).toBe(400)
    expect(answer.text).toContain(
      '<errors><error><code>400</code><description>The body is not well-formed JSON.</description></error></errors>',
    )
  })
  it('never writes a key into the log', async () => {
    expect((await site.get(`requests.json?api_key=${key}&status=x`)).status).toBe(400)
    expect(site.server.logged.length).toBeGreaterThan(0)
    expect(site.server.logged.join()).not.toContain(key)
  })
})

it('each key has a limit of its own', async () => {
  const site = await startOpen311({ LIMIT_REQUESTS_PER_KEY: '2' })
  const [one, other] = [await site.keyFor(), await site.keyFor()]
  const statuses = []
  for (const key of [one, one, one, other])
    statuses.push((await site.get(`requests.json?api_key=${key}`)).status)
  expect(statuses).toEqual([200, 200, 429, 200])
  const { headers, body } = await site.get(`requests.json?api_key=${one}`)
  expect(Number(headers.get('retry-after'))).toBeGreaterThan(0)
  expect(body).toMatchObject([{ code: 429 }])
  await site.close()
})

describe('npm run api-key', () => {
  const world = async () => {
    const store = await openSqlite(':memory:')
    const keys = createApiKeys({ store, chance: { bytes: randomBytes } })
    const printed: string[] = []
    const run = async (line: string) => {
      printed.length = 0
      const code = await apiKey({
        args: line.split(' '),
        councils: ['otherford'],
        services: ['missed-bin'],
        keys,
        now: T,
        print: (text) => void printed.push(text),
      })
      return { code, text: printed.join('\n') }
    }
    return { store, keys, run }
  }
  const keyIn = (text: string) => /^[0-9a-f]{76}$/m.exec(text)?.[0] ?? ''

  it('shows a key once, and keeps nothing from which it could be made', async () => {
    const { store, keys, run } = await world()
    const { code, text } = await run('add --council otherford --name Back-office')
    const key = keyIn(text)
    expect(code).toBe(0)
    expect(await keys.read(key, T)).toEqual({
      id: key.slice(0, 12),
      council: 'otherford',
      client: 'Back-office',
      readOnly: false,
    })
    expect(JSON.stringify(await store.keys())).not.toContain(key.slice(12))
    expect((await run('list')).text).not.toContain(key.slice(12))
  })
  it('lists whose they are, what they open, and when they were last used, to the minute', async () => {
    const { keys, run } = await world()
    const one = keyIn(
      (await run('add --council otherford --name bins --service missed-bin --read-only')).text,
    )
    expect((await run('list')).text).toMatch(
      /^[0-9a-f]{12} {2}otherford {2}bins {2}missed-bin {2}reads {2}made 2026-04-08 {2}never used$/,
    )
    for (const ms of [1000, 30_000, 100_000]) await keys.read(one, later(ms))
    expect((await keys.list())[0]?.usedAt).toEqual(later(100_000))
    await keys.read(one, later(110_000))
    expect((await keys.list())[0]?.usedAt).toEqual(later(100_000))
    expect((await run('list --council elsewhere')).text).toBe('There are no keys.')
  })
  it('revokes a key for good, by its id or by itself', async () => {
    const { keys, run } = await world()
    for (const part of [12, 76]) {
      const key = keyIn((await run('add --council otherford --name a')).text)
      expect((await run(`revoke ${key.slice(0, part)}`)).code).toBe(0)
      await expect(keys.read(key, T)).rejects.toMatchObject({ code: 'key_refused' })
      expect((await run(`revoke ${key.slice(0, 12)}`)).code).toBe(1)
      expect((await run('list')).text).toContain('REVOKED 2026-04-08')
    }
  })
  it.each([
    ['add --council nowhere --name a', /There is no council "nowhere"\. There are: otherford/],
    ['add --council otherford --name a --service mised-bin', /There is no service "mised-bin"/],
    ['add --council otherford', /Usage/],
    ['add --name a', /Usage/],
    ['add --council otherford --name a --sevrice b', /--sevrice[\s\S]*Usage/],
    ['revoke 123456789012', /There is no key 123456789012/],
    ['remove', /Usage/],
  ])('says what is wrong with %s, and makes no key', async (line, told) => {
    const { keys, run } = await world()
    const { code, text } = await run(line)
    expect(code).toBe(1)
    expect(text).toMatch(told)
    expect(await keys.list()).toEqual([])
  })
})
