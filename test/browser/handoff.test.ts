import type { Browser, Page } from 'playwright-core'
import type { Advisor } from '../../bot/advisors/advisor'
import { type PeopleSite, startPeopleSite } from '../support/peopleSite'
import { bubbles, faultsFoundByAxe, openBrowser, openPage, scrollsSideways } from './support/browser'

describe('a resident of the live page', () => {
  let browser: Browser
  let site: PeopleSite
  let sam: Advisor
  beforeAll(async () => {
    browser = await openBrowser()
    site = await startPeopleSite()
    sam = await site.comes('Sam')
  })
  afterAll(async () => {
    await browser.close()
    await site.close()
  })

  const says = async (page: Page, text: string): Promise<void> => {
    await page.fill('#question', text)
    await page.keyboard.press('Enter')
  }
  const standing = (page: Page) => page.locator('#standing')
  const advisors = (page: Page) => page.locator('#messages > li[data-from=advisor]')

  /** In the queue of a fresh page. */
  const waits = async () => {
    const opened = await openPage(browser)
    await opened.page.goto(`${site.url}/${site.council}`)
    expect(await standing(opened.page).isVisible()).toBe(false)
    await says(opened.page, 'I want to talk to someone')
    await standing(opened.page).getByText('You are next.').waitFor()
    return opened
  }

  /** In a talk with Sam; `end` ends it for both. */
  const talks = async () => {
    const opened = await waits()
    const handoff = await site.takes(sam)
    await standing(opened.page).getByText('You’re talking to Sam.').waitFor()
    const end = async (): Promise<void> => {
      await site.handoffs.end(sam, handoff)
      await site.handoffs.wrapUp(sam, handoff, { outcome: 'answered', firstContact: true })
    }
    return { ...opened, handoff, end }
  }

  it('sees the place, also after coming back, and can leave', async () => {
    const { page, complaints, close } = await waits()
    expect(await page.locator('#standing-says').getAttribute('role')).toBe('status')
    expect(await page.getByText('See if there is an answer').count()).toBe(0)
    expect(await faultsFoundByAxe(page)).toEqual([])
    await page.reload()
    await standing(page).getByText('You are next.').waitFor()
    expect(await page.getByText('See if there is an answer').isVisible()).toBe(false)
    await page.locator('#choices').getByText('Leave the queue').click()
    await bubbles(page, 'assistant').last().getByText('here again').waitFor()
    await standing(page).waitFor({ state: 'hidden' })
    expect(complaints).toEqual([])
    await close()
  })

  it('sees who speaks and who writes, and is no longer promised an answer of the assistant', async () => {
    const { page, complaints, close, handoff, end } = await talks()
    await site.handoffs.say(sam, handoff, { text: 'Hello, I am Sam.' })
    await advisors(page).waitFor()
    expect(await advisors(page).locator('[data-part=who]').textContent()).toBe('Sam, council advisor')
    await site.handoffs.typing(sam, handoff)
    await page.locator('#typing').getByText('Sam is writing').waitFor()
    await site.handoffs.say(sam, handoff, { text: 'How can I help?' })
    await advisors(page).nth(1).waitFor()
    expect(await page.locator('#typing').isVisible()).toBe(false)
    await says(page, 'It is about my hedge')
    await bubbles(page, 'resident').nth(1).waitFor()
    // Longer than the page waits before it says that an answer is written.
    await page.waitForTimeout(700)
    expect(await page.locator('#typing').isVisible()).toBe(false)
    expect(await faultsFoundByAxe(page)).toEqual([])
    await page.setViewportSize({ width: 320, height: 640 })
    expect(await scrollsSideways(page)).toBe(false)
    expect(complaints).toEqual([])
    await end()
    await close()
  })

  it('is seen to write and to read', async () => {
    const { page, close, handoff, end } = await talks()
    const { seq } = await site.handoffs.say(sam, handoff, { text: 'Hello' })
    const readTo = async () => (await site.handoffs.view(sam, handoff)).marks.resident.read
    for (let tries = 0; tries < 100 && (await readTo()) < seq; tries += 1) await page.waitForTimeout(100)
    expect(await readTo()).toBe(seq)
    const { conversation } = (await site.handoffs.view(sam, handoff)).handoff
    let told = 0
    const stop = site.news.watch(conversation, (what) => {
      if (what === 'residentTyping') told += 1
    })
    await page.locator('#question').pressSequentially('It is about my hedge')
    for (let tries = 0; tries < 100 && told === 0; tries += 1) await page.waitForTimeout(50)
    stop()
    // Once in three seconds, however many keys are pressed.
    expect(told).toBe(1)
    await end()
    await close()
  })

  it('is asked how it was when they part', async () => {
    const { page, close, end } = await talks()
    await end()
    await page.locator('#choices').getByText('Good').click()
    await bubbles(page, 'assistant').last().getByText('tell us why').waitFor()
    await standing(page).waitFor({ state: 'hidden' })
    await close()
  })
})
