import type { Browser, Page } from 'playwright-core'
import { type ConsoleSite, PASSWORD, startConsole } from '../bot/support/console'
import { faultsFoundByAxe, openBrowser, openPage, scrollsSideways } from './support/browser'

/** Where to put pictures of the pages, for somebody to look at; left out: nowhere. */
const PICTURES = process.env.PICTURES

const SIZES = [
  { width: 1280, height: 800 },
  // As wide as 400 % leave of 1280.
  { width: 320, height: 256 },
]

jest.setTimeout(240_000)

describe('signing in, accounts and the audit log, in a browser', () => {
  let browser: Browser
  let site: ConsoleSite
  beforeAll(async () => {
    browser = await openBrowser()
    site = await startConsole()
    await site.account({
      id: 'boss',
      name: 'Bo',
      roles: ['administrator', 'manager', 'advisor', 'supervisor'],
    })
    for (let i = 0; i < 12; i += 1)
      await site.account({
        id: `colleague-with-a-long-name-${i}`,
        name: `Colleague ${i}`,
        teams: ['benefits'],
      })
  })
  afterAll(async () => {
    await browser.close()
    await site.close()
  })

  const seen = async (page: Page, what: string): Promise<void> => {
    for (const viewport of SIZES) {
      await page.setViewportSize(viewport)
      const found = [what, viewport.width, await faultsFoundByAxe(page), await scrollsSideways(page)]
      if (PICTURES !== undefined)
        await page.screenshot({ path: `${PICTURES}/${what}-${viewport.width}.png`, fullPage: true })
      expect(found).toEqual([what, viewport.width, [], false])
    }
    await page.setViewportSize(SIZES[0] ?? { width: 1280, height: 800 })
    expect(await page.locator('h1').count()).toBe(1)
  }

  const signIn = async (page: Page, username: string, password = PASSWORD): Promise<void> => {
    await page.fill('#username', username)
    await page.fill('#password', password)
    await page.keyboard.press('Enter')
  }

  it.each([true, false])(
    'work and have no faults that axe finds, with JavaScript: %s',
    async (javaScriptEnabled) => {
      const { page } = await openPage(browser, { javaScriptEnabled })
      // What looks at a page is a script itself.
      const looksRight = javaScriptEnabled ? seen : async () => undefined
      await page.goto(`${site.url}/advisor/people`)
      await looksRight(page, 'sign-in')
      await signIn(page, 'boss@otherford.gov.uk', 'not the password')
      await page.waitForSelector('.govuk-error-summary')
      await looksRight(page, 'sign-in-wrong')
      await signIn(page, 'boss@otherford.gov.uk')
      await page.waitForURL(`${site.url}/advisor/people`)
      await looksRight(page, 'people')
      await page.click('main a.govuk-button')
      await page.getByRole('button', { name: 'Add' }).click()
      await page.waitForSelector('.govuk-error-summary')
      await looksRight(page, 'add-wrong')
      await page.fill('#name', 'Alex')
      await page.fill('#username', `alex-${javaScriptEnabled}@otherford.gov.uk`)
      await page.getByLabel('Supervisor').check()
      await page.getByLabel('Otherford').or(page.locator('[id^="councils-"]')).first().check()
      await page.getByRole('button', { name: 'Add' }).click()
      await page.waitForSelector('#link')
      await looksRight(page, 'added')
      const link = (await page.locator('#link').textContent()) ?? ''
      await page.goto(`${site.url}/advisor/audit`)
      await looksRight(page, 'audit')
      await page.selectOption('#what', 'accountAdded')
      await page.getByRole('button', { name: 'Show' }).click()
      await page.locator('td', { hasText: 'Made an account' }).first().waitFor()
      await page.goto(`${site.url}/advisor/me`)
      await looksRight(page, 'me')
      await page.locator('button', { hasText: 'Change your password' }).click()
      await page.waitForSelector('.govuk-error-summary')
      await looksRight(page, 'me-wrong')
      await page.goto(`${site.url}/advisor/people/nobody`)
      await looksRight(page, 'not-found')
      await page.getByRole('button', { name: 'Sign out' }).first().click()
      await page.getByText('You have signed out.').waitFor()
      await page.goto(link)
      await looksRight(page, 'welcome')
      await page.fill('#password', PASSWORD)
      await page.keyboard.press('Enter')
      await page.getByText('Your password is set.').waitFor()
      await signIn(page, `alex-${javaScriptEnabled}@otherford.gov.uk`)
      await page.waitForURL(`${site.url}/advisor`)
      await page.goto(link)
      await looksRight(page, 'welcome-gone')
      await page.context().close()
    },
  )
})
