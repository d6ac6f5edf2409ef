import { type DeskSite, startDesk } from './support/desk'

jest.setTimeout(60_000)

describe('calls in the console', () => {
  let site: DeskSite
  beforeEach(async () => {
    site = await startDesk()
  })
  afterEach(() => site.close())

  const bodyOf = (text: string) => text.slice(text.indexOf('<main'))
  const WRAP_UP = { outcome: 'answered', avoidable: 'no', firstContact: 'yes' }

  it('open by their reference, whether the telephone’s screen-pop brings it or it is typed', async () => {
    const sam = await site.advisor({ id: 'sam' })
    const { id, ref } = await site.putThrough()
    const at = `/advisor/conversations/${id}`
    expect(await sam.go(`/advisor/calls/${ref}`)).toMatchObject({ status: 303, location: at })
    const typed = `${ref.slice(0, 4)} ${ref.slice(4)} `
    expect(await sam.go(`/advisor/calls?ref=${encodeURIComponent(typed)}`)).toMatchObject({ location: at })
    const home = bodyOf((await sam.go('/advisor')).text)
    expect(home).toContain('Call reference')
    expect(home).toContain('Put through by phone (1)')
  })
  it('open after signing in, where somebody has not', async () => {
    const { ref } = await site.putThrough()
    const { status, location } = await site.browser().go(`/advisor/calls/${ref}`)
    expect([status, location]).toEqual([
      303,
      `/advisor/sign-in?next=${encodeURIComponent(`/advisor/calls/${ref}`)}`,
    ])
  })
  it.each(['10000000', '', 'zebra', '999999999999999'])('are not there for %j, and say so', async (ref) => {
    const sam = await site.advisor({ id: 'sam' })
    await site.putThrough()
    const { status, text } = await sam.go(`/advisor/calls?ref=${ref}`)
    expect(status).toBe(404)
    expect(text).toContain('No open call has this reference.')
  })
  it('show what was told and said, and nothing to write to the caller with', async () => {
    const sam = await site.advisor({ id: 'sam' })
    const { id, ref } = await site.putThrough('through, a bin')
    const page = bodyOf((await sam.go(`/advisor/conversations/${id}`)).text)
    expect(page).toContain('The caller was put through by phone. Nobody has opened the call here yet.')
    expect(page).toContain(`${ref.slice(0, 4)} ${ref.slice(4)}`)
    expect(page).toContain('through, a bin')
    expect(page).toContain('This is a phone call. Nothing can be written to the caller here.')
    expect(page).toContain('Take this call')
    expect(page).not.toContain('Reply to the resident')
    expect(page).not.toContain('See it as the resident does')
  })
  it('are taken by one, written up, and gone from every list', async () => {
    const [sam, kim] = [await site.advisor({ id: 'sam' }), await site.advisor({ id: 'kim', name: 'Kim' })]
    const { id, ref } = await site.putThrough()
    await sam.go(`/advisor/conversations/${id}/claim`, {})
    const second = await kim.go(`/advisor/conversations/${id}/claim`, {})
    expect([second.status, second.text.includes('was first')]).toEqual([409, true])
    const page = bodyOf((await sam.go(`/advisor/conversations/${id}`)).text)
    expect(page).toContain('You talk to them by phone.')
    expect(page).toContain('What came of it?')
    expect(page).toContain('Write a note')
    expect(page).not.toContain('Reply to the resident')
    expect(page).not.toContain('Take it up again')
    expect(bodyOf((await sam.go('/advisor')).text)).toContain('You talk to them by phone.')
    expect((await sam.go(`/advisor/conversations/${id}/note`, { note: 'The green one' })).status).toBe(303)
    expect((await sam.go(`/advisor/conversations/${id}/wrap-up`, WRAP_UP)).location).toContain(
      'done=wrappedUp',
    )
    expect((await sam.go(`/advisor/calls/${ref}`)).status).toBe(404)
    expect(bodyOf((await kim.go('/advisor')).text)).not.toContain('Put through by phone')
    const entries = await site.store.auditLog({ councils: 'all', limit: 99 })
    const did = entries.filter(({ subject }) => subject === id).map(({ what }) => what)
    expect(did).toEqual(expect.arrayContaining(['conversationSeen', 'claimed', 'noted', 'wrappedUp']))
  })
  it('are listed for supervisors until somebody has opened them, and where they stand is said', async () => {
    const boss = await site.advisor({ id: 'boss', roles: ['supervisor'] })
    const { id } = await site.putThrough()
    expect(bodyOf((await boss.go('/advisor/supervise')).text)).toContain('put through by phone')
    await boss.go(`/advisor/conversations/${id}/claim`, {})
    expect(bodyOf((await boss.go('/advisor/supervise')).text)).toContain('by phone, with')
  })
  it('cannot be answered by a form that was made up', async () => {
    const sam = await site.advisor({ id: 'sam' })
    const { call, id } = await site.putThrough()
    await sam.go(`/advisor/conversations/${id}/claim`, {})
    const before = (await site.store.messagesAfter(call.id, 0, 99)).length
    const { status } = await sam.go(`/advisor/conversations/${id}/reply`, { text: 'Hello', clientId: 'x' })
    expect(status).toBe(409)
    expect(await site.store.messagesAfter(call.id, 0, 99)).toHaveLength(before)
  })
})
