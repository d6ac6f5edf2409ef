import type { Browser, Page } from 'playwright-core'
import { bubbles, type Opened, openBrowser } from './support/browser'
import { accept, type DeskSite, reply, sayAsResident, startDesk, texts } from './support/desk'

// Five browsers at once are slow on a small machine.
jest.setTimeout(240_000)

describe('two advisors and three residents', () => {
  let browser: Browser
  let site: DeskSite
  let sam: Opened
  let kim: Opened
  const residents: Opened[] = []
  beforeAll(async () => {
    browser = await openBrowser()
    site = await startDesk(browser)
    sam = await site.advisor({ id: 'sam', name: 'Sam' })
    kim = await site.advisor({ id: 'kim', name: 'Kim' })
  })
  afterEach(async () => {
    for (const { close } of residents.splice(0)) await close()
  })
  afterAll(async () => {
    await browser.close()
    await site.close()
  })

  const resident = async (wish: string, options = {}): Promise<Opened> => {
    const opened = await site.resident(options)
    residents.push(opened)
    await sayAsResident(opened, wish)
    return opened
  }
  /** Whoever of the two is offered it accepts; gives them, the other, and the id of the hand-off. */
  const taken = async (about: string) => {
    const who = await Promise.any([sam, kim].map((one) => accept(one.page, about).then(() => one)))
    const id = who.page.url().split('/').at(-1) ?? ''
    return { who, other: who === sam ? kim : sam, id }
  }

  type Talk = Awaited<ReturnType<typeof taken>> & { name: string; chat: Opened }

  /** The resident says something and is answered; one without JavaScript loads the page again to see it. */
  const exchange = async ({ name, chat, who, id }: Talk, round: number): Promise<void> => {
    await sayAsResident(chat, `${name} says ${round}`)
    if (!who.page.url().endsWith(id)) await who.page.click(`#own-link-${id}`)
    await who.page.getByText(`${name} says ${round}`, { exact: true }).first().waitFor()
    await reply(who.page, `to ${name}, ${round}`)
    if (name === 'cy') await chat.page.goto(`${site.url}/${site.council}`)
    await chat.page.locator('#messages').getByText(`to ${name}, ${round}`, { exact: true }).waitFor()
  }

  /** Both sides show the same, once and in order. */
  const checkBoth = async ({ name, chat, who, id }: Talk): Promise<void> => {
    await who.page.goto(`${site.url}/advisor/conversations/${id}`)
    const said = [1, 2].flatMap((round) => [`${name} says ${round}`, `to ${name}, ${round}`])
    const isSaid = (text: string): boolean => / says |^to /.test(text)
    expect((await texts(who.page, '#transcript .item__body')).filter(isSaid)).toEqual(said)
    expect((await texts(chat.page, '#messages [data-part=body]')).filter(isSaid)).toEqual(said)
  }

  const finish = async (page: Page): Promise<void> => {
    await page.click('#do-end button')
    await page.waitForSelector('#do-wrap-up')
    for (const field of ['#outcome-answered', '#avoidable-no', '#firstContact-yes']) await page.check(field)
    await page.click('#do-wrap-up button')
    await page.getByText('That is written down.').waitFor()
  }

  it('talk all at once, with and without JavaScript, and nothing is lost, doubled or mixed up', async () => {
    const talks = []
    for (const name of ['ann', 'bob', 'cy']) {
      const chat = await resident(`person, ${name}`, { javaScriptEnabled: name !== 'cy' })
      talks.push({ name, chat, ...(await taken(`person, ${name}`)) })
    }
    for (const round of [1, 2]) for (const talk of talks) await exchange(talk, round)
    for (const talk of talks) {
      await checkBoth(talk)
      await finish(talk.who.page)
    }
    expect([...sam.complaints, ...kim.complaints]).toEqual([])
  })

  it('see each other, pass a talk on with a note, and the resident is told', async () => {
    const ann = await resident('person, passed on')
    const { who, other, id } = await taken('person, passed on')
    const address = `${site.url}/advisor/conversations/${id}`
    await other.page.goto(address)
    await other.page.getByText('You are looking on: the resident doesn’t see you').waitFor()
    await who.page.locator('#viewers').waitFor()
    await reply(who.page, 'One moment')
    await other.page.locator('#transcript').getByText('One moment').waitFor()
    expect(await other.page.locator('#text').count()).toBe(0)
    await who.page.click('#do-transfer summary')
    await who.page.selectOption('#to', { index: 2 })
    await who.page.fill('#transfer-note', 'Wants a garden bin')
    await who.page.click('#do-transfer button')
    await who.page.getByText('It was passed on.').waitFor()
    await other.page.locator('#do-claim button').first().click()
    await other.page.getByText('You answer.').waitFor()
    expect(await texts(other.page, '.item--note .item__body')).toEqual(['Wants a garden bin'])
    await reply(other.page, 'Hello, I have it now')
    await ann.page.locator('#messages').getByText('Hello, I have it now').waitFor()
    expect(await texts(ann.page, '#messages')).not.toContain('Wants a garden bin')
    await finish(other.page)
  })

  it('lose nothing and see nothing twice when a connection breaks', async () => {
    const ann = await resident('person, broken line')
    const { who } = await taken('person, broken line')
    const { page } = who
    await sayAsResident(ann, 'before')
    await page.locator('#transcript').getByText('before', { exact: true }).waitFor()
    await page.route('**/reply', (route) => route.abort())
    site.cut()
    await page.locator('#connection').getByText('The connection is lost').waitFor()
    await page.fill('#text', 'written while it was broken')
    await page.keyboard.press('Enter')
    await page.locator('#text-problem').getByText('This was not sent').waitFor()
    expect(await page.inputValue('#text')).toBe('written while it was broken')
    await sayAsResident(ann, 'meanwhile')
    await bubbles(ann.page, 'resident').getByText('meanwhile').waitFor()
    await page.unroute('**/reply')
    site.mend()
    await page.locator('#transcript').getByText('meanwhile', { exact: true }).waitFor()
    await page.locator('#connection').waitFor({ state: 'hidden' })
    await page.focus('#text')
    await page.keyboard.press('Enter')
    await ann.page.locator('#messages').getByText('written while it was broken').waitFor()
    await sayAsResident(ann, 'after')
    await page.locator('#transcript').getByText('after', { exact: true }).waitFor()
    const said = (await texts(page, '#transcript [data-seq] .item__body')).slice(-4)
    expect(said).toEqual(['before', 'meanwhile', 'written while it was broken', 'after'])
    expect(await page.locator(`#transcript > li`).count()).toBe(
      await page.evaluate(
        'new Set([...document.querySelectorAll("#transcript > li")].map(({ id }) => id)).size',
      ),
    )
    await finish(page)
  })
})
