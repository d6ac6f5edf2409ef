import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { govukClassesIn, subsetOfGovuk } from '../../../bot/web/pages/styles'
import { loadKnowledge } from '../../../knowledge/load'
import { projectRoot } from '../../../knowledge/root'
import { type Site, startSite } from '../../browser/support/site'
import { EMAIL, KEY } from '../../support/notify'
import { reply, saying, standingClock } from '../support/world'

const knowledge = loadKnowledge()
const councils = [...knowledge.councils.keys()]
const [council = '', other = ''] = councils

const converse = saying((turn) =>
  turn.event === 'start'
    ? [reply('Hello', { options: [{ label: 'Bins', says: 'My bin' }] })]
    : [reply(`**You** said: ${turn.said}`)],
)

/** A browser without JavaScript, as far as these tests need one: it keeps the cookie. */
const browserAt = (site: Site) => {
  let cookie = ''
  const go = async (path: string, form?: Record<string, string>, headers: Record<string, string> = {}) => {
    const answer = await fetch(`${site.url}${path}`, {
      method: form === undefined ? 'GET' : 'POST',
      redirect: 'manual',
      headers: { Accept: 'text/html', Cookie: cookie, ...headers },
      ...(form === undefined ? {} : { body: new URLSearchParams(form) }),
    })
    cookie = (answer.headers.get('set-cookie') ?? cookie).split(';')[0] ?? ''
    return { status: answer.status, headers: answer.headers, text: await answer.text() }
  }
  return { go, cookie: () => cookie, forge: (value: string) => (cookie = value) }
}

describe('the pages', () => {
  const clock = standingClock()
  let site: Site
  beforeAll(async () => {
    site = await startSite(
      {
        LIMIT_MESSAGES_PER_MINUTE: '5',
        ALLOWED_ORIGINS: `${council}=https://www.otherford.gov.uk`,
        NOTIFY_API_KEYS: `${council}=${KEY}`,
        NOTIFY_EMAIL_TEMPLATES: `${council}=${EMAIL}`,
        WEBHOOK_URLS: `${council}=https://crm.otherford.gov.uk/cases`,
        WEBHOOK_SECRETS: `${council}=a secret of more than 24 letters`,
      },
      { converse, knowledge },
      clock,
    )
  })
  afterAll(() => site.close())
  const addresses = [
    '/',
    ...councils.flatMap((id) => ['', '/accessibility', '/privacy', '/track'].map((page) => `/${id}${page}`)),
  ]

  it.each(addresses)(
    '%s is there, holds nothing inline, and lets nothing in from elsewhere',
    async (path) => {
      const { status, headers, text } = await browserAt(site).go(path)
      expect(status).toBe(200)
      expect(headers.get('content-security-policy')).toMatch(
        /^default-src 'none'; script-src 'self'; style-src 'self';/,
      )
      expect(headers.get('content-security-policy')).toContain(
        "form-action 'self'; base-uri 'none'; frame-ancestors 'self'",
      )
      expect(text).not.toMatch(/<script(?![^>]* src=)|<style|\sstyle=|\son[a-z]+=/)
      expect(
        [...text.matchAll(/(?:src|<link[^>]+href)="([^"]+)"/g)].filter(([, url]) => !url?.startsWith('/')),
      ).toEqual([])
    },
  )

  it.each(addresses)('%s leaves no placeholder unfilled', async (path) => {
    const { text } = await browserAt(site).go(path)
    const seen = text.replace(/data-words="[^"]*"/, '')
    expect(seen.match(/\{\w+\}|undefined|\[object/g)).toBeNull()
  })

  it.each([
    [council, true],
    [other, false],
  ])('tells whether others get something of what is told to %s', async (id, isSent) => {
    const { text } = await browserAt(site).go(`/${id}/privacy`)
    expect(text.includes('GOV.UK Notify')).toBe(isSent)
    expect(text.includes('sends no texts or emails')).toBe(!isSent)
    expect(text.includes('one such system is told')).toBe(isSent)
  })

  it('names every council on the first page', async () => {
    const { text } = await browserAt(site).go('/')
    for (const { council: one } of knowledge.councils.values())
      expect(text).toContain(`<a class="govuk-link" href="/${one.id}">${one.name}</a>`)
  })

  it('greets without starting a conversation, and offers what the greeting offers', async () => {
    const { text } = await browserAt(site).go(`/${council}`)
    expect(text).toContain('data-greeting')
    expect(text).toContain('data-open="false"')
    expect(text).toMatch(/<button class="choice" name="choose" value="My bin">Bins<\/button>/)
  })

  it('takes a turn and sends the browser to it', async () => {
    const { go } = browserAt(site)
    await go(`/${council}`)
    const { status, headers } = await go(`/${council}`, { text: ' when? ', clientId: 'a' })
    expect([status, headers.get('location')]).toEqual([303, `/${council}#message-2`])
    expect((await go(`/${council}`)).text).toContain('<strong>You</strong> said: when?')
  })

  it('shows a resident’s words as words, whatever they write', async () => {
    const { go } = browserAt(site)
    await go(`/${council}`)
    await go(`/${council}`, { text: '<img src=x onerror=alert(1)> **not bold** {{ 7*7 }}', clientId: 'a' })
    const { text } = await go(`/${council}`)
    expect(text).toContain('&lt;img src=x onerror=alert(1)&gt; **not bold** {{ 7*7 }}</div>')
    expect(text).not.toContain('<img')
  })

  it('never takes HTML from a client, though it calls it what we call ours', async () => {
    const { go } = browserAt(site)
    await go(`/${council}`)
    const session = JSON.parse((await go(`/${council}/session`, {})).text)
    const headers = { Authorization: `Bearer ${session.token}`, 'Content-Type': 'application/json' }
    const directLine = `${site.url}/${council}/v3/directline/conversations`
    await fetch(directLine, { method: 'POST', headers })
    const body = JSON.stringify({
      type: 'message',
      text: 'hi',
      from: { role: 'bot' },
      channelData: { html: '<u>mine</u>' },
    })
    await fetch(`${directLine}/${session.conversationId}/activities`, { method: 'POST', headers, body })
    const { text } = await go(`/${council}`)
    expect(text).toContain('data-from="resident"')
    expect(text).not.toContain('<u>mine</u>')
  })

  it('answers the same form once', async () => {
    const { go } = browserAt(site)
    await go(`/${council}`)
    const first = await go(`/${council}`, { text: 'twice', clientId: 'same' })
    const second = await go(`/${council}`, { text: 'twice', clientId: 'same' })
    expect(second.headers.get('location')).toBe(first.headers.get('location'))
    expect((await go(`/${council}`)).text.match(/data-from="resident" tabindex="-1" id=/g)).toHaveLength(1)
  })

  it('takes no turn from another website’s form', async () => {
    const { go } = browserAt(site)
    await go(`/${council}`)
    for (const headers of [
      { Origin: 'https://elsewhere.example' },
      { Origin: 'null' },
      { 'Sec-Fetch-Site': 'cross-site' },
    ])
      expect((await go(`/${council}`, { text: 'x', clientId: 'a' }, headers)).status).toBe(403)
    expect((await go(`/${council}/new`, {}, { Origin: 'https://elsewhere.example' })).status).toBe(403)
    expect((await go(`/${council}/session`, {}, { Origin: 'https://elsewhere.example' })).status).toBe(403)
    expect((await go(`/${council}`)).text).toContain('data-open="false"')
  })

  it('believes no cookie that it did not sign, nor one of another council, nor one of yesterday', async () => {
    const { go, cookie, forge } = browserAt(site)
    await go(`/${council}`)
    await go(`/${council}`, { text: 'secret', clientId: 'a' })
    const good = cookie()
    expect((await go(`/${other}`, undefined, { Cookie: good })).text).not.toContain('secret')
    forge(good.replace(/\.\d+\./, '.99999999999.'))
    expect((await go(`/${council}`)).text).not.toContain('secret')
    forge(good)
    expect((await go(`/${council}`)).text).toContain('secret')
    clock.moveOn(13 * 3600 * 1000)
    forge(good)
    expect((await go(`/${council}`)).text).not.toContain('secret')
  })

  it('gives its cookie to this council’s pages only, out of reach of scripts', async () => {
    const { headers } = await browserAt(site).go(`/${council}`)
    expect(headers.get('set-cookie')).toMatch(new RegExp(`; Path=/${council}; HttpOnly; SameSite=Lax$`))
  })

  it('lets an allowed website show the chat of its own council, and no other', async () => {
    const { headers } = await browserAt(site).go(`/${council}`)
    expect(headers.get('content-security-policy')).toContain(
      "frame-ancestors 'self' https://www.otherford.gov.uk",
    )
    expect(headers.get('x-frame-options')).toBeNull()
    const elsewhere = await browserAt(site).go(`/${other}`)
    expect(elsewhere.headers.get('content-security-policy')).toMatch(/frame-ancestors 'self'$/)
  })

  it('keeps what was written when the cookie did not come, and says what to do', async () => {
    const { go, forge } = browserAt(site)
    forge('')
    const { status, text } = await go(`/${council}`, { text: 'my long question', clientId: 'a' })
    expect(status).toBe(400)
    expect(text).toContain('>my long question</textarea>')
    expect(text).toContain('cookies')
  })

  it('asks whoever is too fast to wait, and keeps what they wrote', async () => {
    const { go } = browserAt(site)
    await go(`/${council}`)
    for (let turn = 0; turn < 5; turn += 1) await go(`/${council}`, { text: 'x', clientId: String(turn) })
    const { status, text } = await go(`/${council}`, { text: 'one more', clientId: '6' })
    expect(status).toBe(429)
    expect(text).toContain('>one more</textarea>')
    expect(text).toContain('Wait a minute')
  })

  it('answers a browser with a page and a program with JSON, when there is nothing or too much', async () => {
    const { go } = browserAt(site)
    const missing = await go('/nowhere')
    expect([missing.status, missing.headers.get('content-type')]).toEqual([404, 'text/html; charset=utf-8'])
    expect((await go(`/${council}/nothing`)).text).toContain('Page not found')
    expect((await go('/nowhere/at/all')).status).toBe(404)
    const large = await go(`/${council}`, { text: 'x'.repeat(70_000) })
    expect([large.status, large.text.includes('<h1')]).toEqual([413, true])
    const program = await go('/nowhere/at/all', undefined, { Accept: 'application/json' })
    expect(program.headers.get('content-type')).toContain('application/json')
  })

  it('gives a copy of the conversation in plain text, and only to whom it belongs', async () => {
    const { go } = browserAt(site)
    await go(`/${council}`)
    await go(`/${council}`, { text: 'copy me', clientId: 'a' })
    const { headers, text } = await go(`/${council}/transcript`)
    expect(headers.get('content-disposition')).toBe(`attachment; filename="${council}-conversation.txt"`)
    expect(text).toContain('You said: copy me')
    expect(text).not.toContain('**')
    expect((await browserAt(site).go(`/${council}/transcript`)).text).not.toContain('copy me')
  })

  it('lets go of a conversation on leaving, unless another website asks for that', async () => {
    const { go, cookie } = browserAt(site)
    await go(`/${council}`)
    await go(`/${council}/leave`, undefined, { 'Sec-Fetch-Site': 'cross-site' })
    expect(cookie()).not.toBe('conversation=')
    const { status, headers } = await go(`/${council}/leave`)
    expect([status, headers.get('location')]).toEqual([303, 'https://www.bbc.co.uk/weather'])
    expect(cookie()).toBe('conversation=')
  })

  it('serves the script for other websites with the name and colour of each council', async () => {
    const { headers, text } = await browserAt(site).go('/embed.js')
    expect(headers.get('cross-origin-resource-policy')).toBe('cross-origin')
    for (const { council: one } of knowledge.councils.values())
      expect(text).toContain(`"colour":"${one.colour}"`)
  })

  it('serves no file but its own', async () => {
    const { go } = browserAt(site)
    for (const path of ['/assets/x/nothing.js', '/assets/x/..%2f..%2fpackage.json', '/assets/x/page.css.map'])
      expect((await go(path)).status).toBe(404)
  })
})

describe('the words of the pages', () => {
  const folder = join(projectRoot, 'bot', 'web')
  const sources = ['pages', 'assets'].flatMap((name) =>
    readdirSync(join(folder, name))
      .filter((file) => /\.(njk|ts)$/.test(file))
      .map((file) => readFileSync(join(folder, name, file), 'utf8')),
  )
  const all = sources.join('\n')
  const words: Record<string, Record<string, unknown>> = parse(
    readFileSync(join(folder, 'words.en.yaml'), 'utf8'),
  )
  const aliases: Record<string, string> = {
    accessibility: 'a',
    privacy: 'p',
    track: 't',
    collections: 'c',
    phone: 'p',
  }

  it('are all there', () => {
    const named = [...all.matchAll(/words\.(?!line|sections|en\b)(\w+)\.(\w+)|line\('(\w+)', '(\w+)'/g)]
    const missing = named
      .map(([, section = '', id = '', inCode = section, idInCode = id]) => [
        section || inCode,
        id || idInCode,
      ])
      .filter(([section = '', id = '']) => words[section]?.[id] === undefined)
    const live = [...all.matchAll(/say\((?:this\.page\.)?words, '(\w+)'/g)].map(([, id = '']) => id)
    expect(live.filter((id) => words.live?.[id] === undefined)).toEqual([])
    expect(named.length + live.length).toBeGreaterThan(50)
    expect(missing).toEqual([])
  })

  it('are all used', () => {
    const spare = Object.entries(words).flatMap(([section, lines]) =>
      Object.keys(lines)
        .filter((id) => {
          const names = [
            `words.${section}.${id}`,
            `'${section}', '${id}'`,
            `${aliases[section]}.${id}`,
            `'${id}'`,
          ]
          return !names.some((name) => all.includes(name))
        })
        .map((id) => `${section}.${id}`),
    )
    expect(spare).toEqual([])
  })
})

describe('the style sheet', () => {
  it('keeps the rules that the templates name, and drops the others, the fonts and the comments', () => {
    const css =
      '@charset "UTF-8";:root{--a:1}.govuk-a{color:red}/*! c */@font-face{src:url(x)}@media print{.govuk-a,.govuk-b{margin:0}.govuk-b{top:0}}' +
      '.govuk-b{left:0}.govuk-a:not(.govuk-b):focus{font-family:GDS Transport,arial,sans-serif}p{top:1px}.govuk-\\!-a-0{top:2px}'
    const kept = subsetOfGovuk(css, new Set(['govuk-a', 'govuk-!-a-0']))
    expect(kept).toBe(
      ':root{--a:1}.govuk-a{color:red}@media print{.govuk-a{margin:0}}' +
        '.govuk-a:not(.govuk-b):focus{font-family:system-ui,-apple-system,"Segoe UI",Roboto,arial,sans-serif}p{top:1px}.govuk-\\!-a-0{top:2px}',
    )
  })

  it('finds the class names of a template', () => {
    expect(govukClassesIn('<p class="govuk-body govuk-!-margin-0 mine">')).toEqual([
      'govuk-body',
      'govuk-!-margin-0',
    ])
  })
})
