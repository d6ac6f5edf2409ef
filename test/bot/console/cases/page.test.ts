import { type Browser, type ConsoleSite, startConsole } from '../../support/console'
import { later, openIn, T } from '../../support/open311'

const R = '111111111'

const text = (html: string): string =>
  (html.split('<main')[1] ?? '').replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')

describe('the page of a case', () => {
  let site: ConsoleSite
  let browser: Browser
  beforeEach(async () => {
    site = await startConsole()
    browser = await site.signedIn()
  })
  afterEach(() => site.close())

  const page = async (reference = R): Promise<string> =>
    text((await browser.go(`/advisor/cases/${reference}`)).text)

  it('has everything about it, in the order it was asked', async () => {
    await openIn(site.store, {
      reference: R,
      contact: { name: 'Ada <b>Okafor</b>', phone: '07700900123', updates: 'text' },
      answers: { updates: 'text' },
      facts: { missed: '2026-04-07', rounds: ['a'] },
      marks: ['unequalTreatment'],
      particulars: [
        { id: 'z', label: 'First', value: 'one' },
        { id: 'a', label: 'Second', value: 'two' },
      ],
    })
    const shown = await page()
    expect(shown).toMatch(/Where 12 Acacia Avenue, EX1 2AB Postcode EX1 2AB .*First one Second two/)
    expect(shown).toContain('Ada &lt;b&gt;Okafor&lt;/b&gt;')
    expect(shown).toContain('Told how it goes By text message')
    expect(shown).toContain('missed 2026-04-07 rounds [&quot;a&quot;]')
    expect(shown).toContain('Says they were treated unfairly')
    expect(shown).toContain('New')
    expect(await page()).not.toContain('New ')
  })

  it('says how the date was counted, with the time that stood still', async () => {
    await openIn(site.store, { reference: R })
    await site.store.moveCase(R, 1, { state: 'waiting', at: later(1000), by: 'council', note: 'Which?' })
    expect(await page()).toContain('Its time stands still until the resident answers')
    site.clock.moveOn(2 * 86_400_000)
    await browser.signIn('sam@otherford.gov.uk')
    await site.store.moveCase(R, 2, {
      state: 'inProgress',
      at: site.clock.now(),
      by: 'resident',
      note: 'Green',
    })
    const shown = await page()
    expect(shown).toContain('Promised in 2 working days')
    expect(shown).toContain('From Wednesday 8 April to Friday 10 April we waited for the resident.')
    expect(shown).toContain('Saturday 11 April to Sunday 12 April were left out: a weekend.')
  })

  it('says what residents were told by text and email, and whether it arrived', async () => {
    await openIn(site.store, { reference: R })
    const plan = (consumer: string, part: number) => ({ consumer, council: 'otherford', subject: R, part })
    await site.store.plan([plan('notify-sms', 1), plan('notify-email', 1), plan('webhook-x', 1)], T)
    const delivery = await site.store.claim('notify-sms', T, later(1000))
    if (delivery === undefined) throw new Error('nothing to deliver')
    await site.store.settle(delivery, { state: 'done', outsideId: 'n1' })
    await site.store.noteReceipt(plan('notify-sms', 1), { outsideId: 'n1', status: 'permanent-failure' })
    const shown = await page()
    expect(shown).toContain('Text message: no such number or address')
    expect(shown).toContain('Email: waiting to be sent')
    expect(shown).not.toContain('webhook')
  })

  it('leads to others about the same thing, place or resident, of its own council and no other', async () => {
    const contact = { phone: '07700900123' }
    await openIn(site.store, { reference: R, uprn: '1000', subject: 'bin 1000 green', contact })
    await openIn(site.store, { reference: '222222222', subject: 'bin 1000 green', contact: {} })
    await openIn(site.store, { reference: '333333333', uprn: '1000', contact })
    await openIn(site.store, { reference: '444444444', contact })
    await openIn(site.store, { reference: '555555555', contact: {} })
    await openIn(site.store, {
      reference: '666666666',
      council: 'elsewhere',
      conversation: 'two',
      uprn: '1000',
      contact,
    })
    const shown = await page()
    const [, place = '', resident = ''] =
      /same thing or place (.*) Others with the same phone or email (.*)/.exec(shown) ?? []
    expect(place).toContain('222 222 222')
    expect(place).toContain('333 333 333')
    expect(resident).toContain('444 444 444')
    expect(resident).not.toContain('333 333 333')
    expect(shown).not.toMatch(/555 555 555|666 666 666/)
  })

  it('has a page for nobody else’s number and for no act that there isn’t', async () => {
    await openIn(site.store, { reference: R })
    for (const path of ['123456786', 'x', `${R}/nothing`])
      expect((await browser.go(`/advisor/cases/${path}`)).status).toBe(404)
    expect((await browser.go(`/advisor/cases/${R}/nothing`, { key: 'k' })).status).toBe(404)
  })
})
