import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { standingClock } from '../bot/support/world'
import { bubbles, faultsFoundByAxe, openBrowser, openPage, scrollsSideways } from './support/browser'
import {
  act,
  button,
  lastAnswer,
  lookUp,
  MISSED_BIN,
  references,
  type Step,
  takeStep,
  takeSteps,
} from './support/journey'
import { reached, tabTo, takeStepByKeyboard } from './support/keyboard'
import { type Site, startSite } from './support/site'

const { council, postcode, steps, change, home, send } = MISSED_BIN
const TEN_DAYS = 10 * 24 * 60 * 60 * 1000

describe('journeys', () => {
  let browser: Browser
  let site: Site
  let clock: ReturnType<typeof standingClock>
  beforeAll(async () => {
    browser = await openBrowser()
  })
  beforeEach(async () => {
    clock = standingClock(MISSED_BIN.at)
    site = await startSite({}, undefined, clock)
  })
  afterEach(() => site.close())
  afterAll(() => browser.close())

  const open = async (options: BrowserContextOptions) => {
    const opened = await openPage(browser, options)
    await opened.page.goto(`${site.url}/${council}`)
    return opened
  }
  const look = async (page: Page, state: string) => {
    expect([state, await faultsFoundByAxe(page)]).toEqual([state, []])
    expect([state, await scrollsSideways(page)]).toEqual([state, false])
  }

  describe('without JavaScript', () => {
    const options = { javaScriptEnabled: false, viewport: { width: 320, height: 640 } }

    it('report a missed bin with a change of mind, and chase it when it is late', async () => {
      const { page, complaints, close } = await open(options)
      for (const step of [...steps, ...change]) {
        await takeStep(page, step)
        expect([step, await scrollsSideways(page)]).toEqual([step, false])
      }
      expect(await lastAnswer(page)).toContain(`Address: ${home}`)
      await takeStep(page, { press: send })
      expect(await lastAnswer(page)).toContain('It is due by')
      const [reference = ''] = await references(page)

      clock.moveOn(TEN_DAYS)
      await lookUp(page, `${site.url}/${council}/track`, reference, postcode.toLowerCase())
      expect(await page.locator('#status').textContent()).toContain('It is overdue')
      expect(await page.locator('#details').textContent()).toContain(home)
      await page.click('button[name=chase]')
      expect(await page.locator('#chased').textContent()).toContain('the team')
      expect(await page.locator('button[name=chase]').count()).toBe(0)
      expect(await scrollsSideways(page)).toBe(false)
      expect(complaints).toEqual([])
      await close()
    })

    it('lose nothing by a reload or by going back, and send nothing twice', async () => {
      const { page, close } = await open(options)
      await takeSteps(page, steps)
      const said = await bubbles(page, 'resident').count()
      await page.reload()
      expect(await bubbles(page, 'resident').count()).toBe(said)
      await page.goBack()
      await page.goBack()
      await page.goto(`${site.url}/${council}`)
      expect(await bubbles(page, 'resident').count()).toBe(said)
      await button(page, send).dblclick()
      await page.getByText('Your reference is').waitFor()
      // The page before may still show its buttons.
      await page.goBack()
      if ((await button(page, send).count()) > 0) await takeStep(page, { press: send })
      await page.goto(`${site.url}/${council}`)
      expect(await references(page)).toHaveLength(1)
      expect(await bubbles(page, 'resident').count()).toBe(said + 1)
      await close()
    })
  })

  /** What is on the page in turn, after more steps each; one without steps begins anew. */
  const STATES: readonly (readonly [string, readonly Step[]])[] = [
    ['a list of addresses', steps.slice(0, 2)],
    ['answers to check', steps.slice(2)],
    ['what to change', [{ press: 'Change something' }]],
    ['anew', []],
    ['a list of applications', [{ write: 'Has my application been decided?' }, { write: postcode }]],
    ['an application', [{ press: 'Change of use' }]],
    ['anew', []],
    ['a complaint', [{ write: 'I want to complain' }, { write: 'Nobody answered my letter about noise.' }]],
  ]
  it.each([
    { width: 1280, height: 800 },
    // 1280 by 1024 at 400 %.
    { width: 320, height: 256 },
  ])('have no faults at $width × $height, and need not be scrolled sideways', async (viewport) => {
    const { page, close } = await open({ viewport })
    // Axe needs a page that runs scripts; the forms are still sent the plain way.
    await page.route('**/chat.js', (route) => route.abort())
    await page.reload()
    for (const [state, more] of STATES) {
      await takeSteps(page, more)
      if (more.length === 0) await page.click('#again button')
      else await look(page, state)
    }
    await close()
  })

  describe('with JavaScript', () => {
    it('report a missed bin by the keyboard alone, and chase it when it is late', async () => {
      const { page, complaints, close } = await open({})
      await page.waitForSelector('html.is-live')
      for (const step of [...steps, ...change]) {
        await takeStepByKeyboard(page, step)
        // A button that was pressed is gone: what follows is reached from what it said.
        expect([step, await reached(page)]).toEqual([step, 'press' in step ? 'resident' : 'question'])
      }
      const answer = page.locator('[role=log][aria-live=polite] li[data-from=assistant]').last()
      expect(await answer.textContent()).toMatch(new RegExp(`Address: ${home}[^]*2 suggested replies follow`))
      await look(page, 'answers to check')
      await takeStepByKeyboard(page, { press: send })
      const [reference = ''] = await references(page)
      await look(page, 'a reference')

      clock.moveOn(TEN_DAYS)
      await lookUp(page, `${site.url}/${council}/track`, reference, postcode)
      await look(page, 'an overdue case')
      await tabTo(page, '1')
      await page.keyboard.press('Enter')
      await page.waitForSelector('#chased[role=status]')
      await page.waitForLoadState('load')
      await look(page, 'a chased case')
      expect(complaints).toEqual([])
      await close()
    })

    it('lose nothing by a reload or by going back, and send nothing twice', async () => {
      const { page, close } = await open({})
      await page.waitForSelector('html.is-live')
      for (const [i, step] of steps.entries()) {
        await act(page, step)
        await bubbles(page, 'assistant')
          .nth(i + 1)
          .waitFor()
        if (i === 2) await page.reload()
      }
      await page.goto(`${site.url}/${council}/track`)
      await page.goBack()
      await page.waitForSelector('html.is-live')
      expect(await bubbles(page, 'resident').count()).toBe(steps.length)
      await button(page, send).dblclick()
      await page.getByText('Your reference is').waitFor()
      await page.reload()
      expect(await references(page)).toHaveLength(1)
      expect(await bubbles(page, 'resident').count()).toBe(steps.length + 1)
      await close()
    })
  })
})
