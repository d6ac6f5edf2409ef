import { type PeopleSite, startPeopleSite } from '../../support/peopleSite'

describe('the chat page of somebody who waits for a person, without JavaScript', () => {
  let site: PeopleSite
  beforeAll(async () => {
    site = await startPeopleSite()
  }, 60_000)
  afterAll(() => site.close())

  const browser = () => {
    let cookie = ''
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
        (await go(`/${site.council}`, { text, clientId: text, ...more })).location,
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

  it('tells nobody where a conversation stands but who holds it', async () => {
    const answer = await fetch(`${site.url}/${site.council}/standing`)
    expect([answer.status, await answer.json()]).toEqual([200, {}])
    expect((await fetch(`${site.url}/nowhere/standing`)).status).toBe(404)
  })
})
