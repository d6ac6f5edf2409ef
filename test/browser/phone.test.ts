/** The developers' telephone: a call that is typed and keyed. */
import type { Browser, Page } from 'playwright-core'
import { faultsFoundByAxe, openBrowser, openPage, scrollsSideways } from './support/browser'
import { realConversation, type Site, startSite } from './support/site'

const [council = ''] = realConversation().knowledge.councils.keys()
const VOICE_TOKEN = 'a-token-to-try-the-telephone'

describe('the telephone to try', () => {
  let browser: Browser
  let site: Site
  beforeAll(async () => {
    browser = await openBrowser()
    site = await startSite({ VOICE_TRY: 'on', VOICE_TOKEN })
  })
  afterAll(async () => {
    await browser.close()
    await site.close()
  })

  const heard = (page: Page) => page.locator('#messages > li[data-from=assistant]')
  const ring = async (page: Page, token = VOICE_TOKEN): Promise<void> => {
    await page.goto(`${site.url}/${council}/voice/try`)
    await page.fill('#token', token)
    await page.keyboard.press('Enter')
  }

  it.each([
    { width: 1280, height: 800 },
    { width: 320, height: 480 },
  ])('holds a call, and has no faults, at $width × $height', async (viewport) => {
    const { page, complaints, close } = await openPage(browser, { viewport })
    await page.goto(`${site.url}/${council}/voice/try`)
    await page.waitForSelector('#dial:not([hidden])')
    expect(await faultsFoundByAxe(page)).toEqual([])
    await ring(page)
    await heard(page).first().waitFor()
    const greetings = await heard(page).count()
    await page.fill('#said', 'my bin was missed')
    await page.keyboard.press('Enter')
    await heard(page).nth(greetings).waitFor()
    expect(await page.locator('#listens').textContent()).toMatch(/Listens for: address/)
    expect(await faultsFoundByAxe(page)).toEqual([])
    expect(await scrollsSideways(page)).toBe(false)
    const answers = await heard(page).count()
    await page.click('[data-key="0"]')
    await heard(page).nth(answers).waitFor()
    expect(await page.locator('#messages > li[data-from=resident]').allTextContents()).toEqual([
      expect.stringContaining('my bin was missed'),
      expect.stringContaining('[0]'),
    ])
    await page.click('#hang-up')
    await page.waitForSelector('#dial:not([hidden])')
    expect(await page.locator('#notice').textContent()).toMatch(/over/)
    expect(complaints).toEqual([])
    await close()
  })

  it('says when the token is not right', async () => {
    const { page, close } = await openPage(browser)
    await ring(page, 'not-the-token-of-a-gateway')
    await page.waitForSelector('#notice:not([hidden])')
    expect(await page.locator('#notice').textContent()).toMatch(/token/)
    await close()
  })

  it('is not there unless it was switched on', async () => {
    const off = await startSite({ VOICE_TOKEN })
    expect((await fetch(`${off.url}/${council}/voice/try`)).status).toBe(404)
    await off.close()
  })
})
