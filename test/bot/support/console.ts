import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import type { Advisor } from '../../../bot/advisors/advisor'
import { createPasswords } from '../../../bot/advisors/passwords'
import type { WebParts } from '../../../bot/channels/directLine/parts'
import { type Console, type ConsoleWorld, createConsole } from '../../../bot/console'
import { noRegisters } from '../../../bot/registers'
import type { KeptAdvisor } from '../../../bot/storage/advisorStore'
import { openSqlite } from '../../../bot/storage/sqlite'
import type { Route } from '../../../bot/web/answer'
import { loadAssets } from '../../../bot/web/pages/assets'
import { createApprovedAnswers } from '../../../dialogs/approved'
import type { Converse } from '../../../dialogs/conversation'
import { createOutside } from '../../../dialogs/outside/outside'
import { anAdvisor } from './anAdvisor'
import { packs as allPacks, articlesFor, holidays, sayings } from './open311'
import { newFolder, start } from './server'
import { echo, standingClock } from './world'

const chance = { bytes: randomBytes }
/** What advisors answer with, by the articles that hold for all England. */
const answering = {
  approved: createApprovedAnswers({ sayings, articlesFor, holidays }),
  services: createOutside({ sayings, articlesFor, holidays }),
}

const assets = loadAssets([...allPacks.values()])

/** Hashed with next to no work: tests have many passwords, and nobody to keep them from. */
export const quickPasswords = createPasswords(chance, { ln: 4, r: 8, p: 1 })

export const PASSWORD = 'three plain words'

export interface Page {
  status: number
  headers: Headers
  text: string
  /** Where it sends the browser. */
  location: string
}

/** A browser without JavaScript, as far as these tests need one: it keeps cookies and says where its forms come from. */
export const browserAt = (site: string) => {
  const cookies = new Map<string, string>()
  const keep = (headers: Headers): void => {
    for (const line of headers.getSetCookie()) {
      const [name = '', value = ''] = (line.split(';')[0] ?? '').split('=')
      if (/max-age=0/i.test(line)) cookies.delete(name)
      else cookies.set(name, value)
    }
  }
  const go = async (
    path: string,
    form?: Record<string, string> | URLSearchParams,
    headers: Record<string, string> = {},
  ): Promise<Page> => {
    const answer = await fetch(path.startsWith('http') ? path : `${site}${path}`, {
      method: form === undefined ? 'GET' : 'POST',
      redirect: 'manual',
      headers: {
        Accept: 'text/html',
        Cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; '),
        ...(form === undefined ? {} : { Origin: site }),
        ...headers,
      },
      ...(form === undefined ? {} : { body: new URLSearchParams(form) }),
    })
    keep(answer.headers)
    const location = answer.headers.get('location') ?? ''
    return { status: answer.status, headers: answer.headers, text: await answer.text(), location }
  }
  return {
    go,
    cookies,
    signIn: (username: string, password = PASSWORD, more: Record<string, string> = {}) =>
      go('/advisor/sign-in', { username, password, ...more }),
  }
}

export type Browser = ReturnType<typeof browserAt>

/** What a browser needs to show the pages as they look. */
const styleSheet: Route = {
  method: 'GET',
  path: '/assets/:version/:file',
  answer: async ({ params }) => {
    const { type = '', plain = '' } = assets.file(params.file ?? '') ?? {}
    return { status: 200, headers: { 'Content-Type': type }, body: plain }
  },
}

/** What of the world a test may say. */
interface ConsoleTest {
  folder: string
  clock: ReturnType<typeof standingClock>
  converse: Converse
}

/** The console with its server, a clock that stands still, and a hand in its store. */
export const startConsole = async (
  env: Record<string, string> = {},
  {
    folder = newFolder(),
    clock = standingClock(),
    converse = echo,
    packs = allPacks,
    registers = noRegisters,
  }: Partial<Pick<ConsoleWorld, 'packs' | 'registers'> & ConsoleTest> = {},
) => {
  // Opened first: while a file is brought up to date, whoever writes to it in this process would wait for it in vain.
  const store = await openSqlite(join(folder, 'conversations.db'))
  let made: Console | undefined
  const server = await start(
    { LIMIT_REQUESTS_PER_MINUTE: '0', DATA_DIR: folder, ...env },
    {
      clock,
      converse,
      packs,
      pages: (parts: WebParts) => {
        const world = { packs, assets, answering, services: answering.services, registers }
        made = createConsole({ ...parts, ...world, passwords: quickPasswords })
        return { ...made, routes: [...made.routes, styleSheet] }
      },
    },
  )
  if (made === undefined) throw new Error('no console')
  /** Makes an account with `PASSWORD`. */
  const account = async (given: Partial<Advisor> = {}): Promise<KeptAdvisor> => {
    const advisor = anAdvisor({ passwordHash: await quickPasswords.hash(PASSWORD), ...given })
    if (!(await store.addAdvisor(advisor))) throw new Error(`${advisor.username} is taken`)
    return advisor
  }
  return {
    url: server.url,
    server,
    console: made,
    store,
    clock,
    account,
    browser: () => browserAt(server.url),
    /** A browser in which somebody has signed in. */
    signedIn: async (given: Partial<Advisor> = {}): Promise<Browser> => {
      const { username } = await account(given)
      const browser = browserAt(server.url)
      const { status } = await browser.signIn(username)
      if (status !== 303) throw new Error(`signing in was answered with ${status}`)
      return browser
    },
    close: async () => {
      await server.close()
      await store.close()
    },
  }
}

export type ConsoleSite = Awaited<ReturnType<typeof startConsole>>
