import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Browser } from 'playwright-core'
import { faultsFoundByAxe, openBrowser, openPage } from './support/browser'
import { realConversation, type Site, startSite } from './support/site'

const council = [...realConversation().knowledge.councils.keys()][0] ?? ''

/** A page of another website that includes the script, with a policy as strict as it can be for that. */
const startHost = (scriptUrl: () => string): Promise<Server> =>
  new Promise((resolve) => {
    const server = createServer((_, res) => {
      const { origin } = new URL(scriptUrl())
      res.setHeader('Content-Type', 'text/html')
      res.setHeader(
        'Content-Security-Policy',
        `default-src 'none'; img-src data:; script-src ${origin}; frame-src ${origin}`,
      )
      res.end(`<!doctype html><html lang="en"><head><title>A council</title><link rel="icon" href="data:,">
        <meta name="viewport" content="width=device-width, initial-scale=1"></head>
        <body><main><h1>Bins</h1><p>Your bin day.</p></main>
        <script src="${scriptUrl()}" data-council="${council}" async></script></body></html>`)
    })
    server.listen(0, 'localhost', () => resolve(server))
  })

const originOf = (server: Server): string => `http://localhost:${(server.address() as AddressInfo).port}`

describe('the chat in another website’s page', () => {
  let browser: Browser
  let site: Site
  let host: Server
  let stranger: Server
  beforeAll(async () => {
    browser = await openBrowser()
    host = await startHost(() => `${site.url}/embed.js`)
    stranger = await startHost(() => `${site.url}/embed.js`)
    // Another host name than the site's, so that the browser treats it as another website and holds cookies back.
    site = await startSite({ ALLOWED_ORIGINS: `${council}=${originOf(host)}` })
  })
  afterAll(async () => {
    await browser.close()
    await site.close()
    host.close()
    stranger.close()
  })
  const open = async (server: Server) => {
    const opened = await openPage(browser)
    await opened.page.goto(originOf(server))
    return { ...opened, button: opened.page.getByRole('button', { name: /^Ask / }) }
  }

  it('needs one line, and fetches nothing but that until it is opened', async () => {
    const { page, close } = await openPage(browser)
    const fetched: string[] = []
    page.on('request', (request) => fetched.push(new URL(request.url()).pathname))
    await page.goto(originOf(host))
    await page.getByRole('button', { name: /^Ask / }).waitFor()
    expect(fetched.filter((path) => path !== '/')).toEqual(['/embed.js'])
    await close()
  })

  it('opens with the keyboard, answers, and closes with Escape, with the focus back on the button', async () => {
    const { page, button, complaints, close } = await open(host)
    await button.focus()
    await page.keyboard.press('Enter')
    const frame = page.frameLocator('iframe')
    await frame.locator('html.is-live').waitFor()
    expect(await page.evaluate(`document.activeElement.tagName.toLowerCase()`)).toBe('council-assistant')
    await frame.locator('#question').fill('When are you open?')
    await frame.locator('#question').press('Enter')
    await frame.locator('#messages > li[data-from=assistant]').nth(1).waitFor()
    await frame.locator('#question').press('Escape')
    await button.waitFor()
    expect(await page.evaluate(`document.activeElement.shadowRoot.activeElement.className`)).toBe('open')
    expect(complaints).toEqual([])
    await close()
  })

  it('keeps the conversation over a reload, though the browser holds the cookie back', async () => {
    const { page, button, close } = await open(host)
    await button.click()
    const frame = page.frameLocator('iframe')
    await frame.locator('html.is-live').waitFor()
    await frame.locator('#question').fill('How do I complain?')
    await frame.locator('#question').press('Enter')
    await frame.locator('#messages > li[data-from=assistant]').nth(1).waitFor()
    await page.reload()
    await button.click()
    await frame.locator('#messages > li[data-from=resident]').waitFor()
    expect(await frame.locator('#messages > li[data-from=resident]').textContent()).toContain(
      'How do I complain?',
    )
    expect(await frame.locator('#messages > li[data-from=resident]').count()).toBe(1)
    expect((await page.context().cookies()).every((cookie) => 'partitionKey' in cookie)).toBe(true)
    await close()
  })

  it('has no faults that axe can find, closed or open', async () => {
    const { page, button, close } = await openPage(browser, { bypassCSP: true }).then(async (opened) => {
      await opened.page.goto(originOf(host))
      return { ...opened, button: opened.page.getByRole('button', { name: /^Ask / }) }
    })
    await button.waitFor()
    expect(await faultsFoundByAxe(page)).toEqual([])
    await button.click()
    await page.frameLocator('iframe').locator('html.is-live').waitFor()
    expect(await faultsFoundByAxe(page)).toEqual([])
    await close()
  })

  it('fills a small screen', async () => {
    const { page, button, close } = await open(host)
    await page.setViewportSize({ width: 320, height: 480 })
    await button.click()
    await page.frameLocator('iframe').locator('html.is-live').waitFor()
    const box = await page.locator('iframe').boundingBox()
    expect(box?.width).toBe(320)
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(320)
    await close()
  })

  it('is not shown by a website that is not allowed', async () => {
    const { page, button, complaints, close } = await open(stranger)
    await button.click()
    await page.waitForTimeout(1000)
    expect(complaints.join(' ')).toContain('frame-ancestors')
    expect(await page.frameLocator('iframe').locator('#question').count()).toBe(0)
    await close()
  })
})
