import { gzipSync } from 'node:zlib'
import type { Browser } from 'playwright-core'
import { askLive, openBrowser, openPage } from './support/browser'
import { realConversation, type Site, startSite } from './support/site'

const council = [...realConversation().knowledge.councils.keys()][0] ?? ''

/** The page may weigh 100 KB, everything included; ours stays far below, and this keeps it there. */
const MOST_BYTES = 40_000

describe('the weight of the chat page', () => {
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

  it(`is at most ${MOST_BYTES} bytes gzipped, two answers included, and nothing comes from elsewhere`, async () => {
    const { page, complaints, close } = await openPage(browser)
    const weights: Promise<number>[] = []
    const hosts = new Set<string>()
    page.on('response', (response) => {
      hosts.add(new URL(response.url()).host)
      weights.push(
        response.body().then(
          (body) => gzipSync(body).length,
          () => 0,
        ),
      )
    })
    await page.goto(`${site.url}/${council}`, { waitUntil: 'networkidle' })
    const loaded = (await Promise.all(weights)).reduce((sum, bytes) => sum + bytes, 0)
    await askLive(page, 'When are you open?')
    await askLive(page, 'How do I complain?')
    const all = (await Promise.all(weights)).reduce((sum, bytes) => sum + bytes, 0)
    process.stdout.write(`  chat page: ${loaded} bytes gzipped when loaded, ${all} after two answers\n`)
    expect(loaded).toBeGreaterThan(5_000)
    expect(all).toBeLessThan(MOST_BYTES)
    expect([...hosts]).toEqual([new URL(site.url).host])
    expect(complaints).toEqual([])
    await close()
  })

  it('is sent compressed, and kept by the browser until it changes', async () => {
    const { page, close } = await openPage(browser)
    await page.goto(`${site.url}/${council}`)
    const sheet = (await page.locator('link[rel=stylesheet]').getAttribute('href')) ?? ''
    const answer = await page.request.get(`${site.url}${sheet}`, { headers: { 'Accept-Encoding': 'gzip' } })
    expect(answer.headers()['content-encoding']).toBe('gzip')
    expect(answer.headers()['cache-control']).toContain('immutable')
    await close()
  })
})
