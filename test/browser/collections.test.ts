import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { knowledgeFolder } from '../../knowledge/load'
import { echo, standingClock } from '../bot/support/world'
import { faultsFoundByAxe, openBrowser, openPage, scrollsSideways } from './support/browser'
import { realConversation, type Site, startSite } from './support/site'

const { knowledge } = realConversation()
const councils = [...knowledge.councils.keys()]

/** The first address of a council's sample: number, address and postcode. */
const firstOf = (id: string) => {
  const file = join(knowledgeFolder(), 'councils', id, 'sample', 'properties.csv')
  const [, line = ''] = readFileSync(file, 'utf8').split('\n')
  const [, uprn = '', address = '', postcode = ''] = /^(\d+),"([^"]+)",([^,]+),/.exec(line) ?? []
  return { uprn, address, postcode }
}

describe('the pages of bin collections', () => {
  let browser: Browser
  let site: Site
  beforeAll(async () => {
    browser = await openBrowser()
    site = await startSite({}, { converse: echo, knowledge }, standingClock('2026-12-20T10:00:00Z'))
  })
  afterAll(async () => {
    await browser.close()
    await site.close()
  })

  const look = async (page: Page, id: string, postcode: string): Promise<void> => {
    await page.goto(`${site.url}/${id}/collections`)
    await page.fill('#postcode', postcode)
    await page.click('main button')
    // Before the style sheet is there, everything is too small.
    await page.waitForLoadState('load')
  }

  it.each(councils)('work without JavaScript, from the link in the chat to the days: %s', async (id) => {
    const { page, complaints, close } = await openPage(browser, { javaScriptEnabled: false })
    const { uprn, address, postcode } = firstOf(id)
    await page.goto(`${site.url}/${id}`)
    await page.click(`footer a[href="/${id}/collections"]`)
    await page.fill('#postcode', postcode.toLowerCase())
    await page.keyboard.press('Enter')
    expect(page.url()).not.toContain(postcode.split(' ')[1])
    await page.click(`main a:has-text("${address}")`)
    expect(page.url()).toBe(`${site.url}/${id}/collections/${uprn}`)
    expect(await page.locator('.collection-days > li').count()).toBeGreaterThan(2)
    expect(await page.locator('.sample').textContent()).toContain('sample data')
    const file = (await page.locator('main a[href$=".ics"]:not([href^="webcal"])').getAttribute('href')) ?? ''
    expect(await (await page.request.get(file)).text()).toContain('BEGIN:VEVENT')
    expect(complaints).toEqual([])
    await close()
  })

  it('points at a postcode that is wrong, keeps it, and says so in the title', async () => {
    const { page, close } = await openPage(browser, { javaScriptEnabled: false })
    await look(page, councils[0] ?? '', 'B98')
    expect(await page.title()).toMatch(/^Error: /)
    expect(await page.locator('.govuk-error-summary a').getAttribute('href')).toBe('#postcode')
    expect(await page.locator('#postcode').inputValue()).toBe('B98')
    const described = (await page.locator('#postcode').getAttribute('aria-describedby')) ?? ''
    for (const id of described.split(' ')) expect(await page.locator(`#${id}`).count()).toBe(1)
    await close()
  })

  const SIZES = [
    { width: 1280, height: 800 },
    { width: 320, height: 256 },
  ]
  const states = (id: string): readonly (readonly [string, (page: Page) => Promise<unknown>])[] => {
    const { uprn, postcode } = firstOf(id)
    return [
      ['form', (page) => page.goto(`${site.url}/${id}/collections`)],
      ['mistake', (page) => look(page, id, '')],
      ['addresses', (page) => look(page, id, postcode)],
      ['days', (page) => page.goto(`${site.url}/${id}/collections/${uprn}`)],
    ]
  }
  describe.each(SIZES)('at $width × $height', (viewport) => {
    it.each(councils)('have no faults in any state, and need not be scrolled sideways: %s', async (id) => {
      for (const [state, reach] of states(id)) {
        const { page, close } = await openPage(browser, { viewport })
        await reach(page)
        expect([state, await faultsFoundByAxe(page)]).toEqual([state, []])
        expect([state, await scrollsSideways(page)]).toEqual([state, false])
        expect(await page.locator('h1').count()).toBe(1)
        await close()
      }
    })
  })

  it('have targets of at least 24 by 24 pixels, apart from links within sentences', async () => {
    const { page, close } = await openPage(browser, { viewport: { width: 320, height: 640 } })
    const [id = ''] = councils
    await look(page, id, firstOf(id).postcode)
    const small = await page.evaluate(`[...document.querySelectorAll('a[href], button, input')]
      .filter((one) => one.getClientRects().length > 0 && !one.matches('.govuk-skip-link, .govuk-back-link, p a:not(.site-header__name a)'))
      .map((one) => ({ what: one.textContent.trim(), box: one.getBoundingClientRect() }))
      .filter(({ box }) => box.width < 24 || box.height < 24)
      .map(({ what }) => what)`)
    expect(small).toEqual([])
    await close()
  })
})
