import type { Browser, Page } from 'playwright-core'
import { faultsFoundByAxe, openBrowser, scrollsSideways } from './support/browser'
import { accept, type DeskSite, reply, sayAsResident, startDesk } from './support/desk'

jest.setTimeout(240_000)

const SIZES = [
  { width: 1280, height: 800 },
  { width: 320, height: 256 },
]

describe('the pages of conversations', () => {
  let browser: Browser
  let site: DeskSite
  beforeAll(async () => {
    browser = await openBrowser()
    site = await startDesk(browser)
  })
  afterAll(async () => {
    await browser.close()
    await site.close()
  })

  const looksRight = async (page: Page, what: string): Promise<void> => {
    for (const viewport of SIZES) {
      await page.setViewportSize(viewport)
      const faults = await faultsFoundByAxe(page)
      expect([what, viewport.width, faults, await scrollsSideways(page)]).toEqual([
        what,
        viewport.width,
        [],
        false,
      ])
    }
    await page.setViewportSize(SIZES[0] ?? { width: 1280, height: 800 })
    expect(await page.locator('h1').count()).toBe(1)
  }

  /** So that the next test's offers are the next test's. */
  const goesHome = async (page: Page): Promise<void> => {
    await page.goto(`${site.url}/advisor`)
    await page.click('#set-offline')
    await page.getByText('You are offline.').waitFor()
  }

  it('have no faults that axe finds, and are not scrolled sideways, in every state', async () => {
    const { page, complaints } = await site.advisor({ roles: ['advisor', 'supervisor'] })
    await looksRight(page, 'an empty desk')
    const ann = await site.resident()
    await sayAsResident(ann, 'person, urgent')
    await page.waitForSelector('[data-offer]')
    await looksRight(page, 'an offer')
    await page.goto(`${site.url}/advisor/supervise`)
    await looksRight(page, 'all queues')
    await page.goto(`${site.url}/advisor`)
    await accept(page, 'person, urgent')
    await reply(page, 'Hello')
    await sayAsResident(ann, 'hello')
    await page.locator('#transcript').getByText('hello', { exact: true }).waitFor()
    await page.click('#find-summary')
    await page.fill('#find', 'missed bin')
    await page.keyboard.press('Enter')
    await page.waitForSelector('.found__one')
    for (const one of await page.locator('#acts summary').all()) await one.click()
    await page.fill('#note', 'A note')
    await page.click('#do-note button')
    await page.waitForSelector('.item--note')
    await looksRight(page, 'a talk with everything open')
    await page.fill('#text', '')
    await page.focus('#text')
    await page.keyboard.press('Enter')
    await page.locator('#text-problem').getByText('Write something first.').waitFor()
    await looksRight(page, 'an empty reply')
    await page.click('.as-resident summary')
    await page.waitForTimeout(500)
    await looksRight(page, 'the resident’s view')
    await page.keyboard.press('Escape')
    await page.click('#show-shortcuts')
    await looksRight(page, 'the list of keys')
    await page.click('#close-shortcuts')
    await page.click('#do-end button')
    await page.waitForSelector('#do-wrap-up')
    await looksRight(page, 'the wrap-up')
    await page.click('#do-wrap-up button')
    await page.waitForSelector('.govuk-error-summary')
    await looksRight(page, 'a wrap-up with a mistake')
    await goesHome(page)
    expect(complaints).toEqual([])
  })

  it('show who said what when the system’s colours replace ours', async () => {
    const { page } = await site.advisor({ id: 'kim', name: 'Kim' }, { forcedColors: 'active' })
    const ann = await site.resident()
    await sayAsResident(ann, 'person, colours')
    await accept(page, 'person, colours')
    const edges = await page.evaluate(`[...document.querySelectorAll('.item--resident, .item--assistant')]
      .map((item) => parseFloat(getComputedStyle(item).borderTopWidth))`)
    expect(Math.min(...(edges as number[]))).toBeGreaterThan(0)
    expect(await page.locator('.item--resident .item__who').first().textContent()).toContain('Resident')
    await goesHome(page)
  })

  it('do all without JavaScript that they do with it', async () => {
    const ann = await site.resident()
    const { page } = await site.advisor({ id: 'max', name: 'Max' }, { javaScriptEnabled: false })
    await sayAsResident(ann, 'person, plain')
    const offer = page
      .locator('li', { hasText: 'person, plain' })
      .getByRole('button', { name: /Accept|Take it/ })
    for (let tries = 0; tries < 40 && (await offer.count()) === 0; tries += 1) {
      await page.waitForTimeout(250)
      await page.goto(`${site.url}/advisor`)
    }
    await offer.first().click()
    await page.fill('#text', 'A plain answer')
    await page.click('#send')
    await page.locator('#transcript').getByText('A plain answer').waitFor()
    await ann.page.locator('#messages').getByText('A plain answer').waitFor()
    await page.click('#do-return summary')
    await page.click('#do-return button')
    await page.getByText('The assistant has it again.').waitFor()
  })
})
