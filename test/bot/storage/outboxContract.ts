/** What every storage engine must do with what is told to others; run once for each. */
import type { CaseNews, Delivery, NewDelivery } from '../../../bot/storage/outboxStore'
import type { Store } from '../../../bot/storage/store'
import { aCase } from '../support/aCase'

const AT = new Date('2026-04-08T10:00:00Z')
const later = (ms: number) => new Date(AT.getTime() + ms)

const forHook = ({ council, reference, seq }: CaseNews): readonly NewDelivery[] => [
  { consumer: 'hook', council, subject: reference, part: seq },
]
const aDelivery = (more: Partial<NewDelivery> = {}): NewDelivery => ({
  consumer: 'texts',
  council: 'otherford',
  subject: 'one',
  part: 1,
  ...more,
})

export const outboxContract = (engine: string, open: () => Promise<Store>): void => {
  describe(`the outbox on ${engine}`, () => {
    let store: Store
    beforeEach(async () => {
      store = await open()
      const known = { council: 'otherford', channel: 'directline', resident: 'r', locale: 'en-GB' }
      await store.start({ ...known, id: 'one', startedAt: AT })
    })
    afterEach(() => store.close())

    const opened = async () => {
      const one = aCase()
      await store.referenceFor('bins', AT, () => one.reference)
      await store.keep({ conversation: 'one', replies: [], state: null, opens: [one] })
      return one
    }

    describe('news', () => {
      it('is every event, in order, with whose it is and how they are to be told; planned once', async () => {
        const one = await opened()
        const done = { state: 'done', at: later(5), by: 'council', note: 'All gone.' } as const
        await store.moveCase(one.reference, 1, done)
        const seen: CaseNews[] = []
        const wants = (news: CaseNews) => {
          seen.push(news)
          return forHook(news)
        }
        expect(await store.planNews(AT, 9, wants)).toBe(2)
        expect(await store.planNews(AT, 9, wants)).toBe(0)
        const { council, reference, answers, contact } = one
        expect(seen).toEqual([
          { ...one.timeline[0], council, reference, answers, contact, seq: 1 },
          { ...done, council, reference, answers, contact, seq: 2 },
        ])
        expect(await store.deliveriesAbout(reference)).toMatchObject([
          { consumer: 'hook', part: 1, state: 'open', attempts: 0 },
          { consumer: 'hook', part: 2, state: 'open', attempts: 0 },
        ])
      })
      it('is taken a few at a time', async () => {
        const { reference } = await opened()
        await store.moveCase(reference, 1, { state: 'done', at: later(5), by: 'council' })
        expect([await store.planNews(AT, 1, forHook), await store.planNews(AT, 1, forHook)]).toEqual([1, 1])
        expect(await store.deliveriesAbout(reference)).toHaveLength(2)
      })
      it('that could not be planned is still news', async () => {
        const { reference } = await opened()
        const broken = () => {
          throw new Error('killed')
        }
        await expect(store.planNews(AT, 9, broken)).rejects.toThrow('killed')
        expect(await store.planNews(AT, 9, forHook)).toBe(1)
        expect(await store.deliveriesAbout(reference)).toHaveLength(1)
      })
      it('nobody wants is news no longer', async () => {
        const { reference } = await opened()
        expect(await store.planNews(AT, 9, () => [])).toBe(1)
        expect(await store.planNews(AT, 9, forHook)).toBe(0)
        expect(await store.deliveriesAbout(reference)).toEqual([])
      })
      it('of a turn that was not kept is none', async () => {
        const said = { activity: {}, at: AT, clientId: 'a' }
        await expect(
          store.keep({ conversation: 'one', said, replies: [], state: null, opens: [aCase()] }),
        ).rejects.toThrow()
        expect(await store.planNews(AT, 9, forHook)).toBe(0)
      })
    })

    describe('a delivery', () => {
      it('is planned once, and stays as it was', async () => {
        await store.plan([aDelivery({ payload: { to: 'a' } })], AT)
        await store.plan([aDelivery({ payload: { to: 'b' } }), aDelivery({ part: 2 })], later(1))
        expect(await store.claim('texts', later(9), later(99))).toMatchObject({
          part: 1,
          payload: { to: 'a' },
        })
        expect(await store.deliveriesAbout('one')).toHaveLength(2)
      })
      it('is claimed by one, in the order it was planned, when it is due, and counted', async () => {
        await store.plan([aDelivery(), aDelivery({ part: 2 })], AT)
        expect(await store.claim('texts', later(-1), later(50))).toBeUndefined()
        const claims: (Delivery | undefined)[] = []
        for (const _ of [1, 2, 3]) claims.push(await store.claim('texts', AT, later(50)))
        expect(claims.map((claim) => claim?.part)).toEqual([1, 2, undefined])
        expect(claims[0]).toEqual({ ...aDelivery(), attempt: 1, plannedAt: AT })
        expect(await store.claim('hook', AT, later(50))).toBeUndefined()
      })
      it('falls to somebody else when a lease ends, and the first one can’t settle it any more', async () => {
        await store.plan([aDelivery()], AT)
        const first = await store.claim('texts', AT, later(50))
        expect(await store.claim('texts', later(49), later(99))).toBeUndefined()
        const second = await store.claim('texts', later(50), later(99))
        if (first === undefined || second === undefined) throw new Error('not claimed')
        expect(second.attempt).toBe(2)
        expect(await store.settle(first, { state: 'failed', fault: 'x' })).toBe(false)
        expect(await store.settle(second, { state: 'done', outsideId: 'n1' })).toBe(true)
        expect(await store.settle(second, { state: 'failed', fault: 'x' })).toBe(false)
        expect(await store.deliveriesAbout('one')).toMatchObject([{ state: 'done', outsideId: 'n1' }])
        expect(await store.claim('texts', later(999), later(9999))).toBeUndefined()
      })
      it('that failed for now is due again when it was said to be, with what it needs', async () => {
        await store.plan([aDelivery({ payload: { to: 'a' } })], AT)
        const claimed = await store.claim('texts', AT, later(50))
        if (claimed === undefined) throw new Error('not claimed')
        await store.settle(claimed, { state: 'open', dueAt: later(500), fault: '500' })
        expect(await store.claim('texts', later(499), later(999))).toBeUndefined()
        const again = await store.claim('texts', later(500), later(999))
        expect(again).toMatchObject({ attempt: 2, payload: { to: 'a' } })
      })
      it('leaves nothing of what it said behind', async () => {
        await store.plan([aDelivery({ payload: { to: '07700900123' } })], AT)
        const claimed = await store.claim('texts', AT, later(50))
        if (claimed === undefined) throw new Error('not claimed')
        await store.settle(claimed, { state: 'failed', fault: '400 ValidationError' })
        expect(JSON.stringify(await store.deliveriesAbout('one'))).not.toContain('07700900123')
        expect(await store.deliveriesAbout('one')).toMatchObject([
          { state: 'failed', fault: '400 ValidationError' },
        ])
      })
      it('has a receipt, even before we noted that it was sent; delivered stays delivered', async () => {
        await store.plan([aDelivery()], AT)
        const claimed = await store.claim('texts', AT, later(50))
        if (claimed === undefined) throw new Error('not claimed')
        const noted = (status: string) => store.noteReceipt(aDelivery(), { outsideId: 'n1', status })
        expect(await noted('temporary-failure')).toBe(true)
        expect(await noted('delivered')).toBe(true)
        await store.settle(claimed, { state: 'done' })
        expect(await noted('technical-failure')).toBe(true)
        expect(await store.deliveriesAbout('one')).toMatchObject([{ receipt: 'delivered', outsideId: 'n1' }])
        expect(await store.noteReceipt(aDelivery({ part: 7 }), { outsideId: 'n', status: 'delivered' })).toBe(
          false,
        )
      })
    })

    describe('a texter', () => {
      const from = (number: string, at = AT, council = 'otherford') => ({ council, number, at })
      const drawing = (id: string) => () => id

      it('stays in one conversation, with each council one, until it has been quiet for long', async () => {
        expect(await store.conversationOf(from('07700900123'), later(-10), drawing('a'))).toBe('a')
        expect(await store.conversationOf(from('07700900123', later(5)), later(-5), drawing('b'))).toBe('a')
        expect(await store.conversationOf(from('07700900456'), later(-10), drawing('c'))).toBe('c')
        expect(
          await store.conversationOf(from('07700900123', AT, 'elsewhere'), later(-10), drawing('d')),
        ).toBe('d')
        expect(await store.conversationOf(from('07700900123', later(99)), later(50), drawing('e'))).toBe('e')
      })
      it('is forgotten when quiet for long, whoever is heard of next', async () => {
        await store.conversationOf(from('07700900123'), later(-10), drawing('a'))
        await store.conversationOf(from('07700900456', later(99)), later(50), drawing('b'))
        expect(await store.conversationOf(from('07700900123', later(99)), later(-10), drawing('c'))).toBe('c')
      })
      it('may stop the texts of one council, as often as they like, and begin again', async () => {
        const hasStopped = (council = 'otherford') => store.hasStopped({ council, number: '07700900123' })
        expect(await hasStopped()).toBe(false)
        for (const at of [AT, later(5)]) await store.stopTexts(from('07700900123', at), true)
        expect([await hasStopped(), await hasStopped('elsewhere')]).toEqual([true, false])
        await store.stopTexts(from('07700900123'), false)
        expect(await hasStopped()).toBe(false)
      })
      it('that is forgotten begins anew', async () => {
        await store.conversationOf(from('07700900123'), later(-10), drawing('a'))
        await store.forgetTexter(from('07700900123'))
        expect(await store.conversationOf(from('07700900123'), later(-10), drawing('b'))).toBe('b')
      })
    })
  })
}
