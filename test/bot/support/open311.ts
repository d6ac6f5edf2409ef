import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import type { Case } from '../../../bot/cases/case'
import { createApiKeys, type KeyWanted } from '../../../bot/open311/keys'
import type { Open311Parts } from '../../../bot/open311/parts'
import { open311Routes } from '../../../bot/open311/routes'
import { noRegisters } from '../../../bot/registers'
import { openSqlite } from '../../../bot/storage/sqlite'
import type { Store } from '../../../bot/storage/store'
import { createOutside } from '../../../dialogs/outside/outside'
import { createSayings } from '../../../dialogs/sayings'
import { readWords } from '../../../dialogs/words'
import { openArticles } from '../../../knowledge/articles'
import { loadBankHolidays } from '../../../knowledge/calendar/bankHolidays'
import { loadKnowledge } from '../../../knowledge/load'
import { projectRoot } from '../../../knowledge/root'
import type { Pack } from '../../../knowledge/schema'
import { aCase } from './aCase'
import { newFolder, start } from './server'
import { standingClock } from './world'

const [pack] = loadKnowledge().councils.values()

/** The facts of a real council under the name of one that isn't. */
const packOf = (id: string): Pack => {
  if (pack === undefined) throw new Error('no council')
  return { ...pack, council: { ...pack.council, id } }
}

export const packs = new Map(['otherford', 'elsewhere'].map((id) => [id, packOf(id)]))
export const gss = packOf('otherford').council.codes.gss

export const T = new Date('2026-04-08T10:00:00Z')
export const later = (ms: number): Date => new Date(T.getTime() + ms)

export const holidays = loadBankHolidays()
export const sayings = createSayings(readWords(join(projectRoot, 'dialogs', 'words.en.yaml')))
const articles = openArticles(join(projectRoot, 'knowledge', 'articles'))
export const articlesFor = () => articles(join(projectRoot, 'nowhere'))

/** Opens a case, a moment later than the one before unless its timeline says when. */
export const openIn = async (store: Store, given: Partial<Case> & { reference: string }): Promise<Case> => {
  const one = aCase(given)
  const { council, conversation, reference } = one
  const opening = { channel: 'web', resident: 'r', locale: 'en-GB', startedAt: T }
  await store.start({ id: conversation, council, ...opening })
  await store.referenceFor(reference, T, () => reference)
  await store.keep({ conversation, replies: [], state: null, opens: [one] })
  return one
}

export interface Got {
  status: number
  headers: Headers
  text: string
  /** Where the answer is JSON. */
  body: unknown
}

/** A server that speaks Open311, with a hand in its store. */
export const startOpen311 = async (
  env: Record<string, string> = {},
  {
    services = createOutside({ sayings, articlesFor, holidays }),
    registers = noRegisters,
  }: Partial<Pick<Open311Parts, 'services' | 'registers'>> = {},
) => {
  const folder = newFolder()
  const clock = standingClock(later(60_000).toISOString())
  const server = await start(
    { LIMIT_REQUESTS_PER_KEY: '0', LIMIT_REQUESTS_PER_MINUTE: '0', DATA_DIR: folder, ...env },
    {
      clock,
      pages: (parts) => ({ routes: open311Routes({ ...parts, packs, holidays, services, registers }) }),
    },
  )
  const store = await openSqlite(join(folder, 'conversations.db'))
  const keys = createApiKeys({ store, chance: { bytes: randomBytes } })
  const base = `${server.url}/otherford/open311/v2`
  const get = async (path: string, options: RequestInit = {}): Promise<Got> => {
    const answer = await fetch(path.startsWith('http') ? path : `${base}/${path}`, options)
    const text = await answer.text()
    const isJson = answer.headers.get('content-type')?.startsWith('application/json')
    return {
      status: answer.status,
      headers: answer.headers,
      text,
      body: isJson ? JSON.parse(text) : undefined,
    }
  }
  return {
    server,
    base,
    store,
    keys,
    clock,
    get,
    post: (path: string, form: Record<string, string>) =>
      get(path, { method: 'POST', body: new URLSearchParams(form) }),
    keyFor: async (wanted: Partial<KeyWanted> = {}) =>
      (await keys.add({ council: 'otherford', client: 'back office', readOnly: false, ...wanted }, T)).key,
    open: (given: Partial<Case> & { reference: string }) => openIn(store, given),
    close: async () => {
      await server.close()
      await store.close()
    },
  }
}

export type Open311Site = Awaited<ReturnType<typeof startOpen311>>
