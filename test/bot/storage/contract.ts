import type { FinishedTurn, Store } from '../../../bot/storage/store'

const AT = new Date('2026-04-08T10:00:00Z')
const later = (ms: number) => new Date(AT.getTime() + ms)

const conversation = (id: string) => ({
  id,
  council: 'otherford',
  channel: 'directline',
  resident: 'dl_1',
  locale: 'en-GB',
  startedAt: AT,
})

const turn = (id: string, words: string, more: Partial<FinishedTurn> = {}): FinishedTurn => ({
  conversation: id,
  said: { activity: { text: words }, at: AT },
  replies: [{ activity: { text: `about ${words}` }, at: AT }],
  state: { last: words },
  ...more,
})

/** What every engine must keep: run once for each. */
export const storeContract = (engine: string, open: () => Promise<Store>): void => {
  describe(`the store on ${engine}`, () => {
    let store: Store
    beforeEach(async () => {
      store = await open()
      await store.start(conversation('one'))
    })
    afterEach(() => store.close())

    describe('a conversation', () => {
      it('is found as it was started, with no messages and nothing remembered', async () => {
        expect(await store.find('one')).toEqual({
          ...conversation('one'),
          state: undefined,
          lastSeq: 0,
          ended: false,
          owner: 'bot',
        })
      })
      it('is not started twice, and the first one stays', async () => {
        expect(await store.start({ ...conversation('one'), council: 'elsewhere' })).toBe(false)
        expect((await store.find('one'))?.council).toBe('otherford')
      })
      it('is not found when nobody started it', async () => {
        expect(await store.find('two')).toBeUndefined()
      })
    })

    describe('a turn', () => {
      it('is numbered from one, the resident first, and remembered', async () => {
        expect(await store.keep(turn('one', 'bins'))).toEqual({ outcome: 'kept', seqs: [1, 2] })
        expect(await store.keep(turn('one', 'rates'))).toEqual({ outcome: 'kept', seqs: [3, 4] })
        expect(await store.find('one')).toMatchObject({ state: { last: 'rates' }, lastSeq: 4 })
      })
      it('may have no resident’s message: a greeting', async () => {
        const { said: _, ...greeting } = turn('one', 'hello')
        expect(await store.keep(greeting)).toEqual({ outcome: 'kept', seqs: [1] })
        expect((await store.messagesAfter('one', 0, 9)).map(({ from }) => from)).toEqual(['assistant'])
      })
      it('is refused when there is no such conversation', async () => {
        await expect(store.keep(turn('nowhere', 'bins'))).rejects.toMatchObject({
          code: 'conversation_unknown',
        })
      })
      it('is kept all together or not at all', async () => {
        const cyclic: Record<string, unknown> = {}
        cyclic.self = cyclic
        const broken = turn('one', 'bins', {
          replies: [
            { activity: { text: 'fine' }, at: AT },
            { activity: cyclic, at: AT },
          ],
        })
        await expect(store.keep(broken)).rejects.toThrow()
        expect(await store.messagesAfter('one', 0, 9)).toEqual([])
        expect(await store.find('one')).toMatchObject({ state: undefined, lastSeq: 0 })
        expect(await store.keep(turn('one', 'bins'))).toMatchObject({ seqs: [1, 2] })
      })
      it('keeps what was said exactly, quotes, emoji and all', async () => {
        const words = `it's "bin day" \\ \u{1f5d1}\ufe0f naïve; DROP TABLE messages;--`
        await store.keep(turn('one', words))
        expect((await store.messagesAfter('one', 0, 1))[0]?.activity).toEqual({ text: words })
      })
      it('ends the conversation when the resident does, and it stays ended', async () => {
        await store.keep(turn('one', 'bye', { ends: true }))
        expect(await store.find('one')).toMatchObject({ ended: true })
        await store.keep(turn('one', 'late'))
        expect(await store.find('one')).toMatchObject({ ended: true })
      })
    })

    describe('a turn sent again under the same client’s id', () => {
      const sent = (words: string, clientId: string) =>
        turn('one', words, { said: { activity: { text: words }, at: AT, clientId } })

      it('is one turn, with the numbers it had', async () => {
        await store.keep(sent('bins', 'a'))
        await store.keep(sent('rates', 'b'))
        expect(await store.keep(sent('bins', 'a'))).toEqual({ outcome: 'alreadyKept', seqs: [1, 2] })
        expect(await store.keptAs('one', 'b')).toEqual({ outcome: 'alreadyKept', seqs: [3, 4] })
        expect(await store.messagesAfter('one', 0, 9)).toHaveLength(4)
        expect(await store.find('one')).toMatchObject({ state: { last: 'rates' } })
      })
      it('is a turn of its own in another conversation', async () => {
        await store.start(conversation('two'))
        await store.keep(sent('bins', 'a'))
        expect(await store.keptAs('two', 'a')).toBeUndefined()
        expect(await store.keep({ ...sent('bins', 'a'), conversation: 'two' })).toMatchObject({
          outcome: 'kept',
        })
      })
      it('is not known before it was kept', async () => {
        expect(await store.keptAs('one', 'a')).toBeUndefined()
      })
    })

    describe('messages', () => {
      it('are read after a number, in order, as many as asked for', async () => {
        for (const words of ['a', 'b', 'c']) await store.keep(turn('one', words))
        const some = await store.messagesAfter('one', 2, 3)
        expect(some.map(({ seq, from }) => `${seq} ${from}`)).toEqual([
          '3 resident',
          '4 assistant',
          '5 resident',
        ])
        expect(await store.messagesAfter('one', 6, 3)).toEqual([])
      })
      it('are each later than the one before, even when the clock is put back', async () => {
        await store.keep(turn('one', 'first', { said: { activity: {}, at: later(5_000) } }))
        await store.keep(turn('one', 'second'))
        const times = (await store.messagesAfter('one', 0, 9)).map(({ at }) => at.getTime())
        expect(times).toEqual([5_000, 5_001, 5_002, 5_003].map((ms) => later(ms).getTime()))
      })
    })

    it('says when it is ready, and that it is not once closed', async () => {
      expect(await store.isReady()).toBe(true)
      const closed = await open()
      await closed.close()
      expect(await closed.isReady()).toBe(false)
    })
  })
}
