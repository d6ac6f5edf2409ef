import { join } from 'node:path'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import type { Advisor } from '../../../bot/advisors/advisor'
import { openSqlite } from '../../../bot/storage/sqlite'
import { loadKnowledge } from '../../../knowledge/load'
import { wishes } from '../../bot/handoff/world'
import { anAdvisor } from '../../bot/support/anAdvisor'
import { PASSWORD, quickPasswords } from '../../bot/support/console'
import { type Opened, openPage } from './browser'
import { type Site, startSite } from './site'

/** A Thursday in office hours, from which time goes by as it does. */
const BEGINS = Date.parse('2026-11-26T10:00:00Z')

const goingClock = () => {
  const started = Date.now()
  return { now: () => new Date(BEGINS + Date.now() - started) }
}

/** The site with advisors; residents get a person by saying "person". */
export interface DeskSite extends Site {
  council: string
  /** A browser in which somebody has signed in, and is available. */
  advisor(given?: Partial<Advisor>, options?: BrowserContextOptions): Promise<Opened>
  /** A resident's chat, open. */
  resident(options?: BrowserContextOptions): Promise<Opened>
}

const signIn = async (page: Page, url: string, username: string): Promise<void> => {
  await page.goto(`${url}/advisor/sign-in`)
  await page.fill('#username', username)
  await page.fill('#password', PASSWORD)
  await page.keyboard.press('Enter')
  await page.waitForURL(`${url}/advisor`)
}

export const startDesk = async (browser: Browser): Promise<DeskSite> => {
  const knowledge = loadKnowledge()
  const [council = ''] = knowledge.councils.keys()
  const site = await startSite({ COUNCILS: council }, { converse: wishes, knowledge }, goingClock())
  const store = await openSqlite(join(site.folder, 'conversations.db'))
  return {
    ...site,
    council,
    advisor: async (given = {}, options = {}) => {
      const passwordHash = await quickPasswords.hash(PASSWORD)
      const one = anAdvisor({ councils: [council], passwordHash, ...given })
      await store.addAdvisor(one)
      const opened = await openPage(browser, options)
      await signIn(opened.page, site.url, one.username)
      await opened.page.click('#set-available')
      await opened.page.waitForSelector('#set-away')
      return opened
    },
    resident: async (options = {}) => {
      const opened = await openPage(browser, options)
      await opened.page.goto(`${site.url}/${council}`)
      return opened
    },
    close: async () => {
      await site.close()
      await store.close()
    },
  }
}

/** Says something in a resident's chat: by its form, so that it works with and without JavaScript. */
export const sayAsResident = async ({ page }: Pick<Opened, 'page'>, text: string): Promise<void> => {
  await page.fill('#question', text)
  await page.click('#composer button')
}
