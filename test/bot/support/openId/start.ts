import { fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { openSqlite } from '../../../../bot/storage/sqlite'
import { projectRoot } from '../../../../knowledge/root'
import { browserAt, type Page } from '../console'
import type { Running, Told } from './site'

/** Starts a console and its provider; `env` as it would be set for the console. `asked`: claims are told when asked for only. */
export const startOpenId = async (env: Record<string, string> = {}, { asked = false } = {}) => {
  const child = fork(join(projectRoot, 'test', 'bot', 'support', 'openId', 'site.ts'), {
    cwd: projectRoot,
    execArgv: ['--import', 'tsx'],
    env: { PATH: process.env.PATH, SITE: JSON.stringify(env), ASKED: asked ? '1' : '0' },
    // The provider tells everybody on standard output that it is not for production.
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  const running = await new Promise<Running>((resolve, reject) => {
    child.once('message', (message) => resolve(message as Running))
    child.once('exit', (code) => reject(new Error(`ended with ${code}`)))
  })
  const store = await openSqlite(join(running.folder, 'conversations.db'))
  const tell = async (told: Told): Promise<void> => {
    const done = once(child, 'message')
    child.send(told)
    await done
  }
  return {
    ...running,
    store,
    tell,
    close: async () => {
      await store.close()
      child.kill()
      await once(child, 'exit')
    },
  }
}

export type OpenIdSite = Awaited<ReturnType<typeof startOpenId>>

/** Somebody with a browser who signs in at the provider. */
export const someoneAt = ({ url, issuer }: OpenIdSite) => {
  const browser = browserAt(url)
  const absolute = (location: string): string => new URL(location, issuer).href
  /** To the provider's first page, with the address changed on the way if so wished. */
  const set = async (next = '', change: (address: URL) => void = () => undefined): Promise<Page> => {
    const away = await browser.go(`/advisor/sign-in/openid${next}`)
    if (away.status !== 303) return away
    const address = new URL(away.location)
    change(address)
    return browser.go(address.href)
  }
  /** Follows the provider through its own pages until it sends back; gives where to. */
  const onwards = async (at: Page, login: string): Promise<Page> => {
    if (at.location !== '') return browser.go(absolute(at.location))
    const action = /action="([^"]+)"/.exec(at.text)?.[1]
    const prompt = /name="prompt" value="(\w+)"/.exec(at.text)?.[1]
    if (action === undefined || prompt === undefined) throw new Error(`stuck at ${at.status}: ${at.text}`)
    return browser.go(absolute(action), { prompt, login, password: 'any' }, { Origin: issuer })
  }
  const until = async (page: Page, login: string): Promise<string> => {
    let at = page
    for (let step = 0; step < 12 && !at.location.startsWith(url); step++) at = await onwards(at, login)
    if (!at.location.startsWith(url)) throw new Error('the provider goes round in circles')
    return at.location
  }
  return {
    ...browser,
    set,
    until,
    /** All of it: gives the console's answer to coming back. */
    signIn: async (login: string, next = ''): Promise<Page> =>
      browser.go(await until(await set(next), login)),
  }
}
