import type { Handoff } from '../../../bot/handoff/handoff'
import type { HandoffChange } from '../../../bot/storage/handoffStore'
import type { Store } from '../../../bot/storage/store'

const AT = new Date('2026-04-08T10:00:00Z')
const later = (ms: number) => new Date(AT.getTime() + ms)

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

const joins = (handoff: Handoff): HandoffChange => ({
  handoff,
  owner: 'queue',
  events: [{ what: 'asked', to: 'queued', at: AT, by: 'resident' }],
})

const claims = (handoff: Handoff, advisor: string, capacity = 3): HandoffChange => ({
  handoff: { ...handoff, state: 'active', advisor, acceptedAt: later(1), since: later(1) },
  owner: advisor,
  ownedBy: 'queue',
  takes: { advisor, capacity },
  says: [
    {
      from: 'assistant',
      at: later(1),
      activity: { type: 'event', name: 'handoff.status', value: { state: 'accepted' } },
    },
  ],
  events: [{ what: 'claimed', from: 'queued', to: 'active', at: later(1), by: advisor }],
})

/** What every engine must keep of hand-offs: run once for each. */
export const handoffContract = (engine: string, open: () => Promise<Store>): void => {
  describe(`hand-offs on ${engine}`, () => {
    let store: Store
    const start = (id: string) =>
      store.start({
        id,
        council: 'otherford',
        channel: 'webchat',
        resident: 'r',
        locale: 'en-GB',
        startedAt: AT,
      })
    const isHere = (advisor: string) =>
      store.setPresence({ advisor, presence: 'available', since: AT, seenAt: AT, idleSince: AT })
    const joined = async (conversation: string, more: Partial<Handoff> = {}): Promise<Handoff> => {
      await start(conversation)
      const done = await store.changeHandoff(joins(handoffIn(conversation, more)))
      if (done.outcome !== 'done') throw new Error(done.outcome)
      return done.handoff
    }
    beforeEach(async () => {
      store = await open()
    })
    afterEach(() => store.close())

    const putThrough = async (conversation: string, ref: string) => {
      await start(conversation)
      return store.changeHandoff({
        handoff: handoffIn(conversation, { state: 'putThrough', phone: { ref } }),
        events: [{ what: 'putThrough', to: 'putThrough', at: AT, by: 'system' }],
      })
    }
    it('is found by the reference of its call, while it is going on', async () => {
      const made = await putThrough('one', '12345678')
      if (made.outcome !== 'done') throw new Error(made.outcome)
      expect(made.handoff.phone).toEqual({ ref: '12345678' })
      expect(await store.handoffByRef('12345678')).toEqual(made.handoff)
      expect(await store.handoffByRef('87654321')).toBeUndefined()
      await store.changeHandoff({ handoff: { ...made.handoff, state: 'unopened' } })
      expect(await store.handoffByRef('12345678')).toBeUndefined()
      expect((await store.findHandoff('h-one'))?.phone).toEqual({ ref: '12345678' })
    })
    it('shares the reference of its call with no other that is going on', async () => {
      const first = await putThrough('one', '12345678')
      expect(await putThrough('two', '12345678')).toEqual({ outcome: 'changed', seqs: [] })
      if (first.outcome !== 'done') throw new Error(first.outcome)
      await store.changeHandoff({ handoff: { ...first.handoff, state: 'unopened' } })
      expect(await putThrough('three', '12345678')).toMatchObject({ outcome: 'done' })
      expect(await store.handoffByRef('12345678')).toMatchObject({ conversation: 'three' })
    })
    it('is the only one of its conversation while a call is put through, held or open', async () => {
      for (const state of ['putThrough', 'held', 'onCall'] as const) {
        await start(state)
        await store.changeHandoff({ handoff: handoffIn(state, { state }) })
        const second = handoffIn(state, { id: `again-${state}` })
        expect([state, await store.changeHandoff(joins(second))]).toEqual([
          state,
          { outcome: 'changed', seqs: [] },
        ])
      }
    })

    it('is kept as it was made, and owns its conversation', async () => {
      const made = await joined('one', {
        context: { about: 'A bin', particulars: [], references: ['1'], distress: true },
      })
      expect(made.version).toBe(1)
      expect(await store.findHandoff('h-one')).toEqual(made)
      expect(await store.handoffOf('one')).toEqual(made)
      expect(await store.find('one')).toMatchObject({ owner: 'queue' })
      expect(await store.handoffEvents('h-one')).toEqual([
        { handoff: 'h-one', seq: 1, what: 'asked', to: 'queued', at: AT, by: 'resident' },
      ])
    })

    it('is one at a time in a conversation', async () => {
      await joined('one')
      const second = await store.changeHandoff(joins(handoffIn('one', { id: 'another' })))
      expect(second.outcome).toBe('changed')
      expect(await store.findHandoff('another')).toBeUndefined()
    })

    it('has one winner of fifty who claim it at once, and one `accepted`', async () => {
      const one = await joined('one')
      const advisors = Array.from({ length: 50 }, (_, i) => `a${i}`)
      await Promise.all(advisors.map(isHere))
      const outcomes = await Promise.all(advisors.map((advisor) => store.changeHandoff(claims(one, advisor))))
      expect(outcomes.filter(({ outcome }) => outcome === 'done')).toHaveLength(1)
      expect(outcomes.filter(({ outcome }) => outcome === 'changed')).toHaveLength(49)
      const winner = advisors[outcomes.findIndex(({ outcome }) => outcome === 'done')]
      expect(await store.find('one')).toMatchObject({ owner: winner, lastSeq: 1 })
      expect((await store.findHandoff('h-one'))?.advisor).toBe(winner)
      expect(await store.messagesAfter('one', 0, 100)).toHaveLength(1)
    })

    it('never gives anybody more than they have room for, however many come at once', async () => {
      const many = []
      for (let i = 0; i < 12; i++) many.push(await joined(`c${i}`))
      await isHere('sam')
      const outcomes = await Promise.all(many.map((one) => store.changeHandoff(claims(one, 'sam', 4))))
      expect(outcomes.filter(({ outcome }) => outcome === 'done')).toHaveLength(4)
      expect(outcomes.filter(({ outcome }) => outcome === 'full')).toHaveLength(8)
      const has = await store.inHand({ councils: ['otherford'], states: ['offered', 'active'] })
      expect(has).toEqual(new Map([['sam', 4]]))
      expect(await store.inHand({ councils: ['elsewhere'] })).toEqual(new Map())
    })

    it.each(['away', 'offline'] as const)('gives nothing to somebody who is %s', async (presence) => {
      const one = await joined('one')
      await store.setPresence({ advisor: 'sam', presence, since: AT, seenAt: AT, idleSince: AT })
      expect((await store.changeHandoff(claims(one, 'sam'))).outcome).toBe('away')
      expect((await store.changeHandoff(claims(one, 'nobody'))).outcome).toBe('away')
      expect(await store.find('one')).toMatchObject({ owner: 'queue', lastSeq: 0 })
    })

    it('says nothing in a conversation that is not theirs', async () => {
      const one = await joined('one')
      const says = [{ from: 'advisor' as const, at: AT, activity: { text: 'Hello' } }]
      const outcome = await store.changeHandoff({ handoff: one, ownedBy: 'sam', says })
      expect(outcome.outcome).toBe('notOwner')
      expect(await store.messagesAfter('one', 0, 10)).toEqual([])
    })

    it('takes a message that is sent twice once', async () => {
      const one = await joined('one')
      const says = [{ from: 'advisor' as const, at: AT, activity: { text: 'Hello' }, clientId: 'x' }]
      const first = await store.changeHandoff({ handoff: one, says })
      const again = await store.changeHandoff({ handoff: { ...one, version: 2 }, says })
      expect([first.outcome, again.outcome]).toEqual(['done', 'repeated'])
      expect(again.seqs).toEqual(first.seqs)
      expect(await store.messagesAfter('one', 0, 10)).toHaveLength(1)
    })

    it('keeps no turn that found the conversation otherwise', async () => {
      const one = await joined('one')
      await isHere('sam')
      await store.changeHandoff(claims(one, 'sam'))
      const turn = {
        conversation: 'one',
        replies: [{ activity: { text: 'I am the bot' }, at: AT }],
        state: {},
      }
      expect(await store.keep({ ...turn, seen: { owner: 'queue', lastSeq: 1 } })).toEqual({
        outcome: 'changed',
        seqs: [],
      })
      expect(await store.keep({ ...turn, seen: { owner: 'sam', lastSeq: 0 } })).toEqual({
        outcome: 'changed',
        seqs: [],
      })
      expect((await store.keep({ ...turn, seen: { owner: 'sam', lastSeq: 1 } })).outcome).toBe('kept')
    })

    it('changes with a turn or not at all', async () => {
      await start('one')
      const turn = {
        conversation: 'one',
        replies: [{ activity: { text: 'You are next' }, at: AT }],
        state: {},
      }
      const kept = await store.keep({
        ...turn,
        seen: { owner: 'bot', lastSeq: 0 },
        handoff: joins(handoffIn('one')),
      })
      expect(kept.outcome).toBe('kept')
      expect(await store.find('one')).toMatchObject({ owner: 'queue', lastSeq: 1 })
      const again = await store.keep({ ...turn, handoff: joins(handoffIn('one', { id: 'two' })) })
      expect(again.outcome).toBe('changed')
      expect(await store.find('one')).toMatchObject({ owner: 'queue', lastSeq: 1 })
    })

    it('lists by priority and then by place', async () => {
      await joined('late', { queuedAt: later(5_000) })
      await joined('early', { queuedAt: later(1_000) })
      await joined('urgent', { queuedAt: later(9_000), priority: 'safety' })
      await joined('elsewhere', { council: 'ambridge' })
      const found = await store.listHandoffs({ councils: ['otherford'], states: ['queued'] })
      expect(found.map(({ conversation }) => conversation)).toEqual(['urgent', 'early', 'late'])
      expect(await store.listHandoffs({ councils: [], states: ['queued'] })).toEqual([])
    })

    it('gives a timer to one of many, and again when its lease ends', async () => {
      await store.setTimer({ key: 'offer/1', kind: 'offer', subject: '1', dueAt: AT })
      const looks = await Promise.all(Array.from({ length: 20 }, () => store.claimTimer(AT, later(60_000))))
      expect(looks.filter((timer) => timer !== undefined)).toHaveLength(1)
      expect(await store.claimTimer(later(59_999), later(90_000))).toBeUndefined()
      expect(await store.claimTimer(later(60_000), later(90_000))).toMatchObject({ key: 'offer/1' })
      await store.clearTimer({ key: 'offer/1', dueAt: later(60_000) })
      expect(await store.claimTimer(later(90_000), later(95_000))).toMatchObject({ key: 'offer/1' })
      await store.clearTimer({ key: 'offer/1', dueAt: later(95_000) })
      expect(await store.claimTimer(later(900_000), later(990_000))).toBeUndefined()
    })

    it('sets and clears timers with the change', async () => {
      const timer = { key: 'offer/1', kind: 'offer', subject: 'h-one', dueAt: AT }
      await start('one')
      await store.changeHandoff({ ...joins(handoffIn('one')), sets: [timer] })
      const one = await store.findHandoff('h-one')
      if (one === undefined) throw new Error('lost')
      await store.changeHandoff({ handoff: one, clears: ['offer/1'] })
      expect(await store.claimTimer(later(1), later(2))).toBeUndefined()
    })

    it('takes somebody for gone once, and not after a sign of life', async () => {
      await isHere('sam')
      expect(await store.markGone('sam', AT, later(9))).toBe(false)
      const tries = await Promise.all([1, 2, 3].map(() => store.markGone('sam', later(1), later(9))))
      expect(tries.filter((isGone) => isGone)).toHaveLength(1)
      expect(await store.presenceOf('sam')).toMatchObject({
        presence: 'offline',
        since: later(9),
        seenAt: AT,
      })
    })

    it('knows who is gone and still has conversations', async () => {
      const [one, other] = [await joined('one'), await joined('other')]
      await Promise.all(['sam', 'kim', 'ben'].map(isHere))
      await store.changeHandoff(claims(one, 'sam'))
      await store.changeHandoff(claims(other, 'kim'))
      for (const advisor of ['sam', 'ben']) await store.markGone(advisor, later(1), later(1))
      expect(await store.leftBehind()).toEqual(['sam'])
    })

    it('begins a new one beside one that is being written up', async () => {
      const one = await joined('one')
      await store.changeHandoff({ handoff: { ...one, state: 'wrapUp' }, owner: 'bot' })
      const again = handoffIn('one', { id: 'another', queuedAt: later(5) })
      expect((await store.changeHandoff(joins(again))).outcome).toBe('done')
      expect(await store.handoffOf('one')).toMatchObject({ id: 'another' })
    })

    it('marks only ever rise', async () => {
      await start('one')
      await store.markRead('one', 'resident', { delivered: 4, read: 3 })
      await store.markRead('one', 'resident', { delivered: 2 })
      await store.markRead('one', 'advisor', { read: 7 })
      expect(await store.marksOf('one')).toEqual({
        conversation: 'one',
        resident: { delivered: 4, read: 3 },
        advisor: { delivered: 0, read: 7 },
      })
    })

    it('keeps notes apart from what is said', async () => {
      await start('one')
      const note = {
        id: 'n',
        conversation: 'one',
        kind: 'note',
        by: 'sam',
        text: 'Be kind',
        at: AT,
        afterSeq: 0,
      } as const
      await store.addNote(note)
      expect(await store.notesOf('one')).toEqual([note])
      expect(await store.messagesAfter('one', 0, 10)).toEqual([])
    })
  })
}
