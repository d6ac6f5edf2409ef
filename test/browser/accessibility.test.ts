import type { Browser, Page } from 'playwright-core'
import { askLive, faultsFoundByAxe, openBrowser, openPage, scrollsSideways } from './support/browser'
import { realConversation, type Site, startSite } from './support/site'

const councils = [...realConversation().knowledge.councils.keys()]
const council = councils[0] ?? ''

const send = async (page: Page, question: string): Promise<void> => {
  await page.fill('#question', question)
  await page.click('#composer button')
  // Before the style sheet is there, everything is too small.
  await page.waitForLoadState('load')
}

/** States of the chat page that look different, without JavaScript. */
const STATES: readonly (readonly [string, (page: Page) => Promise<void>])[] = [
  ['fresh', async () => {}],
  ['with answers and a list', (page) => send(page, 'When are you open?')],
  ['with suggested replies', (page) => send(page, 'help')],
  ['with an empty question', (page) => send(page, '')],
  ['with a question that is too long', (page) => send(page, 'x'.repeat(2100))],
]

describe('accessibility', () => {
  let browser: Browser
  let site: Site
  beforeAll(async () => {
    browser = await openBrowser()
    site = await startSite()
  })
  afterAll(async () => {
    await browser.close()
    await site.close()
  })
  const SIZES = [
    { width: 1280, height: 800 },
    { width: 320, height: 256 },
  ]

  describe.each(SIZES)('at $width × $height', (viewport) => {
    // Axe needs a page that runs scripts; the form itself is still sent the plain way.
    const openPlain = async (path: string) => {
      const opened = await openPage(browser, { viewport })
      await opened.page.route('**/chat.js', (route) => route.abort())
      await opened.page.goto(`${site.url}/${path}`)
      return opened
    }

    it.each(STATES)('has no faults without the script, %s', async (_, reach) => {
      const { page, close } = await openPlain(council)
      await reach(page)
      expect(await faultsFoundByAxe(page)).toEqual([])
      expect(await scrollsSideways(page)).toBe(false)
      await close()
    })

    it.each(['', `${council}/accessibility`, `${council}/privacy`, 'nowhere-at-all', `${council}/nothing`])(
      'has no faults on the page /%s',
      async (path) => {
        const { page, close } = await openPlain(path)
        expect(await faultsFoundByAxe(page)).toEqual([])
        expect(await scrollsSideways(page)).toBe(false)
        expect(await page.locator('h1').count()).toBe(1)
        await close()
      },
    )

    it.each(councils)('has no faults live, in the colours of %s', async (id) => {
      const { page, close } = await openPage(browser, { viewport })
      await page.goto(`${site.url}/${id}`)
      await page.waitForSelector('html.is-live')
      expect(await faultsFoundByAxe(page)).toEqual([])
      await askLive(page, 'When are you open?')
      await askLive(page, 'help')
      expect(await faultsFoundByAxe(page)).toEqual([])
      await page.focus('#question')
      await page.keyboard.press('Enter')
      expect(await faultsFoundByAxe(page)).toEqual([])
      expect(await scrollsSideways(page)).toBe(false)
      await close()
    })
  })

  it('has targets of at least 24 by 24 pixels, apart from links within sentences', async () => {
    const { page, close } = await openPage(browser, { viewport: { width: 320, height: 640 } })
    await page.goto(`${site.url}/${council}`)
    await page.waitForSelector('html.is-live')
    await askLive(page, 'help')
    const small = await page.evaluate(`[...document.querySelectorAll('a[href], button, textarea')]
      .filter((one) => one.getClientRects().length > 0 && !one.matches('.govuk-skip-link, .answer a, p a:not(.site-header__name a)'))
      .map((one) => ({ what: one.textContent.trim(), box: one.getBoundingClientRect() }))
      .filter(({ box }) => box.width < 24 || box.height < 24)
      .map(({ what }) => what)`)
    expect(small).toEqual([])
    await close()
  })

  it('says which language it is in, on every page', async () => {
    const { page, close } = await openPage(browser)
    for (const path of ['', council, `${council}/privacy`, 'nowhere-at-all']) {
      await page.goto(`${site.url}/${path}`)
      expect(await page.locator('html').getAttribute('lang')).toBe('en-GB')
    }
    await close()
  })

  it('still shows who said what when the system’s colours replace ours', async () => {
    const { page, close } = await openPage(browser, { forcedColors: 'active' })
    await page.goto(`${site.url}/${council}`)
    await page.waitForSelector('html.is-live')
    await askLive(page, 'When are you open?')
    const edge = await page.evaluate(
      `getComputedStyle(document.querySelector('[data-from=assistant][data-id] [data-part=body]')).borderLeftWidth`,
    )
    expect(Number.parseFloat(String(edge))).toBeGreaterThan(2)
    await close()
  })

  it('moves nothing for whoever asked for less motion', async () => {
    const { page, close } = await openPage(browser, { reducedMotion: 'reduce' })
    await page.goto(`${site.url}/${council}`)
    await page.waitForSelector('html.is-live')
    await askLive(page, 'When are you open?')
    const moving = await page.evaluate(`document.getAnimations().length`)
    expect(moving).toBe(0)
    await close()
  })
})
