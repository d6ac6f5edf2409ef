import type { Browser, Page } from 'playwright-core'
import { openingCases } from '../bot/support/cases'
import { bubbles, faultsFoundByAxe, openBrowser, openPage, scrollsSideways } from './support/browser'
import { realConversation, type Site, startSite } from './support/site'

const { knowledge } = realConversation()
const council = [...knowledge.councils.keys()][0] ?? ''

describe('the tracking page', () => {
  let browser: Browser
  let site: Site
  beforeAll(async () => {
    browser = await openBrowser()
    site = await startSite({}, { converse: openingCases, knowledge })
  })
  afterAll(async () => {
    await browser.close()
    await site.close()
  })

  /** A case that was opened in the chat; the browser is then on the tracking page. */
  const opened = async (page: Page, said = 'bins'): Promise<string> => {
    await page.goto(`${site.url}/${council}`)
    await page.fill('#question', said)
    await page.click('#composer button')
    const answer = bubbles(page, 'assistant').last().locator('[data-part=body]')
    const reference = ((await answer.textContent()) ?? '').trim()
    await page.goto(`${site.url}/${council}/track`)
    return reference
  }
  const fill = async (page: Page, field: 'reference' | 'proof', text: string): Promise<void> => {
    await page.fill(`#${field}`, text)
    await page.click('main button')
    // Before the style sheet is there, everything is too small.
    await page.waitForLoadState('load')
  }

  it('works without JavaScript, from the link in the chat to the details', async () => {
    const { page, complaints, close } = await openPage(browser, { javaScriptEnabled: false })
    const reference = await opened(page)
    await page.goto(`${site.url}/${council}`)
    await page.click(`footer a[href="/${council}/track"]`)
    await fill(page, 'reference', reference)
    expect(await page.locator('#status').textContent()).toContain('We have got it')
    expect(page.url()).not.toContain(reference)
    await fill(page, 'proof', 'ex1 2ab')
    expect(await page.locator('#details').textContent()).toContain('the green bin')
    await page.click('main a[href$="/track"]')
    expect(await page.locator('#reference').inputValue()).toBe('')
    expect(complaints).toEqual([])
    await close()
  })

  it('points at the field that is wrong, keeps what was written, and says so in the title', async () => {
    const { page, close } = await openPage(browser, { javaScriptEnabled: false })
    const reference = await opened(page)
    await fill(page, 'reference', '123 456 787')
    expect(await page.title()).toMatch(/^Error: /)
    expect(await page.locator('.govuk-error-summary a').getAttribute('href')).toBe('#reference')
    expect(await page.locator('#reference').inputValue()).toBe('123 456 787')
    await fill(page, 'reference', reference)
    await fill(page, 'proof', '12')
    expect(await page.locator('.govuk-error-summary a').getAttribute('href')).toBe('#proof')
    const described = (await page.locator('#proof').getAttribute('aria-describedby')) ?? ''
    for (const id of described.split(' ')) expect(await page.locator(`#${id}`).count()).toBe(1)
    expect(await page.locator('#status').count()).toBe(1)
    await close()
  })

  const STATES: readonly (readonly [string, (page: Page, reference: string) => Promise<void>])[] = [
    ['empty', async () => {}],
    ['with a mistake', (page) => fill(page, 'reference', '123')],
    ['with a status', (page, reference) => fill(page, 'reference', reference)],
    [
      'with a wrong proof',
      async (page, reference) => {
        await fill(page, 'reference', reference)
        await fill(page, 'proof', '9999')
      },
    ],
    [
      'with details',
      async (page, reference) => {
        await fill(page, 'reference', reference)
        await fill(page, 'proof', '0123')
      },
    ],
  ]
  const SIZES = [
    { width: 1280, height: 800 },
    { width: 320, height: 256 },
  ]
  describe.each(SIZES)('at $width × $height', (viewport) => {
    it.each(STATES)('has no faults %s, and need not be scrolled sideways', async (name, reach) => {
      const { page, close } = await openPage(browser, { viewport })
      await page.route('**/chat.js', (route) => route.abort())
      await reach(page, await opened(page, `${name} ${viewport.width}`))
      expect(await faultsFoundByAxe(page)).toEqual([])
      expect(await scrollsSideways(page)).toBe(false)
      expect(await page.locator('h1').count()).toBe(1)
      await close()
    })
  })
})
