import type { Browser, Page } from 'playwright-core'
import { type ConsoleSite, PASSWORD, startConsole } from '../bot/support/console'
import { openIn, T } from '../bot/support/open311'
import { faultsFoundByAxe, openBrowser, openPage, scrollsSideways } from './support/browser'

/** Where to put pictures of the pages, for somebody to look at; left out: nowhere. */
const PICTURES = process.env.PICTURES

const REFERENCE = '123456786'

describe('the cases of the console', () => {
  let browser: Browser
  let site: ConsoleSite
  beforeAll(async () => {
    browser = await openBrowser()
    site = await startConsole()
    await site.account()
    await openIn(site.store, {
      reference: REFERENCE,
      uprn: '100012345678',
      marks: ['vulnerable'],
      contact: { name: 'Zoë O’Brien', phone: '07700900123', email: 'zoe@example.org', updates: 'text' },
      answers: { bin: 'green', updates: 'text' },
      facts: { missed: '2026-04-07' },
      particulars: [
        { id: 'bin', label: 'Which bin', value: 'Green bin' },
        { id: 'story', label: 'What happened', value: 'They drove past. '.repeat(30) },
      ],
    })
    await site.store.moveCase(REFERENCE, 1, {
      state: 'waiting',
      at: T,
      by: 'council',
      note: 'Was the lid closed?',
    })
    await site.store.moveCase(REFERENCE, 2, {
      state: 'inProgress',
      at: T,
      by: 'resident',
      note: 'Yes, it was.',
    })
    for (let i = 0; i < 30; i += 1)
      await openIn(site.store, {
        reference: String(200_000_000 + i),
        uprn: '100012345678',
        timeline: [{ state: 'received', at: new Date(T.getTime() - i * 86_400_000), by: 'resident' }],
      })
  })
  afterAll(async () => {
    await browser.close()
    await site.close()
  })

  const signIn = async (page: Page): Promise<void> => {
    await page.goto(`${site.url}/advisor/sign-in`)
    await page.fill('#username', 'sam@otherford.gov.uk')
    await page.fill('#password', PASSWORD)
    await page.click('main button')
  }

  const go = (path: string) => async (page: Page) => {
    await page.goto(`${site.url}/advisor${path}`)
  }
  const PAGES: readonly (readonly [string, (page: Page) => Promise<unknown>])[] = [
    ['list', go('/cases')],
    ['narrowed', go('/cases?q=green&state=open&new=1&from=31/2/2026')],
    ['slip', go('/cases?q=123456787')],
    ['nothing', go('/cases?q=zebra')],
    ['case', go(`/cases/${REFERENCE}`)],
    ['move', go(`/cases/${REFERENCE}/move`)],
    [
      'mistake',
      async (page) => {
        await go(`/cases/${REFERENCE}/move`)(page)
        await page.click('main form button')
      },
    ],
    [
      'check',
      async (page) => {
        await go(`/cases/${REFERENCE}/reply`)(page)
        await page.fill('#note', 'We will come on Thursday.')
        await page.click('main form button')
      },
    ],
    [
      'changed',
      async (page) => {
        await go(`/cases/${REFERENCE}/reply`)(page)
        await page.fill('#note', 'We will come on Thursday.')
        const { timeline } = (await site.store.findCase('otherford', REFERENCE)) ?? { timeline: [] }
        await site.store.moveCase(REFERENCE, timeline.length, {
          state: 'inProgress',
          at: site.clock.now(),
          by: 'council',
          note: 'The crew is told.',
        })
        await page.click('main form button')
      },
    ],
    ['correct', go(`/cases/${REFERENCE}/correct`)],
    ['assign', go(`/cases/${REFERENCE}/assign`)],
    ['services', go('/cases/new')],
    ['new', go('/cases/new?service=missed-bin')],
    [
      'faults',
      async (page) => {
        await go('/cases/new?service=complaint')(page)
        await page.click('main form button')
      },
    ],
  ]
  const SIZES = [
    { width: 1280, height: 800 },
    { width: 320, height: 256 },
  ]
  describe.each(SIZES)('at $width × $height', (viewport) => {
    it.each(PAGES)(
      'has no faults on the page “%s”, and need not be scrolled sideways',
      async (name, reach) => {
        const { page, complaints, close } = await openPage(browser, { viewport })
        await signIn(page)
        await reach(page)
        await page.waitForLoadState('load')
        if (PICTURES !== undefined)
          await page.screenshot({ path: `${PICTURES}/${name}-${viewport.width}.png`, fullPage: true })
        expect(await faultsFoundByAxe(page)).toEqual([])
        expect(await scrollsSideways(page)).toBe(false)
        expect(await page.locator('h1').count()).toBe(1)
        expect(complaints).toEqual([])
        await close()
      },
    )
  })
})
