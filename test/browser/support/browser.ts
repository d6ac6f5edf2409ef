import { readFileSync } from 'node:fs'
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core'

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // Nothing outside this machine is there, so that a test can't lean on it.
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost',
]

/** Waits until a page that was sent to a website outside has given up on it. */
export const untilNowhere = async (page: Page): Promise<void> => {
  for (let tries = 0; tries < 100 && !page.url().startsWith('chrome-error:'); tries += 1)
    await page.waitForTimeout(100)
}

export const openBrowser = (): Promise<Browser> =>
  chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: FLAGS })

/** A page in a browser of its own, and everything its console complained of. */
export interface Opened {
  page: Page
  complaints: string[]
  close(): Promise<void>
}

/** A 4xx answer to a mistaken form, or a connection that a test cut, is what the test is about. */
const EXPECTED = /status of 4\d\d|WebSocket connection|ERR_INTERNET_DISCONNECTED|ERR_CONNECTION/

export const openPage = async (browser: Browser, options: BrowserContextOptions = {}): Promise<Opened> => {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...options })
  const page = await context.newPage()
  const complaints: string[] = []
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type()) && !EXPECTED.test(message.text()))
      complaints.push(message.text())
  })
  page.on('pageerror', ({ message }) => complaints.push(message))
  return { page, complaints, close: () => context.close() }
}

const AXE = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8')
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** What axe finds wrong with the page as it is now, a line each; works with the page's own scripts switched off. */
export const faultsFoundByAxe = (page: Page): Promise<readonly string[]> =>
  page.evaluate(`(async () => {
    ${AXE};
    const { violations } = await axe.run(document, { runOnly: ${JSON.stringify(RULES)} });
    return violations.map(({ id, nodes }) => id + ': ' + nodes.map(({ target }) => target.join(' ')).join(', '));
  })()`)

/** True when the page must be scrolled sideways to be read. */
export const scrollsSideways = (page: Page): Promise<boolean> =>
  page.evaluate('document.documentElement.scrollWidth > document.documentElement.clientWidth')

export const bubbles = (page: Page, from: 'assistant' | 'resident') =>
  page.locator(`#messages > li[data-from=${from}]`)

/** Asks as a resident does, and waits until so many answers are there. */
export const askLive = async (page: Page, question: string): Promise<void> => {
  const before = await bubbles(page, 'assistant').count()
  await page.fill('#question', question)
  await page.keyboard.press('Enter')
  await bubbles(page, 'assistant').nth(before).waitFor()
}
