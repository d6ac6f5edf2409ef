import type { Browser, Page } from 'playwright-core'
import { PASSWORD } from '../bot/support/console'
import { openBrowser, openPage } from './support/browser'
import { type DeskSite, sayAsResident, startDesk, texts } from './support/desk'

jest.setTimeout(240_000)

const focused = (page: Page): Promise<string> =>
  page.evaluate('document.activeElement.id || document.activeElement.textContent.trim()').then(String)

/** Goes on by Tab until the focus is on something whose id or words match; throws where there is no way to it. */
const tabTo = async (page: Page, wanted: RegExp): Promise<void> => {
  for (let tabs = 0; tabs < 80; tabs += 1) {
    if (wanted.test(await focused(page))) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`Tab does not lead to ${wanted}`)
}

describe('an advisor’s day by keyboard alone', () => {
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

  const atDesk = async () => {
    const { page, complaints } = await openPage(browser)
    const username = await site.account()
    await page.goto(`${site.url}/advisor`)
    await tabTo(page, /^username$/)
    await page.keyboard.type(username)
    await page.keyboard.press('Tab')
    await page.keyboard.type(PASSWORD)
    await page.keyboard.press('Enter')
    await page.waitForSelector('html.is-live')
    await tabTo(page, /^set-available$/)
    await page.keyboard.press('Enter')
    await page.waitForSelector('#set-away')
    await page.waitForSelector('html.is-live')
    return { page, complaints }
  }

  it('goes from signing in to the last wrap-up', async () => {
    const { page, complaints } = await atDesk()
    const ann = await site.resident()
    const bob = await site.resident()
    await sayAsResident(ann, 'person, ann')
    await page.waitForSelector('[data-offer="person, ann"]')
    await sayAsResident(bob, 'person, bob')
    await page.waitForSelector('[data-offer="person, bob"]')

    // Takes both: the first offer by its key, then the other from beside the first conversation.
    await page.keyboard.press('o')
    expect(await focused(page)).toMatch(/^claim-/)
    await page.keyboard.press('Enter')
    await page.waitForSelector('#text')
    await page.waitForSelector('html.is-live')
    await page.keyboard.press('o')
    await page.keyboard.press('Enter')
    await page.locator('h1', { hasText: 'person, bob' }).waitFor()
    await page.waitForSelector('html.is-live')

    // Answers; the key that would go to the queue is a letter while one writes.
    await page.keyboard.press('r')
    expect(await focused(page)).toBe('text')
    await page.keyboard.type('quick question, Bob?')
    await page.keyboard.press('Enter')
    await page.locator('#transcript [data-kind=advisor]').waitFor()
    expect(await focused(page)).toBe('text')

    // The other one waits: its number is in the title, and Alt and N leads there out of the box.
    await page.locator('#mine[data-unanswered-count="1"]').waitFor()
    expect(await page.title()).toMatch(/^\(1\) /)
    await page.keyboard.type('half a draft')
    await page.keyboard.press('Alt+n')
    await page.locator('h1', { hasText: 'person, ann' }).waitFor()
    await page.waitForSelector('html.is-live')

    // An approved answer, read and changed before it is sent.
    await page.keyboard.press('f')
    expect(await focused(page)).toBe('find')
    await page.keyboard.type('my bin was missed')
    await page.keyboard.press('Enter')
    await page.waitForSelector('.found__one')
    await tabTo(page, /^Put into the reply/)
    await page.keyboard.press('Enter')
    expect(await focused(page)).toBe('text')
    expect(await page.inputValue('#text')).toMatch(/Source: /)
    await page.keyboard.type(' Thank you.')
    await page.keyboard.press('Enter')
    await page.locator('#transcript [data-kind=advisor]', { hasText: 'Thank you.' }).waitFor()

    // A note for colleagues, without leaving the page.
    await page.keyboard.press('Alt+a')
    expect(await focused(page)).toBe('actions')
    await tabTo(page, /^Write a note/)
    await page.keyboard.press('Enter')
    await tabTo(page, /^note$/)
    await page.keyboard.type('Sounds in a hurry')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await page.locator('.item--note', { hasText: 'Sounds in a hurry' }).waitFor()
    expect(await focused(page)).toMatch(/Write a note/)

    // Ends it and writes down what came of it.
    await page.keyboard.press('a')
    await tabTo(page, /^End the talk/)
    await page.keyboard.press('Enter')
    await page.waitForSelector('#do-wrap-up')
    for (const field of ['outcome-answered', 'avoidable-no', 'firstContact-yes']) {
      await tabTo(page, new RegExp(`^${field}$`))
      await page.keyboard.press('Space')
    }
    await tabTo(page, /^Done$/)
    await page.keyboard.press('Enter')
    await page.getByText('That is written down.').waitFor()
    await page.waitForSelector('html.is-live')

    // Back to the other, where the draft still is.
    await tabTo(page, /^own-link-/)
    await page.keyboard.press('Enter')
    await page.locator('h1', { hasText: 'person, bob' }).waitFor()
    await page.waitForSelector('html.is-live')
    expect(await page.inputValue('#text')).toBe('half a draft')
    expect(complaints).toEqual([])
  })

  it('shows the keys, switches the single ones off, and keeps those with Alt', async () => {
    const { page } = await openPage(browser)
    await page.goto(`${site.url}/advisor`)
    await page.fill('#username', await site.account({ id: 'kim' }))
    await page.fill('#password', PASSWORD)
    await page.keyboard.press('Enter')
    await page.waitForSelector('html.is-live')
    await page.keyboard.press('?')
    await page.waitForSelector('#shortcuts[open]')
    expect(await texts(page, '#shortcuts kbd')).toContain('n')
    await tabTo(page, /^single-keys$/)
    await page.keyboard.press('Space')
    await page.keyboard.press('Escape')
    await page.waitForSelector('#shortcuts', { state: 'hidden' })
    await page.keyboard.press('?')
    expect(await page.locator('#shortcuts').isVisible()).toBe(false)
    await page.keyboard.press('Alt+/')
    await page.waitForSelector('#shortcuts[open]')
  })
})
