import type { Browser } from 'playwright-core'
import { bubbles, openBrowser, openPage, scrollsSideways, untilNowhere } from './support/browser'
import { realConversation, type Site, startSite } from './support/site'

const council = [...realConversation().knowledge.councils.keys()][0] ?? ''

describe('the chat page without JavaScript', () => {
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
  const open = async (options = {}) => {
    const opened = await openPage(browser, { javaScriptEnabled: false, ...options })
    await opened.page.goto(`${site.url}/${council}`)
    return opened
  }

  it('takes a turn, shows question and answer, and points at the newest', async () => {
    const { page, complaints, close } = await open()
    await page.fill('#question', 'When are you open on Saturday?')
    await page.click('#composer button')
    expect(page.url()).toMatch(new RegExp(`/${council}#message-\\d+$`))
    expect(await bubbles(page, 'resident').textContent()).toContain('When are you open on Saturday?')
    expect(await bubbles(page, 'assistant').last().textContent()).toContain('Saturday')
    const target = page.url().split('#')[1] ?? ''
    expect(await page.locator(`#${target}`).textContent()).toContain('When are you open')
    expect(complaints).toEqual([])
    await close()
  })

  it('keeps the conversation over a reload, and a reload asks nothing again', async () => {
    const { page, close } = await open()
    await page.fill('#question', 'What is your phone number?')
    await page.click('#composer button')
    const before = await page.locator('#messages > li').count()
    await page.reload()
    await page.reload()
    expect(await page.locator('#messages > li').count()).toBe(before)
    await close()
  })

  it('answers a form that was sent twice only once', async () => {
    const { page, close } = await open()
    const form = {
      clientId: await page.locator('#composer input[name=clientId]').inputValue(),
      text: 'How do I complain?',
    }
    const post = () => page.request.post(`${site.url}/${council}`, { form, headers: { Origin: site.url } })
    await Promise.all([post(), post()])
    await page.reload()
    expect(await bubbles(page, 'resident').count()).toBe(1)
    await close()
  })

  it('answers a chosen reply', async () => {
    const { page, close } = await open()
    const choice = page.locator('#choices button').first()
    const says = (await choice.getAttribute('value')) ?? ''
    await choice.click()
    expect(await bubbles(page, 'resident').textContent()).toContain(says)
    expect(await bubbles(page, 'assistant').count()).toBeGreaterThan(1)
    await close()
  })

  it('explains an empty question beside the field, and says so in the title', async () => {
    const { page, close } = await open()
    await page.click('#composer button')
    expect(await page.title()).toMatch(/^Error: /)
    expect(await page.locator('#error-summary a').getAttribute('href')).toBe('#question')
    const described = (await page.locator('#question').getAttribute('aria-describedby')) ?? ''
    expect(described.split(' ')).toContain('question-error')
    expect(await page.locator('#question-error').textContent()).toContain('Enter a message')
    await close()
  })

  it('keeps what was written when it is too long', async () => {
    const { page, close } = await open()
    await page.fill('#question', 'x'.repeat(2001))
    await page.click('#composer button')
    expect(await page.locator('#question').inputValue()).toHaveLength(2001)
    expect(await page.locator('#question-error').textContent()).toContain('2,001')
    await close()
  })

  it('starts anew, and lets go of the old conversation', async () => {
    const { page, close } = await open()
    await page.fill('#question', 'When are you open?')
    await page.click('#composer button')
    await page.click('#again button')
    expect(await bubbles(page, 'resident').count()).toBe(0)
    expect(await bubbles(page, 'assistant').count()).toBe(1)
    await close()
  })

  it('leaves for a neutral page and forgets the conversation on this device', async () => {
    const { page, close } = await open()
    await page.fill('#question', 'When are you open?')
    await page.click('#composer button')
    const left = page.waitForResponse(/\/leave$/)
    await page.click('#leave', { noWaitAfter: true })
    expect((await left).headers().location).toBe('https://www.bbc.co.uk/weather')
    await untilNowhere(page)
    await page.goto(`${site.url}/${council}`)
    expect(await bubbles(page, 'resident').count()).toBe(0)
    await close()
  })

  it('gives a copy of the conversation as a text file', async () => {
    const { page, close } = await open({ acceptDownloads: true })
    await page.fill('#question', 'When are you open on Saturday?')
    await page.click('#composer button')
    const copy = await page.request.get(`${site.url}/${council}/transcript`)
    expect(copy.headers()['content-disposition']).toContain('attachment')
    expect(await copy.text()).toContain('When are you open on Saturday?')
    expect(await copy.text()).not.toMatch(/\*\*|<p>/)
    await close()
  })

  it('is for one council only: the conversation of one is not shown by another', async () => {
    const { page, close } = await open()
    const other = [...realConversation().knowledge.councils.keys()][1] ?? ''
    await page.fill('#question', 'When are you open?')
    await page.click('#composer button')
    await page.goto(`${site.url}/${other}`)
    expect(await bubbles(page, 'resident').count()).toBe(0)
    await close()
  })

  it.each([320, 640, 1280])('can be read at %i pixels without scrolling sideways', async (width) => {
    const { page, close } = await open({ viewport: { width, height: 256 } })
    expect(await scrollsSideways(page)).toBe(false)
    await page.fill(
      '#question',
      `Is ${'averylongwordindeed'.repeat(8)} open? https://example.org/${'a'.repeat(90)}`,
    )
    await page.click('#composer button')
    expect(await scrollsSideways(page)).toBe(false)
    await close()
  })
})
