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
  /** Makes an account; gives the user name. */
  account(given?: Partial<Advisor>): Promise<string>
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
  const account = async (given: Partial<Advisor> = {}): Promise<string> => {
    const passwordHash = await quickPasswords.hash(PASSWORD)
    const one = anAdvisor({ councils: [council], passwordHash, ...given })
    await store.addAdvisor(one)
    return one.username
  }
  return {
    ...site,
    council,
    account,
    advisor: async (given = {}, options = {}) => {
      const opened = await openPage(browser, options)
      await signIn(opened.page, site.url, await account(given))
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

/** Waits for an offer and accepts it; comes back when the conversation is there. */
export const accept = async (page: Page, about: string): Promise<void> => {
  const offer = page.locator(`[data-offer="${about}"]`)
  await offer.waitFor({ timeout: 25_000 })
  await offer.getByRole('button', { name: 'Accept' }).click()
  await page.waitForURL('**/conversations/*')
  await page.locator('#standing-line', { hasText: 'You answer.' }).waitFor()
}

/** Writes to the resident, and waits until it is in the conversation. */
export const reply = async (page: Page, text: string): Promise<void> => {
  await page.fill('#text', text)
  await page.focus('#text')
  await page.keyboard.press('Enter')
  await page.locator('#transcript [data-kind=advisor]').getByText(text, { exact: true }).waitFor()
}

/** What stands in every such element. */
export const texts = async (page: Page, selector: string): Promise<readonly string[]> =>
  (await page.locator(selector).allTextContents()).map((text) => text.replace(/\s+/g, ' ').trim())
