import { joins, leaves, stays } from '../../../bot/handoff/changes'
import { BOT, type Handoff, QUEUE } from '../../../bot/handoff/handoff'
import { assistantSays, statusSays } from '../../../bot/handoff/said'
import type { HandoffChange, Utterance } from '../../../bot/storage/handoffStore'
import { PUSHED, TEXTED, toDesk } from '../../../bot/storage/relaying'
import type { FinishedTurn, Store } from '../../../bot/storage/store'

const AT = new Date('2026-04-08T10:00:00Z')
const LATER = new Date('2026-04-08T10:01:00Z')
const NUMBER = { council: 'otherford', number: '07700900123' }

const handoffIn = (conversation: string, more: Partial<Handoff> = {}): Handoff => ({
  id: `h-${conversation}`,
  council: 'otherford',
  conversation,
  channel: 'webchat',
  team: 'customer-services',
  language: 'en',
  priority: 'normal',
  state: 'queued',
  version: 0,
  queuedAt: AT,
  since: AT,
  passedBy: [],
  context: { particulars: [], references: [], distress: false },
  reopened: 0,
  ...more,
})

const line = (text: string): Utterance => assistantSays('otherford', { text, speech: text }, AT)
const activity = (type: string, text: string) => ({ activity: { type, text }, at: AT })
const initiation = { activity: { type: 'event', name: 'handoff.initiate' }, at: AT }

/** Who is told what is said, beside those who read the log. */
export const relayContract = (engine: string, open: () => Promise<Store>): void =>
  describe(`${engine}: what is told beside the log`, () => {
    let store: Store
    beforeEach(async () => {
      store = await open()
    })
    afterEach(() => store.close())

    const start = (id: string, channel: string) =>
      store.start({ id, council: 'otherford', channel, resident: 'r', locale: 'en-GB', startedAt: AT })
    /** Every delivery about a subject, as its consumer and part. */
    const planned = async (subject: string) =>
      (await store.deliveriesAbout(subject)).map(({ consumer, part }) => `${consumer} ${part}`)
    const joined = async (channel: string, more: Partial<Handoff> = {}): Promise<Handoff> => {
      await start('c', channel)
      const done = await store.changeHandoff(joins(handoffIn('c', more)))
      if (done.outcome !== 'done') throw new Error(done.outcome)
      return done.handoff
    }
    const says = (one: Handoff, ...said: readonly Utterance[]): HandoffChange => ({
      ...stays(one, { at: AT, by: 'system', what: 'raised' }),
      says: said,
    })
    const turn = (more: Partial<FinishedTurn> = {}): FinishedTurn => ({
      conversation: 'c',
      said: activity('message', 'hello'),
      replies: [activity('message', 'Hello')],
      state: null,
      ...more,
    })

    it.each([
      ['webchat', []],
      ['sms', [`${TEXTED} 1`]],
      ['botservice', [`${PUSHED} 1`, `${PUSHED} 2`]],
    ])('of an advisor’s to a resident on %s is %j', async (channel, rows) => {
      const one = await joined(channel)
      await store.changeHandoff(says(one, statusSays('otherford', 'accepted', AT), line('Sam here')))
      expect(await planned('c')).toEqual(rows)
    })

    it('is nothing when it was not kept', async () => {
      const one = await joined('sms')
      const refused = await store.changeHandoff({ ...says(one, line('x')), ownedBy: 'sam' })
      const stale = await store.changeHandoff(says({ ...one, version: 7 }, line('x')))
      expect([refused.outcome, stale.outcome]).toEqual(['notOwner', 'changed'])
      const seen = { owner: BOT, lastSeq: 5 }
      expect((await store.keep(turn({ seen }))).outcome).toBe('changed')
      expect(await planned('c')).toEqual([])
    })

    it('is planned once, however often it is sent', async () => {
      const one = await joined('sms')
      const change = says(one, { ...line('Sam here'), clientId: 'k' })
      await store.changeHandoff(change)
      expect((await store.changeHandoff(change)).outcome).toBe('repeated')
      expect(await planned('c')).toHaveLength(1)
    })

    it('is not what is of the moment, nor what they know', async () => {
      const one = await joined('sms')
      await store.changeHandoff(says(one, { ...line('place 3'), beside: 'notByText' }))
      expect(await planned('c')).toEqual([])
      await store.close()
      store = await open()
      const other = await joined('botservice')
      await store.changeHandoff(
        says(other, { ...line('a'), beside: 'never' }, { ...line('b'), beside: 'notByText' }),
      )
      expect(await planned('c')).toEqual([`${PUSHED} 2`])
    })

    it('is a text for every turn that answers one, and for what the assistant begins', async () => {
      await start('c', 'sms')
      const { said: _, ...greeting } = turn()
      await store.keep(greeting)
      await store.keep(turn())
      await store.keep(turn({ replies: [] }))
      await store.keep(turn({ said: activity('event', '') }))
      expect(await planned('c')).toEqual([`${TEXTED} 2`, `${TEXTED} 5`])
    })

    it('on a channel of Azure, which answers turns itself, is only what the assistant begins', async () => {
      await start('c', 'botservice')
      await store.keep(turn())
      await store.keep(turn({ said: activity('event', '') }))
      expect(await planned('c')).toEqual([`${PUSHED} 4`])
    })

    it('goes to a council’s own desk from the hand-over until it is over', async () => {
      await start('c', 'webchat')
      const one = handoffIn('c', { outside: 'desk' })
      await store.keep(turn())
      await store.keep(
        turn({ replies: [initiation, activity('message', 'You are next')], handoff: joins(one) }),
      )
      expect(await store.find('c')).toMatchObject({ owner: QUEUE })
      await store.keep(turn({ replies: [] }))
      const now = await store.findHandoff('h-c')
      if (now === undefined) throw new Error('no hand-off')
      await store.keep(turn({ handoff: leaves(now, AT) }))
      await store.keep(turn())
      const desk = toDesk('otherford')
      expect(await planned('h-c')).toEqual([4, 5, 6, 7, 8, 9].map((part) => `${desk} ${part}`))
      const claimed = []
      for (;;) {
        const next = await store.claim(desk, LATER, LATER, 'inOrder')
        if (next === undefined) break
        claimed.push([next.part, next.payload])
        await store.settle(next, { state: 'done' })
      }
      expect(claimed.at(-1)).toEqual([9, { status: 'completed' }])
      expect(claimed.map(([part]) => part)).toEqual([4, 5, 6, 7, 8, 9])
    })

    it('goes to no desk from a conversation that is at none', async () => {
      const one = await joined('webchat')
      await store.keep(turn({ replies: [initiation] }))
      await store.keep(turn({ handoff: leaves(one, AT) }))
      expect(await planned('h-c')).toEqual([])
    })

    it('is claimed in order about a subject, and what waits holds up no other', async () => {
      const plan = (subject: string, part: number) => ({ consumer: 'x', council: 'otherford', subject, part })
      await store.plan([plan('a', 10), plan('a', 9), plan('b', 3)], AT)
      const until = new Date(LATER.getTime() + 60_000)
      const claim = async (at = LATER) => store.claim('x', at, until, 'inOrder')
      const first = [await claim(), await claim(), await claim()]
      expect(first.map((one) => one && `${one.subject}${one.part}`)).toEqual(['a9', 'b3', undefined])
      const [a] = first
      if (a === undefined) throw new Error('nothing claimed')
      await store.settle(a, { state: 'open', dueAt: until, fault: '500' })
      expect(await claim()).toBeUndefined()
      const again = await claim(until)
      expect(again).toMatchObject({ subject: 'a', part: 9, attempt: 2 })
      if (again !== undefined) await store.settle(again, { state: 'failed', fault: '410' })
      expect(await claim(until)).toMatchObject({ part: 10 })
    })

    it('is never claimed out of order, however many claim at once', async () => {
      const rows = Array.from({ length: 30 }, (_, i) => ({
        consumer: 'x',
        council: 'otherford',
        subject: `s${i % 3}`,
        part: i,
      }))
      await store.plan(rows, AT)
      const taken: { subject: string; part: number }[] = []
      const work = async (): Promise<void> => {
        for (let idle = 0; idle < 20; ) {
          const one = await store.claim('x', LATER, new Date(LATER.getTime() + 60_000), 'inOrder')
          if (one === undefined) {
            idle += 1
            continue
          }
          taken.push(one)
          await store.settle(one, { state: 'done' })
        }
      }
      await Promise.all([work(), work(), work(), work()])
      expect(taken).toHaveLength(30)
      for (const subject of ['s0', 's1', 's2']) {
        const parts = taken.filter((one) => one.subject === subject).map(({ part }) => part)
        expect(parts).toEqual(parts.toSorted((a, b) => a - b))
      }
    })

    it('finds who texts in a conversation, and whether their last word was STOP', async () => {
      const conversation = await store.conversationOf({ ...NUMBER, at: AT }, new Date(0), () => 'c')
      expect(await store.talkOf(NUMBER)).toBe(conversation)
      expect(await store.texterIn('c')).toEqual({ number: NUMBER.number, isSilenced: false })
      await store.stopTexts({ ...NUMBER, at: LATER }, true)
      expect(await store.texterIn('c')).toEqual({ number: NUMBER.number, isSilenced: true })
      await store.conversationOf({ ...NUMBER, at: new Date(LATER.getTime() + 1) }, new Date(0), () => 'd')
      expect(await store.texterIn('c')).toEqual({ number: NUMBER.number, isSilenced: false })
      expect(await store.texterIn('nobody')).toBeUndefined()
      expect(await store.talkOf({ ...NUMBER, council: 'elsewhere' })).toBeUndefined()
    })

    it('keeps the newest way to a conversation elsewhere', async () => {
      await start('c', 'botservice')
      expect(await store.referenceOf('c')).toBeUndefined()
      await store.keepReference('c', { serviceUrl: 'https://one.example' })
      await store.keepReference('c', { serviceUrl: 'https://two.example', bot: { id: 'b' } })
      expect(await store.referenceOf('c')).toEqual({ serviceUrl: 'https://two.example', bot: { id: 'b' } })
    })
  })
