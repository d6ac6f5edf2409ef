import type { Browser } from 'playwright-core'
import { askLive, bubbles, openBrowser, openPage, untilNowhere } from './support/browser'
import { realConversation, type Site, startSite } from './support/site'

const council = [...realConversation().knowledge.councils.keys()][0] ?? ''
const POSTS = /\/activities$/

describe('the chat page with JavaScript', () => {
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
  const open = async () => {
    const opened = await openPage(browser)
    await opened.page.goto(`${site.url}/${council}`)
    await opened.page.waitForSelector('html.is-live')
    return opened
  }

  it('answers without leaving the page, and keeps the conversation over a reload', async () => {
    const { page, complaints, close } = await open()
    let loads = 0
    page.on('load', () => {
      loads += 1
    })
    await askLive(page, 'When are you open on Saturday?')
    await askLive(page, 'What is your phone number?')
    expect(loads).toBe(0)
    // The greeting has no time until it is kept; how many replies may be chosen is told of new answers only.
    const said = async () =>
      ((await page.locator('#messages').textContent()) ?? '').replace(
        /\s+|\d\d:\d\d|\d+ suggested replies follow\.|One suggested reply follows\./g,
        '',
      )
    const before = await said()
    await page.reload()
    expect(await said()).toBe(before)
    expect(complaints).toEqual([])
    await close()
  })

  it('starts no conversation by being looked at', async () => {
    const { page, close } = await openPage(browser)
    const asked: string[] = []
    page.on('request', (request) => asked.push(`${request.method()} ${new URL(request.url()).pathname}`))
    await page.goto(`${site.url}/${council}`)
    await page.waitForSelector('html.is-live')
    await page.waitForTimeout(500)
    expect(asked.filter((line) => !/^GET \/(assets\/|[\w-]+$)/.test(line))).toEqual([])
    await close()
  })

  it('takes the focus neither when it opens nor when an answer comes', async () => {
    const { page, close } = await open()
    expect(await page.evaluate('document.activeElement.tagName')).toBe('BODY')
    await askLive(page, 'When are you open?')
    expect(await page.evaluate('document.activeElement.id')).toBe('question')
    await close()
  })

  it('announces answers politely, and the resident’s own words not at all', async () => {
    const { page, close } = await open()
    await askLive(page, 'When are you open?')
    const log = page.getByRole('log')
    expect(await log.getAttribute('aria-live')).toBe('polite')
    expect(await log.locator('li[data-from=resident]').getAttribute('aria-live')).toBe('off')
    expect(await log.locator('li[data-from=assistant]').last().getAttribute('aria-live')).toBe(null)
    await close()
  })

  it('can be used with the keyboard alone', async () => {
    const { page, close } = await open()
    await page.keyboard.press('Tab')
    expect(await page.evaluate('document.activeElement.className')).toBe('govuk-skip-link')
    await page.keyboard.press('Enter')
    await page.keyboard.press('Tab')
    const first = await page.evaluate('document.activeElement.value')
    await page.keyboard.press('Enter')
    await bubbles(page, 'assistant').nth(1).waitFor()
    expect(await bubbles(page, 'resident').textContent()).toContain(first)
    for (let tabs = 0; tabs < 30; tabs += 1) {
      await page.keyboard.press('Tab')
      if ((await page.evaluate('document.activeElement.id')) === 'question') break
    }
    await page.keyboard.type('How do I complain?')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await bubbles(page, 'assistant').nth(2).waitFor()
    expect(await bubbles(page, 'resident').count()).toBe(2)
    await close()
  })

  it('never hides what has the focus', async () => {
    const { page, close } = await open()
    await askLive(page, 'How do I get in touch?')
    await askLive(page, 'When are you open?')
    await page.evaluate('window.scrollTo(0, 0)')
    await page.locator('.site-header__name a').focus()
    for (let tabs = 0; tabs < 20; tabs += 1) {
      await page.keyboard.press('Tab')
      const covered = await page.evaluate(`(() => {
        const { activeElement } = document;
        const { left, top, width, height } = activeElement.getBoundingClientRect();
        if (activeElement === document.body) return false;
        const seen = document.elementFromPoint(left + width / 2, top + height / 2);
        return !(seen !== null && (activeElement.contains(seen) || seen.contains(activeElement))) && activeElement.outerHTML;
      })()`)
      expect(covered).toBe(false)
    }
    await close()
  })

  it('brings question and answer into view, below the way out that stays at the top', async () => {
    const { page, close } = await open()
    for (const question of ['How do I get in touch?', 'When are you open?', 'help'])
      await askLive(page, question)
    await page.waitForTimeout(1500)
    const bottom = (await page.locator('#leave').boundingBox())?.y ?? Number.NaN
    const top = (await bubbles(page, 'resident').last().boundingBox())?.y ?? Number.NaN
    expect(bottom).toBeGreaterThanOrEqual(0)
    expect(top).toBeGreaterThan(bottom + 40)
    expect(top).toBeLessThan(400)
    await close()
  })

  it('keeps the form in reach, but never over a long list of replies', async () => {
    const { page, close } = await open()
    const position = () => page.evaluate(`getComputedStyle(document.querySelector('#composer')).position`)
    await askLive(page, 'When are you open?')
    expect(await position()).toBe('sticky')
    await askLive(page, 'I want to complain')
    await askLive(page, 'Nobody answered my letter about noise.')
    expect(await page.locator('#choices button').count()).toBeGreaterThan(5)
    expect(await position()).toBe('static')
    await close()
  })

  it('goes on after the server was stopped and started, and loses and doubles nothing', async () => {
    const { page, close } = await open()
    await askLive(page, 'When are you open?')
    await site.restart()
    await askLive(page, 'What is your phone number?')
    await askLive(page, 'How do I complain?')
    expect(await bubbles(page, 'resident').count()).toBe(3)
    const shown = await page.locator('#messages > li').count()
    await page.reload()
    expect(await page.locator('#messages > li').count()).toBe(shown)
    await close()
  })

  it('waits while there is no connection, says so, and then sends once', async () => {
    const { page, close } = await open()
    await askLive(page, 'When are you open?')
    await page.context().setOffline(true)
    await page.fill('#question', 'How do I complain?')
    await page.keyboard.press('Enter')
    await page.getByText('You are offline').waitFor()
    expect(await bubbles(page, 'resident').last().textContent()).toContain('Sending')
    const before = await bubbles(page, 'assistant').count()
    await page.context().setOffline(false)
    await bubbles(page, 'assistant').nth(before).waitFor()
    await page.reload()
    expect(await bubbles(page, 'resident').count()).toBe(2)
    await close()
  })

  it('sends again what was not acknowledged, and it stays one turn', async () => {
    const { page, close } = await open()
    await askLive(page, 'When are you open?')
    let posts = 0
    await page.route(POSTS, async (route) => {
      posts += 1
      if (posts > 1) return route.continue()
      await route.fetch()
      return route.abort()
    })
    await askLive(page, 'How do I complain?')
    await page.waitForTimeout(3000)
    await page.reload()
    expect(await bubbles(page, 'resident').count()).toBe(2)
    await close()
  })

  it('sends after a reload what could not be sent before it', async () => {
    const { page, close } = await open()
    await askLive(page, 'When are you open?')
    let isDown = true
    await page.route(POSTS, (route) => (isDown ? route.abort() : route.continue()))
    const before = await bubbles(page, 'assistant').count()
    await page.fill('#question', 'How do I complain?')
    await page.keyboard.press('Enter')
    await bubbles(page, 'resident').nth(1).waitFor()
    await page.reload()
    isDown = false
    await bubbles(page, 'assistant').nth(before).waitFor()
    await page.reload()
    expect(await bubbles(page, 'resident').count()).toBe(2)
    await close()
  })

  it('says when a message could not be sent, and sends it when asked to', async () => {
    const { page, close } = await open()
    await page.route(POSTS, (route) => route.fulfill({ status: 502, body: '{}' }))
    await page.fill('#question', 'When are you open?')
    await page.keyboard.press('Enter')
    const again = page.getByRole('button', { name: 'Try again' })
    await again.waitFor({ timeout: 30000 })
    expect(await bubbles(page, 'resident').textContent()).toContain('Not sent')
    await page.unroute(POSTS)
    await again.click()
    await bubbles(page, 'assistant').nth(1).waitFor()
    expect(await bubbles(page, 'resident').textContent()).not.toContain('Not sent')
    await close()
  })

  it('does without a stream where a network lets none through', async () => {
    const { page, close } = await openPage(browser)
    await page.addInitScript(
      `window.WebSocket = class { constructor() { setTimeout(() => this.onclose()) } close() {} }`,
    )
    await page.goto(`${site.url}/${council}`)
    await page.waitForSelector('html.is-live')
    await askLive(page, 'When are you open?')
    await askLive(page, 'How do I complain?')
    expect(await bubbles(page, 'resident').count()).toBe(2)
    await close()
  })

  it('shows in one tab what is said in another', async () => {
    const { page, close } = await open()
    await askLive(page, 'When are you open?')
    const second = await page.context().newPage()
    await second.goto(`${site.url}/${council}`)
    await askLive(second, 'How do I complain?')
    await bubbles(page, 'resident').nth(1).waitFor()
    expect(await bubbles(page, 'resident').nth(1).textContent()).toContain('How do I complain?')
    await close()
  })

  it('explains an empty or overlong question in its place, and counts down', async () => {
    const { page, close } = await open()
    await page.focus('#question')
    await page.keyboard.press('Enter')
    expect(await page.locator('#question-error').textContent()).toBe('Error: Enter a message')
    expect(await page.locator('#question').getAttribute('aria-invalid')).toBe('true')
    await page.fill('#question', 'x'.repeat(1990))
    expect(await page.locator('#question-count').textContent()).toBe('You have 10 characters left')
    await page.fill('#question', 'x'.repeat(2001))
    await page.keyboard.press('Enter')
    expect(await page.locator('#question-error').textContent()).toContain('1 character too many')
    expect(await bubbles(page, 'resident').count()).toBe(0)
    await close()
  })

  it('starts anew', async () => {
    const { page, close } = await open()
    await askLive(page, 'When are you open?')
    await page.click('#again button')
    await page.waitForSelector('html.is-live')
    expect(await bubbles(page, 'resident').count()).toBe(0)
    await askLive(page, 'How do I complain?')
    expect(await bubbles(page, 'resident').count()).toBe(1)
    await close()
  })

  it('leaves at three presses of Shift, and remembers nothing', async () => {
    const { page, close } = await open()
    await askLive(page, 'When are you open?')
    const left = page.waitForResponse(/\/leave$/)
    for (let presses = 0; presses < 3; presses += 1) await page.keyboard.press('Shift')
    expect((await left).headers().location).toBe('https://www.bbc.co.uk/weather')
    await untilNowhere(page)
    await page.goto(`${site.url}/${council}`)
    expect(await bubbles(page, 'resident').count()).toBe(0)
    expect(await page.evaluate('sessionStorage.length')).toBe(0)
    await close()
  })
})
