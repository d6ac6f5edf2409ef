import { type DeskSite, startDesk } from './support/desk'
import { type LivePage, openLive } from './support/page'

describe('the console’s socket', () => {
  let site: DeskSite
  const pages: LivePage[] = []
  beforeEach(async () => {
    site = await startDesk()
  })
  afterEach(async () => {
    for (const page of pages.splice(0)) page.cut()
    await site.close()
  })

  const open = async (
    ...given: Parameters<typeof openLive> extends [string, ...infer Rest] ? Rest : never
  ) => {
    const page = await openLive(site.url, ...given)
    pages.push(page)
    return page
  }
  /** Sam in a talk with a resident. */
  const talk = async () => {
    const sam = await site.advisor()
    const { chat, id } = await site.waiting()
    await sam.go(`/advisor/conversations/${id}/claim`, {})
    return { sam, chat, id, at: `/advisor/conversations/${id}` }
  }

  it('sends what is said, in order, once, rendered as on the page', async () => {
    const { sam, chat, id, at } = await talk()
    const page = await open(sam, { handoff: id })
    for (const text of ['one', 'two', 'three']) await chat.says(text)
    await sam.go(`${at}/reply`, { text: 'four', clientId: 'x' })
    await page.until(() => page.items().some(({ html }) => html.includes('four')))
    const seqs = page.seqs()
    expect(seqs).toEqual([...new Set(seqs)].sort((a, b) => a - b))
    const texts = page.items().map(({ html }) => html)
    for (const text of ['one', 'two', 'three']) expect(texts.some((html) => html.includes(text))).toBe(true)
    expect(page.items().find(({ html }) => html.includes('three'))).toMatchObject({
      from: 'resident',
      says: 'Resident wrote: three',
    })
    // One’s own words need not be told to oneself.
    expect(page.items().find(({ html }) => html.includes('four'))).not.toHaveProperty('says')
    const whole = await sam.go(at)
    for (const { html } of page.items().filter(({ id: key }) => key.startsWith('message-')))
      expect(whole.text.replace(/\s+/g, ' ')).toContain(html.replace(/\s+/g, ' ').trim())
  })

  it('goes on after the last number when a connection was cut, and neither loses nor repeats', async () => {
    const { sam, chat, id } = await talk()
    const seen: number[] = []
    let after = 0
    for (let round = 0; round < 12; round += 1) {
      const page = await open(sam, { handoff: id, after: String(after) })
      await chat.says(`before ${round}`)
      if (round % 3 !== 0) await page.until(() => page.seqs().length > 0)
      page.cut()
      await page.closed
      seen.push(...page.seqs())
      after = Math.max(after, ...page.seqs())
      await chat.says(`between ${round}`)
    }
    const last = await open(sam, { handoff: id, after: String(after) })
    await last.until(() => last.items().some(({ html }) => html.includes('between 11')))
    seen.push(...last.seqs())
    const all = (await site.store.messagesAfter(chat.id, 0, 500))
      .filter(({ activity }) => (activity.type ?? 'message') === 'message')
      .map(({ seq }) => seq)
    expect(seen).toEqual(all)
  })

  it('brings notes and whispers of colleagues, and tells what changed around', async () => {
    const max = await site.signedIn({ id: 'max', name: 'Max', roles: ['supervisor'] })
    await max.go('/advisor/presence', { presence: 'away' })
    const { sam, id, at } = await talk()
    const page = await open(sam, { handoff: id, at: new Date(site.clock.now()).toISOString() })
    await page.until(() => page.frames.some(({ what }) => what === 'items'))
    await max.go(`${at}/whisper`, { whisper: 'Say sorry' })
    await page.until(() => page.items().some(({ html }) => html.includes('Say sorry')))
    expect(page.items().at(-1)).toMatchObject({ from: 'whisper', says: 'Whisper of Max: Say sorry' })
    await max.go(`${at}/take-over`, {})
    await page.until(() => page.frames.some((frame) => frame.what === 'changed' && frame.of === 'around'))
  })

  it('says that the resident writes, and that they have seen what was said', async () => {
    const { sam, chat, id, at } = await talk()
    const page = await open(sam, { handoff: id })
    await page.until(() => page.frames.some(({ what }) => what === 'items'))
    const { seq } = JSON.parse(
      (await sam.go(`${at}/reply`, { text: 'Hello', clientId: 'x' }, { Accept: 'application/json' })).text,
    ) as { seq: number }
    await site.server.assistant.notice(chat.id, { isTyping: true })
    await page.until(() => page.frames.some(({ what }) => what === 'typing'))
    await site.server.assistant.notice(chat.id, { read: seq })
    await page.until(() => page.frames.some((frame) => frame.what === 'items' && frame.marks.read >= seq))
  })

  it('keeps how far the advisor has read, and who looks', async () => {
    const { sam, chat, id } = await talk()
    const page = await open(sam, { handoff: id })
    page.tell({ read: 2 })
    await site.until(async () => ((await site.store.marksOf(chat.id)).advisor.read === 2 ? true : undefined))
    const looks = () => site.store.lookers(new Date(0))
    await site.until(async () => ((await looks()).length === 1 ? true : undefined))
    await page.close()
    await site.until(async () => ((await looks()).length === 0 ? true : undefined))
  })

  it('tells the desk that something waits, many changes as one', async () => {
    const sam = await site.advisor()
    const page = await open(sam)
    await Promise.all([site.waiting(), site.waiting(), site.waiting()])
    await page.until(() => page.frames.some(({ what }) => what === 'changed'))
    expect(
      page.frames.filter((frame) => frame.what === 'changed' && frame.of === 'desk').length,
    ).toBeLessThan(3)
  })

  it('ends at once when the sign-in is ended', async () => {
    const { sam, id } = await talk()
    const page = await open(sam, { handoff: id })
    await sam.go('/advisor/sign-out', {})
    expect(await page.closed).toBe(1008)
    expect(page.frames.at(-1)).toEqual({ what: 'ended' })
  })

  it('is for nobody who has not signed in, comes from elsewhere, or has no part in conversations', async () => {
    const sam = await site.advisor()
    const manager = await site.signedIn({ id: 'mo', roles: ['manager'] })
    expect((await open({ cookies: new Map() })).opened).toBe(401)
    expect((await open(sam, {}, { Origin: 'https://elsewhere.example' })).opened).toBe(401)
    expect((await open(manager)).opened).toBe(403)
    expect((await open(sam, { after: 'x' })).opened).toBe(400)
  })

  it('shows nothing of another council’s', async () => {
    const { id } = await talk()
    const eve = await site.signedIn({ id: 'eve', name: 'Eve', councils: ['elsewhere'] })
    const page = await open(eve, { handoff: id })
    await page.closed
    expect(page.items()).toEqual([])
  })

  it.each(['', '{', '{"read":-1}', '{"shout":true}', '[]'])('lets “%s” be', async (told) => {
    const { sam, chat, id } = await talk()
    const page = await open(sam, { handoff: id })
    page.tell(told)
    await chat.says('still there?')
    await page.until(() => page.items().some(({ html }) => html.includes('still there?')))
  })
})
