import { type PeopleSite, startPeopleSite } from '../../support/peopleSite'

describe('the chat page of somebody who waits for a person, without JavaScript', () => {
  let site: PeopleSite
  // Each has a queue of its own.
  beforeEach(async () => {
    site = await startPeopleSite()
  }, 60_000)
  afterEach(() => site.close())

  const browser = () => {
    let cookie = ''
    let sent = 0
    const go = async (
      path: string,
      form?: Record<string, string>,
    ): Promise<{ text: string; location: string }> => {
      const answer = await fetch(`${site.url}${path}`, {
        method: form === undefined ? 'GET' : 'POST',
        redirect: 'manual',
        headers: { Accept: 'text/html', Cookie: cookie },
        ...(form === undefined ? {} : { body: new URLSearchParams(form) }),
      })
      cookie = (answer.headers.get('set-cookie') ?? cookie).split(';')[0] ?? ''
      return { text: await answer.text(), location: answer.headers.get('location') ?? '' }
    }
    const page = async (query = '') => (await go(`/${site.council}${query}`)).text
    return {
      page,
      go,
      says: async (text: string, more: Record<string, string> = {}) =>
        (await go(`/${site.council}`, { text, clientId: String(++sent), ...more })).location,
    }
  }

  it('shows the place, asks again by a link, and then by itself until it is stopped', async () => {
    const sam = await site.comes('Sam')
    const { page, says, go } = browser()
    expect(await page()).not.toContain('See if there is an answer')
    await says('I want to talk to someone')
    const waiting = await page()
    expect(waiting).toContain('You are in the queue to chat with an advisor. You are next.')
    expect(waiting).toContain(
      '<button class="choice" name="choose" value="Leave the queue">Leave the queue</button>',
    )
    expect(waiting).toMatch(/href="[^"]+\?look=\d+#message-\d+">See if there is an answer/)
    expect(waiting).not.toContain('http-equiv="refresh"')
    const watching = await page('?watch=1')
    expect(watching).toMatch(
      /<noscript><meta http-equiv="refresh" content="30; url=\/[\w-]+\?watch=\d+#message-\d+"><\/noscript>/,
    )
    expect(watching).toContain('Stop looking')
    expect(await says('it is about my hedge', { watch: '1' })).toMatch(/\?watch=\d+#message-\d+$/)

    const handoff = await site.takes(sam)
    await site.handoffs.say(sam, handoff, { text: 'Hello, <b>how</b> can I help?' })
    const talking = await page()
    expect(talking).toContain('You’re talking to Sam.')
    expect(talking).toContain('<b data-part="who">Sam, council advisor</b>')
    expect(talking).toContain('data-from="advisor"')
    expect(talking).not.toContain('<b>how</b>')

    const { text: copy } = await go(`/${site.council}/transcript`)
    expect(copy).toMatch(/Sam, council advisor:\r\nHello, /)
    expect(JSON.parse((await go(`/${site.council}/standing`)).text)).toEqual({
      state: 'withAdvisor',
      says: 'You’re talking to Sam.',
      name: 'Sam',
    })

    await site.handoffs.end(sam, handoff)
    const ended = await page('?watch=1')
    expect(ended).not.toContain('You’re talking to Sam.')
    expect(ended).not.toContain('http-equiv="refresh"')
    expect(ended).toContain('How was your chat with us?')
  })

  const until = async (page: () => Promise<string>, shows: string): Promise<string> => {
    for (let tries = 0; ; tries += 1) {
      const text = await page()
      if (text.includes(shows)) return text
      if (tries > 100) throw new Error(`never showed: ${shows}`)
      await new Promise((done) => setTimeout(done, 100))
    }
  }

  it('goes on where it was when it is given back, and loses nothing on the way to a call', async () => {
    const kim = await site.comes('Kim')
    const { page, says } = browser()
    await page()
    for (const text of ['I want to report a change to my benefits', 'my wife has moved in', 'agent'])
      await says(text)
    expect(await page()).toContain('I’ll pass on what you told me: A change to a benefit.')
    const [waiting] = await site.handoffs.list(kim)
    expect(waiting?.handoff.context).toMatchObject({
      service: 'benefit-change',
      particulars: [{ label: 'What has changed', value: 'A partner moving in or out' }],
    })
    const handoff = await site.takes(kim)
    await says('she moved in on Monday')
    await site.handoffs.returnToBot(kim, handoff, { to: 'whereItWas' })
    const back = await until(page, 'I’m the automated assistant, here again.')
    expect(back.lastIndexOf('Which benefit do you get from us?')).toBeGreaterThan(back.indexOf('on Monday'))
    await site.handoffs.wrapUp(kim, handoff, { outcome: 'answered', firstContact: true })

    for (const text of ['a person', 'call me back', 'Jo Bloggs', '07700 900123', 'yes']) await says(text)
    const called = await page()
    expect(called).toContain('We’ll call you when it is your turn. You are next.')
    const [, reference = ''] = /reference is <strong>([^<]+)</.exec(called) ?? []
    const [scheduled] = await site.handoffs.list(kim)
    expect(scheduled?.handoff).toMatchObject({
      state: 'callbackScheduled',
      callback: { phone: '07700900123', name: 'Jo Bloggs', reference: reference.replaceAll(/\D/g, '') },
    })
    // The assistant is there again, with what was going on.
    await says('yes')
    expect((await page()).split('Which benefit do you get from us?').length).toBeGreaterThan(3)
  }, 30_000)

  it('tells nobody where a conversation stands but who holds it', async () => {
    const answer = await fetch(`${site.url}/${site.council}/standing`)
    expect([answer.status, await answer.json()]).toEqual([200, {}])
    expect((await fetch(`${site.url}/nowhere/standing`)).status).toBe(404)
  })
})
