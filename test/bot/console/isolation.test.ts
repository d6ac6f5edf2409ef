/**
 * Walks the table of routes of the console, whatever is in it: signed out, with a wrong role, from another website, and as
 * somebody of another council or team. Nobody gets anything that isn't theirs, and nobody changes anything of it.
 */
import { once } from 'node:events'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import WebSocket from 'ws'
import { type Advisor, ROLES } from '../../../bot/advisors/advisor'
import { CASE_ACTS } from '../../../bot/console/cases/acts'
import type { ConsoleRoute } from '../../../bot/console/route'
import type { Route } from '../../../bot/web/answer'
import { projectRoot } from '../../../knowledge/root'
import type { Browser } from '../support/console'
import { openIn } from '../support/open311'
import { type DeskSite, startDesk } from './support/desk'

jest.setTimeout(60_000)

/** What is on no page but those of Otherford, and of its team. */
const MARKS = [
  'zebrawish',
  'zebracall',
  'zebranote',
  'zebracase',
  'zebraname',
  '222222222',
  '222 222 222',
] as const

/** Every value that a pattern may ask for, of what is Otherford's; a new one needs a line here. */
interface Theirs {
  handoff: string
  id: string
  reference: string
  conversation: string
  /** Of a call that was put through. */
  ref: string
}

/** What forms of any page might name. */
const formOf = (theirs: Theirs, session: string): Record<string, string> => ({
  ...theirs,
  session,
  advisor: theirs.id,
  council: 'otherford',
  'councils-otherford': '1',
  'roles-administrator': '1',
  'teams-*': '1',
  name: 'Intruder',
  username: 'intruder@elsewhere.gov.uk',
  languages: 'en',
  capacity: '1',
  text: 'intrusion',
  note: 'intrusion',
  why: 'intrusion',
  to: `advisor:${theirs.id}`,
  point: 'again',
  priority: 'safety',
  presence: 'offline',
  disabled: 'true',
  outcome: 'answered',
  avoidable: 'no',
  firstContact: 'yes',
  state: 'done',
  service: 'missed-bin',
  current: 'x',
  password: 'x',
})

/** Values that appear in addresses but name nothing of anybody's. */
const OPEN_VALUES: Readonly<Record<string, readonly string[]>> = {
  act: CASE_ACTS.map(({ name }) => name),
}

const filled = (route: Pick<Route, 'path'>, theirs: Theirs): readonly string[] => {
  const names = [...route.path.matchAll(/:(\w+)/g)].map(([, name]) => name ?? '')
  const values = (name: string): readonly string[] => {
    const known = OPEN_VALUES[name] ?? ([theirs[name as keyof Theirs]] as (string | undefined)[])
    if (known[0] === undefined) throw new Error(`${route.path}: give :${name} a value in this test`)
    return known as readonly string[]
  }
  return names.reduce<readonly string[]>(
    (paths, name) => paths.flatMap((path) => values(name).map((value) => path.replace(`:${name}`, value))),
    [route.path],
  )
}

const marksIn = (text: string, marks: readonly string[] = MARKS): readonly string[] =>
  marks.filter((mark) => text.includes(mark))

describe('the routes of the console', () => {
  let site: DeskSite
  let theirs: Theirs
  let guarded: readonly Pick<ConsoleRoute, 'method' | 'path' | 'needs'>[]
  let form: Record<string, string>

  beforeAll(async () => {
    site = await startDesk()
    const sam = await site.advisor({ id: 'sam', name: 'zebraname', teams: ['customer-services'] })
    const { chat, id } = await site.waiting('person, zebrawish')
    await sam.go(`/advisor/conversations/${id}/claim`, {})
    await sam.go(`/advisor/conversations/${id}/note`, { note: 'zebranote' })
    await openIn(site.store, { reference: '222222222', conversation: chat.id, what: 'zebracase' })
    const { ref } = await site.putThrough('through, zebracall')
    theirs = { handoff: id, id: 'sam', reference: '222222222', conversation: chat.id, ref }
    form = formOf(theirs, (await site.store.sessionsOf('sam'))[0]?.id ?? '')
    guarded = site.console.guarded.map((route) => ({ ...route, path: `/advisor${route.path}` }))
    // What the marks are looked for on: somebody who may see them does.
    const own = await sam.go(`/advisor/conversations/${id}`)
    expect(marksIn(own.text)).toEqual(expect.arrayContaining(['zebrawish', 'zebranote', 'zebraname']))
    expect(marksIn((await sam.go('/advisor/cases')).text)).not.toEqual([])
  })
  afterAll(() => site.close())

  const everyRequest = () =>
    guarded.flatMap((route) => filled(route, theirs).map((path) => ({ ...route, path, pattern: route.path })))

  const send = (browser: Browser, { method, path }: { method: string; path: string }, headers = {}) =>
    browser.go(path, method === 'POST' ? form : undefined, headers)

  /** All that is kept of Otherford, and would show that somebody has meddled. */
  const kept = async () => ({
    handoff: await site.store.findHandoff(theirs.handoff),
    events: await site.store.handoffEvents(theirs.handoff),
    notes: await site.store.notesOf(theirs.conversation),
    messages: await site.store.messagesAfter(theirs.conversation, 0, 100),
    case: await site.store.findCase('otherford', theirs.reference),
    account: await site.store.findAdvisor('sam'),
    sessions: await site.store.sessionsOf('sam'),
    presence: await site.store.presenceOf('sam'),
    cases: await site.store.listCases({ council: 'otherford', limit: 99 }),
    accounts: (await site.store.advisors()).filter(({ councils }) => councils.includes('otherford')).length,
  })

  it('are all behind the guard, but for those to sign in', async () => {
    const behind = new Set(guarded.map(({ method, path }) => `${method} ${path}`))
    const open = site.console.routes
      .map(({ method, path }) => `${method} ${path}`)
      .filter((each) => !behind.has(each))
    expect(open.sort()).toEqual([
      'GET /advisor/sign-in',
      'GET /advisor/welcome/:secret',
      'POST /advisor/sign-in',
      'POST /advisor/welcome/:secret',
    ])
    expect(guarded.length).toBeGreaterThan(20)
    for (const { needs } of guarded) expect(needs.length).toBeGreaterThan(0)
  })

  it('are declared nowhere else', () => {
    const files = readdirSync(join(projectRoot, 'bot'), { recursive: true, encoding: 'utf8' })
    const others = files.filter((file) => file.endsWith('.ts') && !/^console\b/.test(file))
    expect(others.length).toBeGreaterThan(100)
    const declaring = others.filter((file) =>
      /path: ['"`]\/advisor/.test(readFileSync(join(projectRoot, 'bot', file), 'utf8')),
    )
    expect(declaring).toEqual([])
  })

  describe('give nothing to somebody who', () => {
    const isSentToSignIn = async (browser: Browser, request: ReturnType<typeof everyRequest>[number]) => {
      const page = await send(browser, request)
      const expected = request.method === 'GET' ? 303 : 401
      expect([request.pattern, page.status, marksIn(page.text)]).toEqual([request.pattern, expected, []])
      if (expected === 303) expect(page.location).toMatch(/^\/advisor\/sign-in\?next=%2Fadvisor/)
      const json = await send(browser, request, { Accept: 'application/json' })
      const said = expect.stringMatching(/^{"error":{"code":"SignInNeeded"/)
      expect([request.pattern, json.status, json.text]).toEqual([request.pattern, 401, said])
    }
    const refusals = async (browser: Browser) => {
      for (const request of everyRequest()) await isSentToSignIn(browser, request)
    }
    it('is signed out', async () => {
      const before = await kept()
      await refusals(site.browser())
      expect(await kept()).toEqual(before)
    })
    it('has made up a cookie, or has one that has ended', async () => {
      const made = site.browser()
      made.cookies.set('advisor', 'A'.repeat(43))
      await refusals(made)
      const left = await site.signedIn({ id: 'left', roles: ROLES })
      const cookie = left.cookies.get('advisor') ?? ''
      await left.go('/advisor/sign-out', {})
      left.cookies.set('advisor', cookie)
      await refusals(left)
    })
    const isRefused = async (browser: Browser, request: ReturnType<typeof everyRequest>[number]) => {
      const { status, text } = await send(browser, request)
      expect([request.pattern, status, marksIn(text)]).toEqual([request.pattern, 403, []])
    }
    it.each(ROLES)('has every role but %s where it is needed', async (role) => {
      const others = await site.signedIn({ id: `not-${role}`, roles: ROLES.filter((each) => each !== role) })
      for (const request of everyRequest().filter(({ needs }) => needs.every((each) => each === role)))
        await isRefused(others, request)
    })
    it.each(ROLES)('is %s alone where others are needed', async (role) => {
      const alone = await site.signedIn({ id: `only-${role}`, roles: [role] })
      for (const request of everyRequest().filter(({ needs }) => !needs.includes(role)))
        await isRefused(alone, request)
    })
    it('sends forms from another website, or from nowhere', async () => {
      const boss = await site.signedIn({ id: 'boss', roles: ROLES })
      const before = await kept()
      const whences: readonly Record<string, string>[] = [
        { Origin: 'https://evil.example' },
        { Origin: 'null' },
        { Origin: '' },
        { Origin: site.url, 'Sec-Fetch-Site': 'cross-site' },
        { Origin: site.url, 'Sec-Fetch-Site': 'same-site' },
        { Origin: '', 'Sec-Fetch-Site': 'none' },
      ]
      const forms = everyRequest().filter(({ method }) => method === 'POST')
      for (const [request, headers] of forms.flatMap((form) =>
        whences.map((each) => [form, each] as const),
      )) {
        const { status } = await send(boss, request, headers)
        expect([request.pattern, headers, status]).toEqual([request.pattern, headers, 403])
      }
      expect(await kept()).toEqual(before)
    })
    const asksInAddress = async (
      stranger: Browser,
      path: string,
      pattern: string,
      marks: readonly string[],
    ) => {
      for (const query of [
        `?council=otherford&reference=${theirs.reference}`,
        '?q=222222222&find=zebra&search=zebra',
      ]) {
        const asked = await stranger.go(`${path}${query}`)
        const shown = asked.text.replaceAll(/value="[^"]*"|href="[^"]*"/g, '')
        expect([pattern, query, marksIn(shown, marks)]).toEqual([pattern, query, []])
      }
    }
    it.each<[string, Partial<Advisor>, string]>([
      ['another council, with every role', { roles: ROLES, councils: ['elsewhere'] }, ''],
      ['another team', { roles: ['advisor'], teams: ['benefits'] }, ''],
      ['no team', { roles: ['advisor'], teams: [] }, ''],
      // Who did what is what managers are for: they see names, and nothing of conversations or cases.
      ['the same council, but a manager only', { roles: ['manager'] }, 'zebraname'],
    ])('is of %s', async (name, given, known) => {
      const marks = MARKS.filter((mark) => mark !== known)
      const stranger = await site.signedIn({ id: name.replaceAll(/\W/g, ''), name: 'Stranger', ...given })
      const getsNothing = async (request: ReturnType<typeof everyRequest>[number]) => {
        const { status, text, pattern } = { ...(await send(stranger, request)), ...request }
        const names = /:(handoff|id|reference|conversation|ref)\b/.test(pattern)
        expect([pattern, marksIn(text, marks)]).toEqual([pattern, []])
        if (names) expect([pattern, status, status >= 400]).toEqual([pattern, status, true])
        if (request.method === 'GET') await asksInAddress(stranger, request.path, pattern, marks)
      }
      const before = await kept()
      for (const request of everyRequest())
        if (request.path !== '/advisor/sign-out') await getsNothing(request)
      expect(await kept()).toEqual(before)
    })
  })

  const socketAt = async (browser: Browser | undefined, query: string, origin = site.url) => {
    const socket = new WebSocket(`${site.url.replace('http', 'ws')}/advisor/live${query}`, {
      origin,
      headers: browser === undefined ? {} : { Cookie: `advisor=${browser.cookies.get('advisor')}` },
    })
    const heard: string[] = []
    socket.on('message', (data) => heard.push(String(data)))
    const outcome = await Promise.race([
      once(socket, 'open').then(() => 101),
      once(socket, 'unexpected-response').then(([, answer]) => Number(answer.statusCode)),
      once(socket, 'error').then(() => 0),
    ])
    return { socket, heard, outcome }
  }

  it('let nobody listen who is signed out, from another website, or without the role', async () => {
    const sam = await site.signedIn({ id: 'listener' })
    const manager = await site.signedIn({ id: 'reader', roles: ['manager', 'administrator'] })
    expect((await socketAt(undefined, '')).outcome).toBe(401)
    expect((await socketAt(sam, '', 'https://evil.example')).outcome).toBe(401)
    expect((await socketAt(manager, '')).outcome).toBe(403)
  })
  it('tell somebody of another council nothing of a conversation that they ask for', async () => {
    const stranger = await site.signedIn({ id: 'eavesdropper', councils: ['elsewhere'], roles: ROLES })
    const { socket, heard } = await socketAt(stranger, `?handoff=${theirs.handoff}&after=0`)
    await once(socket, 'close')
    expect(marksIn(heard.join(' '))).toEqual([])
    expect(heard.join(' ')).not.toContain('"items"')
  })
})
