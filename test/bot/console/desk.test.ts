import { type DeskSite, startDesk } from './support/desk'

const WRAP_UP = { outcome: 'answered', avoidable: 'no', firstContact: 'yes', note: 'All well' }

describe('the desk', () => {
  let site: DeskSite
  beforeEach(async () => {
    site = await startDesk()
  })
  afterEach(() => site.close())

  const heldBy = async (given: Parameters<DeskSite['advisor']>[0] = {}) => {
    const advisor = await site.advisor(given)
    const { chat, id } = await site.waiting()
    const at = `/advisor/conversations/${id}`
    await advisor.go(`${at}/claim`, {})
    return { advisor, chat, id, at }
  }

  it('shows what waits, with enough to choose by, and takes it', async () => {
    const sam = await site.advisor()
    const { id } = await site.waiting('person, urgent')
    const home = await sam.go('/advisor')
    expect(home.text).toContain('person, urgent')
    expect(home.text).toContain('Goes first')
    expect(home.text).toContain('fire')
    expect(home.text).toContain('web chat, English')
    const claimed = await sam.go(`/advisor/conversations/${id}/claim`, {})
    expect([claimed.status, claimed.location]).toEqual([303, `/advisor/conversations/${id}`])
    const page = await sam.go(claimed.location)
    expect(page.status).toBe(200)
    expect(page.text).toContain('You answer.')
    expect(page.headers.get('content-security-policy')).toContain("frame-src 'self'")
  })

  it('talks, ends, and writes down what came of it, by forms alone', async () => {
    const { advisor, chat, at } = await heldBy()
    const replied = await advisor.go(`${at}/reply`, { text: 'Which bin?', clientId: '1' })
    expect([replied.status, replied.location]).toEqual([303, at])
    await advisor.go(`${at}/reply`, { text: 'Which bin?', clientId: '1' })
    await chat.says('the green one')
    expect((await chat.reads()).filter((text) => text === 'Which bin?')).toHaveLength(1)
    const page = await advisor.go(at)
    expect(page.text).toContain('the green one')
    expect(page.text).toContain('Sam, advisor')
    await advisor.go(`${at}/end`, {})
    expect((await advisor.go(at)).text).toContain('What came of it?')
    const done = await advisor.go(`${at}/wrap-up`, WRAP_UP)
    expect([done.status, done.location]).toEqual([303, '/advisor?done=wrappedUp'])
    expect((await advisor.go(done.location)).text).toContain('That is written down.')
  })

  it.each([
    ['reply', { text: ' ' }, 'Write something first.'],
    ['reply', { text: 'x'.repeat(2001) }, 'It may have 2,000 characters, and has 2,001.'],
    ['note', { note: '' }, 'Write something first.'],
    ['transfer', { to: '', note: 'wants Kim' }, 'Choose to whom it goes.'],
    ['transfer', { to: 'team:customer-services', note: '' }, 'Write a note for whoever gets it.'],
    ['transfer', { to: 'advisor:nobody', note: 'wants Kim' }, 'Something in the form is not right.'],
    ['return', { point: 'nowhere' }, 'Choose where the assistant goes on.'],
    ['return', { point: 'service', service: 'nothing' }, 'Choose the service'],
    ['priority', { priority: 'vulnerable', why: '' }, 'Say why.'],
    ['wrap-up', { ...WRAP_UP, outcome: 'none' }, 'Choose what came of it.'],
    ['wrap-up', { ...WRAP_UP, avoidable: '' }, 'Say whether the contact could have been avoided.'],
    ['wrap-up', { ...WRAP_UP, firstContact: '' }, 'Say whether it was resolved at this first contact.'],
    ['wrap-up', WRAP_UP, 'That can’t be done now'],
  ])('says what is wrong with %s of %j, and keeps what was written', async (path, form, says) => {
    const { advisor, at } = await heldBy()
    const { status, text } = await advisor.go(`${at}/${path}`, form)
    expect(status).toBeGreaterThanOrEqual(400)
    expect(text).toContain(says)
    expect(text).toContain('<title>Error: ')
    const written = Object.values(form).find((value) => value.startsWith('wants') || value.startsWith('xx'))
    if (written !== undefined) expect(text).toContain(written)
  })

  it('says who was first, and keeps the other’s page in order', async () => {
    const kim = await site.signedIn({ id: 'kim', name: 'Kim' })
    const { at } = await heldBy({ id: 'sam', name: 'Sam' })
    const late = await kim.go(`${at}/claim`, { from: 'home' })
    expect(late.status).toBe(409)
    expect(late.text).toContain('Sam was first.')
    expect(late.text).toContain('<h1 class="govuk-heading-l">Conversations</h1>')
  })

  it('tells somebody who has no more room what to do next', async () => {
    const sam = await site.advisor({ capacity: 1 })
    const [first, second] = [await site.waiting(), await site.waiting()]
    await sam.go(`/advisor/conversations/${first.id}/claim`, {})
    const refused = await sam.go(`/advisor/conversations/${second.id}/claim`, { from: 'home' })
    expect(refused.status).toBe(409)
    expect(refused.text).toContain('Finish one, or let one wait')
  })

  it('gives words back that were written to a conversation which is no longer theirs', async () => {
    const { advisor, at } = await heldBy()
    await advisor.go('/advisor/presence', { presence: 'away' })
    await advisor.go(`${at}/transfer`, { to: 'team:customer-services', note: 'for the team' })
    const refused = await advisor.go(`${at}/reply`, { text: 'A long answer', clientId: '2' })
    expect(refused.status).toBe(409)
    expect(refused.text).toContain('This conversation is not yours now.')
    expect(refused.text).toContain('A long answer</textarea>')
  })

  it('answers a script in JSON, also with what is wrong', async () => {
    const { advisor, at } = await heldBy()
    const accept = { Accept: 'application/json' }
    const said = await advisor.go(`${at}/reply`, { text: 'Hello', clientId: '1' }, accept)
    expect(JSON.parse(said.text)).toEqual({ seq: expect.any(Number) })
    const refused = await advisor.go(`${at}/reply`, { text: '', clientId: '2' }, accept)
    expect([refused.status, JSON.parse(refused.text)]).toEqual([400, { problem: 'Write something first.' }])
  })

  it('finds approved answers without losing what is written, and puts one behind it with its source', async () => {
    const { advisor, at } = await heldBy()
    const found = await advisor.go(`${at}/draft`, { text: 'Dear resident', find: 'my bin was missed' })
    expect(found.text).toContain('Dear resident</textarea>')
    const [, answer] = /name="insert" value="([^"]+)"/.exec(found.text) ?? []
    const inserted = await advisor.go(`${at}/draft`, {
      text: 'Dear resident',
      find: '',
      insert: answer ?? '',
    })
    expect(inserted.text).toMatch(/Dear resident\n\n[\s\S]+\n\nSource: [\s\S]+<\/textarea>/)
  })

  it('shows notes to colleagues and never to the resident', async () => {
    const { advisor, chat, at } = await heldBy()
    await advisor.go(`${at}/note`, { note: 'Talks fast' })
    expect((await advisor.go(at)).text).toContain('Only colleagues see this.')
    expect((await advisor.go(`${at}/as-resident`)).text).not.toContain('Talks fast')
    expect(await chat.reads()).not.toContain('Talks fast')
  })

  it('gives it back to the assistant at a named point', async () => {
    const { advisor, chat, at } = await heldBy()
    const back = await advisor.go(`${at}/return`, { point: 'start' })
    expect([back.status, back.location]).toEqual([303, `${at}?done=returned`])
    await site.until(async () => (await chat.reads()).find((text) => text.includes('here again (start)')))
    expect((await advisor.go(back.location)).text).toContain('The assistant has it again.')
  })

  it('lets a supervisor listen in, whisper, take over, and set presence', async () => {
    const max = await site.advisor({ id: 'max', name: 'Max', roles: ['advisor', 'supervisor'] })
    await max.go('/advisor/presence', { presence: 'away' })
    const { advisor, at } = await heldBy()
    const all = await max.go('/advisor/supervise')
    expect(all.text).toContain('with Sam')
    expect((await max.go(at)).text).toContain('You are listening: the resident doesn’t see you')
    await max.go(`${at}/whisper`, { whisper: 'Offer the garden bin' })
    const page = await advisor.go(at)
    expect(page.text).toContain('Offer the garden bin')
    expect(page.text).toContain('Only the advisor and supervisors see this.')
    expect(page.text).toContain('Also looking: Max.')
    await max.go(`${at}/take-over`, {})
    expect((await max.go(at)).text).toContain('You answer.')
    expect((await advisor.go(at)).text).toContain('Max answers.')
    const set = await max.go('/advisor/presence', { presence: 'away', advisor: 'sam', from: 'supervise' })
    expect(set.location).toBe('/advisor/supervise?done=presence')
    expect((await advisor.go('/advisor')).text).toContain('You are away.')
  })

  it('lets a supervisor move what waits to a team, and nobody else', async () => {
    const max = await site.signedIn({ id: 'max', name: 'Max', roles: ['supervisor'] })
    await site.advisor()
    const [, { id }] = [await site.advisor({ id: 'kim', capacity: 0 }), await site.waiting()]
    const at = `/advisor/conversations/${id}`
    expect((await max.go(at)).text).toContain('Pass it on')
    const moved = await max.go(`${at}/transfer`, { to: 'team:customer-services', note: 'Theirs' })
    expect([moved.status, moved.location]).toEqual([303, '/advisor?done=transferred'])
    expect((await max.go(at)).text).toContain('Max passed it on.')
    const pat = await site.signedIn({ id: 'pat', name: 'Pat' })
    const refused = await pat.go(`${at}/transfer`, { to: 'team:customer-services', note: 'Theirs' })
    expect(refused.status).toBe(409)
  })

  it('shows nothing of another council’s, whatever is asked', async () => {
    const { at } = await heldBy()
    const other = await site.advisor({ id: 'eve', name: 'Eve', councils: ['elsewhere'] })
    expect((await other.go('/advisor')).text).not.toContain('person')
    for (const path of ['', '?part=around', '?part=transcript', '?part=answers&find=bin', '/as-resident'])
      expect((await other.go(`${at}${path}`)).status).toBe(404)
    expect((await other.go(`${at}/note`, { note: 'x' })).text).toContain('There is no such conversation')
  })

  it.each(['/advisor?part=queue', '/advisor?part=own'])('gives the piece %s of a page', async (path) => {
    const { advisor } = await heldBy()
    const piece = await advisor.go(path)
    expect(piece.status).toBe(200)
    expect(piece.text).toContain('id="mine"')
    expect(piece.text).not.toContain('<html')
  })
})
