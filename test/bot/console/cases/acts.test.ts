import { MOVES } from '../../../../bot/cases/moves'
import { CASE_STATES, type CaseState } from '../../../../dialogs/ports'
import { type Browser, type ConsoleSite, startConsole } from '../../support/console'
import { later, openIn, T } from '../../support/open311'

const R = '111111111'
const OTHER = '123456786'

const hidden = (html: string, name: string): string =>
  new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? ''

const text = (html: string): string =>
  (html.split('<main')[1] ?? '').replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')

/** One site for all: each test has a case of its own state, as every account and server costs time. */
describe('what can be done with a case', () => {
  let site: ConsoleSite
  let browser: Browser
  let colleague: Browser
  beforeEach(async () => {
    site = await startConsole()
    browser = await site.signedIn()
    colleague = await site.signedIn({ id: 'lee', name: 'Lee', username: 'lee' })
    await openIn(site.store, { reference: R, marks: ['assisted'], uprn: '1000', subject: 'bin 1000 green' })
  })
  afterEach(() => site.close())

  const opened = async (act: string, who = browser, reference = R) => {
    const { text: page } = await who.go(`/advisor/cases/${reference}/${act}`)
    return { key: hidden(page, 'key'), seen: hidden(page, 'seen') }
  }
  const send = (act: string, form: Record<string, string>, who = browser, reference = R) =>
    who.go(`/advisor/cases/${reference}/${act}`, form)
  /** A whole form, through the page that shows what the resident will read where there is one. */
  const done = async (act: string, form: Record<string, string>, who = browser, reference = R) =>
    send(act, { ...(await opened(act, who, reference)), ...form, checked: '1' }, who, reference)
  const found = async (reference = R) => {
    const one = await site.store.findCase('otherford', reference)
    if (one === undefined) throw new Error('no case')
    return one
  }
  const last = async (reference = R) => (await found(reference)).timeline.at(-1)

  const BY_FORM: Readonly<Record<CaseState, readonly [act: string, form: Record<string, string>]>> = {
    received: ['move', { state: 'received' }],
    inProgress: ['move', { state: 'inProgress' }],
    scheduled: ['move', { state: 'scheduled', note: 'On Thursday.' }],
    waiting: ['ask', { note: 'Which bin was it?' }],
    done: ['move', { state: 'done', note: 'We emptied it.' }],
    closedWithoutAction: ['move', { state: 'closedWithoutAction', note: 'The bin was not out.' }],
    duplicate: ['duplicate', { of: '123 456 786' }],
    handedOn: ['hand-on', { body: 'The county council', note: 'Ring them on 01632 960000.' }],
    withdrawn: ['move', { state: 'withdrawn' }],
  }
  const formFor = (from: CaseState, to: CaseState) => {
    const isReopened = to === 'inProgress' && !['received', 'scheduled', 'waiting'].includes(from)
    return isReopened ? (['reopen', {}] as const) : BY_FORM[to]
  }
  const MOST = CASE_STATES.flatMap((from) => CASE_STATES.map((to) => ({ from, to }))).filter(
    ({ from, to }) => from !== to,
  )
  it('is every move of the table by a form, and none that is not in it', async () => {
    await openIn(site.store, { reference: OTHER })
    for (const [i, { from, to }] of MOST.entries()) {
      const reference = String(300_000_000 + i)
      await openIn(site.store, { reference, timeline: [{ state: from, at: T, by: 'resident' }] })
      const [act, form] = formFor(from, to)
      const { status } = await send(act, { key: 'k', seen: '1.0', ...form, checked: '1' }, browser, reference)
      const isInTable = (MOVES[from] as readonly CaseState[]).includes(to)
      expect([from, to, status === 303]).toEqual([from, to, isInTable])
      expect((await last(reference))?.state).toBe(isInTable ? to : from)
    }
  }, 120_000)

  it('is shown as the resident will read it before it is sent', async () => {
    const form = { state: 'done', note: '  We emptied\n it.  ' }
    const asked = await opened('move')
    const check = await send('move', { ...asked, ...form })
    expect(check.status).toBe(200)
    expect(text(check.text)).toContain('It is done. We finished it on Wednesday 8 April.')
    expect(text(check.text)).toContain('We emptied it.')
    expect((await found()).timeline).toHaveLength(1)
    const back = await send('move', { ...asked, ...form, back: '1' })
    expect(back.text).toContain('We emptied')
    expect(back.text).toContain('value="done" checked')
    const { location } = await send('move', { ...asked, ...form, checked: '1' })
    expect(location).toBe(`/advisor/cases/${R}?done=moved`)
    expect(await last()).toMatchObject({ state: 'done', by: 'council', note: 'We emptied it.' })
    const page = await browser.go(location)
    expect(text(page.text)).toContain('Sam')
    expect(await site.store.planNews(T, 9, () => [])).toBe(2)
  })

  it('says only the words where nothing moves', async () => {
    const check = await send('reply', { ...(await opened('reply')), note: 'We will come on Thursday.' })
    expect(text(check.text)).toContain('Wednesday 8 April: We will come on Thursday.')
    expect((await found()).timeline).toHaveLength(1)
  })

  const MISTAKES: readonly (readonly [string, Record<string, string>, string])[] = [
    ['move', {}, 'Choose how it stands'],
    ['move', { state: 'waiting', note: 'x' }, 'Choose how it stands'],
    ['move', { state: 'done', note: '  ' }, 'Write a sentence to the resident'],
    ['move', { state: 'closedWithoutAction' }, 'Write a sentence to the resident'],
    ['ask', {}, 'Write your question'],
    ['reply', { note: '' }, 'Write something to the resident'],
    ['reply', { note: 'x'.repeat(2001) }, 'Write at most 2000 characters'],
    ['note', { text: ' ' }, 'Write the note'],
    ['duplicate', { of: '' }, 'Write the reference of the other case'],
    ['duplicate', { of: 'next door' }, 'Write the reference of the other case'],
    ['duplicate', { of: '123456787' }, 'One digit of this reference is wrong'],
    ['duplicate', { of: R }, 'That is this case'],
    ['duplicate', { of: '123456786' }, 'There is no such case at this council'],
    ['hand-on', { body: '' }, 'Say who does it now'],
    ['mark', {}, 'Say why'],
    ['assign', { to: 'person:nobody' }, 'Choose who shall have it'],
    ['assign', { to: 'team:nobody' }, 'Choose who shall have it'],
    ['correct', { reason: 'x' }, 'Nothing is different yet'],
    ['correct', { phone: '12', reason: 'x' }, 'Write a UK phone number'],
    ['correct', { email: 'me', reason: 'x' }, 'Write an email address'],
    ['correct', { postcode: 'EX1', reason: 'x' }, 'Write a whole postcode'],
    ['correct', { what: ' ', reason: 'x' }, 'Say what it is about'],
    ['correct', { updates: 'text', reason: 'x' }, 'This council can’t tell residents in that way'],
    ['correct', { where: '3 Mill Lane' }, 'Say why'],
  ]
  it('is said what is wrong with it, beside the field and with all that was written', async () => {
    for (const [act, form, problem] of MISTAKES) {
      const answer = await send(act, { ...(await opened(act)), ...form })
      expect([act, form, answer.status]).toEqual([act, form, 400])
      expect(answer.text).toContain('<title>Error: ')
      expect(text(answer.text)).toContain(problem)
      const field = /error-summary__list">\s*<li><a href="#([\w-]+)"/.exec(answer.text)?.[1]
      expect(answer.text).toContain(`id="${field}"`)
    }
    expect((await found()).timeline).toHaveLength(1)
    expect(await site.store.actsOn(R)).toEqual([])
  }, 60_000)

  it('is done once, however often it is clicked', async () => {
    const form = { ...(await opened('reply')), note: 'We will come on Thursday.', checked: '1' }
    const answers = await Promise.all(Array.from({ length: 8 }, () => send('reply', form)))
    expect(new Set(answers.map(({ location }) => location))).toEqual(
      new Set([`/advisor/cases/${R}?done=replied`]),
    )
    expect((await found()).timeline).toHaveLength(2)
    const move = { ...(await opened('move')), state: 'done', note: 'Emptied.', checked: '1' }
    for (let click = 0; click < 3; click += 1) expect((await send('move', move)).status).toBe(303)
    expect((await found()).timeline).toHaveLength(3)
    const note = { ...(await opened('note')), text: 'Rang back' }
    await Promise.all(Array.from({ length: 8 }, () => send('note', note)))
    expect(await site.store.actsOn(R)).toHaveLength(3)
  })

  it('has one winner; who was slower sees what was done, and loses nothing', async () => {
    const [mine, theirs] = [await opened('move'), await opened('move', colleague)]
    const won = await send(
      'move',
      { ...theirs, state: 'scheduled', note: 'On Thursday.', checked: '1' },
      colleague,
    )
    expect(won.status).toBe(303)
    for (const checked of [{}, { checked: '1' }]) {
      const lost = await send('move', { ...mine, state: 'done', note: 'All is emptied.', ...checked })
      expect(lost.status).toBe(409)
      expect(text(lost.text)).toContain('Somebody else was faster')
      expect(text(lost.text)).toMatch(/Planned.*Lee.*On Thursday\./)
      expect(lost.text).toContain('All is emptied.')
      expect(lost.text).toContain('value="done" checked')
      expect(hidden(lost.text, 'key')).not.toBe(mine.key)
      const again = { key: hidden(lost.text, 'key'), seen: hidden(lost.text, 'seen') }
      if ('checked' in checked)
        expect(
          (await send('move', { ...again, state: 'done', note: 'All is emptied.', checked: '1' })).status,
        ).toBe(303)
    }
    expect((await last())?.state).toBe('done')
  })
  it('has one winner among many advisors at once', async () => {
    const forms = await Promise.all(
      Array.from({ length: 10 }, (_, i) => opened('move', i % 2 === 0 ? browser : colleague)),
    )
    const answers = await Promise.all(
      forms.map((form, i) =>
        send(
          'move',
          { ...form, state: 'done', note: `By ${i}`, checked: '1' },
          i % 2 === 0 ? browser : colleague,
        ),
      ),
    )
    expect(answers.filter(({ status }) => status === 303)).toHaveLength(1)
    expect(answers.filter(({ status }) => status === 409)).toHaveLength(9)
    expect((await found()).timeline).toHaveLength(2)
  })
  it('that can’t be done any more shows what was written', async () => {
    const form = { ...(await opened('ask')), note: 'Which bin was it?' }
    await site.store.moveCase(R, 1, { state: 'withdrawn', at: later(1), by: 'resident' })
    const answer = await send('ask', { ...form, checked: '1' })
    expect(answer.status).toBe(409)
    expect(text(answer.text)).toContain('Which bin was it?')
    expect(text(answer.text)).toContain('This can’t be done as the case stands now.')
  })
  it('is a note that residents never see, whatever others do meanwhile', async () => {
    const form = { ...(await opened('note')), text: 'Their dog bites' }
    await done('move', { state: 'scheduled' }, colleague)
    expect((await send('note', form)).status).toBe(303)
    const page = text((await browser.go(`/advisor/cases/${R}`)).text)
    expect(page).toMatch(/Note.*Sam.*Colleagues only.*Their dog bites/)
    expect(JSON.stringify(await found())).not.toContain('dog')
    const other = await send('note', { ...form, text: 'Something else' })
    expect(other.status).toBe(409)
    expect(other.text).toContain('Something else')
  })

  it('names the other case, or who does it now, to the resident and to colleagues', async () => {
    await openIn(site.store, { reference: OTHER })
    await openIn(site.store, { reference: '222222222', council: 'elsewhere', conversation: 'two' })
    expect((await send('duplicate', { ...(await opened('duplicate')), of: '222222222' })).status).toBe(400)
    await done('duplicate', { of: 'ref 123 456 786', note: 'We are on it.' })
    expect(await last()).toMatchObject({
      state: 'duplicate',
      note: 'We have this already. It has the reference 123\u00A0456\u00A0786. We are on it.',
    })
    expect(text((await browser.go(`/advisor/cases/${R}`)).text)).toContain('The same as 123 456 786')
    await done('hand-on', { body: 'The county council' }, browser, OTHER)
    expect(await last(OTHER)).toMatchObject({
      state: 'handedOn',
      note: 'We passed it on to The county council.',
    })
  })

  it('corrects what was told, and keeps what it was', async () => {
    const form = {
      name: 'Ada Okafor',
      phone: '07700 900 456',
      where: '3 Mill Lane, EX1 2AD',
      postcode: 'ex12ad',
      'answer-bin': 'Brown bin',
      what: 'Missed collection: the brown bin',
      reason: 'They rang and said so',
    }
    expect((await done('correct', form)).location).toBe(`/advisor/cases/${R}?done=corrected`)
    const one = await found()
    expect(one).toMatchObject({
      what: form.what,
      where: form.where,
      postcode: 'EX1 2AD',
      contact: { name: 'Ada Okafor', phone: '07700900456' },
      answers: { bin: 'Brown bin' },
      particulars: [{ id: 'bin', label: 'Which bin', value: 'Brown bin' }],
      marks: ['assisted'],
    })
    expect(one.uprn).toBeUndefined()
    expect(one.subject).toBeUndefined()
    expect(await site.store.casesAbout('otherford', 'bin 1000 green')).toEqual([])
    const page = text((await browser.go(`/advisor/cases/${R}`)).text)
    expect(page).toContain('Phone number: 01632960123')
    expect(page).toContain('Phone number: 07700900456')
    expect(page).toContain('They rang and said so')
    expect((await browser.go('/advisor/cases?q=okafor')).text).toContain('111 111 111')
    expect((await browser.go('/advisor/cases?q=acacia')).text).not.toContain('111 111 111')
  })

  it('puts the mark on and takes it off again, with the reason', async () => {
    await done('mark', { reason: 'Lives alone, can’t walk far' })
    expect((await found()).marks).toEqual(['assisted', 'vulnerable'])
    expect((await browser.go('/advisor/cases?mark=vulnerable')).text).toContain('111 111 111')
    await done('mark', { reason: 'A carer moved in' })
    expect((await found()).marks).toEqual(['assisted'])
    expect((await site.store.actsOn(R)).map(({ what, detail }) => [what, detail.reason])).toEqual([
      ['marked', 'Lives alone, can’t walk far'],
      ['unmarked', 'A carer moved in'],
    ])
    expect((await browser.go('/advisor/cases?mark=vulnerable')).text).not.toContain('111 111 111')
  })

  it('gives a case to oneself, a colleague or a team', async () => {
    await done('assign', { to: 'person:sam' })
    expect((await browser.go('/advisor/cases?mine=1')).text).toContain('111 111 111')
    await done('assign', { to: 'person:lee' }, colleague)
    expect((await browser.go('/advisor/cases?mine=1')).text).not.toContain('111 111 111')
    expect((await colleague.go('/advisor/cases?mine=1')).text).toContain('111 111 111')
    const [mine, theirs] = [await opened('assign'), await opened('assign', colleague)]
    const to = (await browser.go(`/advisor/cases/${R}/assign`)).text.match(/value="(team:[^"]+)"/)?.[1] ?? ''
    expect((await send('assign', { ...theirs, to }, colleague)).status).toBe(303)
    expect((await send('assign', { ...mine, to: 'person:sam' })).status).toBe(409)
    expect(await site.store.deskOf(R)).toEqual({ team: to.slice(5), isSeen: true })
  })

  it('leaves a trace: every look once an hour, and every deed', async () => {
    for (let look = 0; look < 3; look += 1) await browser.go(`/advisor/cases/${R}`)
    await colleague.go(`/advisor/cases/${R}/correct`)
    await done('note', { text: 'x' })
    site.clock.moveOn(61 * 60_000)
    await browser.signIn('sam@otherford.gov.uk')
    await browser.go(`/advisor/cases/${R}`)
    const log = await site.store.auditLog({ councils: ['otherford'], subject: R, limit: 99 })
    expect(log.map(({ who, what, detail }) => [who, what, detail]).toReversed()).toEqual([
      ['sam', 'caseSeen', undefined],
      ['lee', 'caseSeen', undefined],
      ['sam', 'caseChanged', 'noted'],
      ['sam', 'caseSeen', undefined],
    ])
  })
})
