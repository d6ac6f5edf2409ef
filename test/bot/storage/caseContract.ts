/** What every storage engine must do with cases; `sqlite.test.ts` runs it on SQLite. */
import type { Case } from '../../../bot/cases/case'
import type { Store } from '../../../bot/storage/store'
import { aCase } from '../support/aCase'

const AT = new Date('2026-04-08T10:00:00Z')
const later = (ms: number) => new Date(AT.getTime() + ms)

export const caseStoreContract = (engine: string, open: () => Promise<Store>): void => {
  describe(`cases on ${engine}`, () => {
    let store: Store
    beforeEach(async () => {
      store = await open()
      await store.start({
        id: 'one',
        council: 'otherford',
        channel: 'directline',
        resident: 'r',
        locale: 'en-GB',
        startedAt: AT,
      })
    })
    afterEach(() => store.close())

    const drawing = (...numbers: string[]) => {
      let drawn = 0
      return () => numbers[drawn++] ?? ''
    }
    const opened = async (one: Case = aCase()): Promise<Case> => {
      await store.referenceFor(one.reference, AT, () => one.reference)
      await store.keep({ conversation: 'one', replies: [], state: null, opens: [one] })
      return one
    }

    describe('a reference', () => {
      it('belongs to its key for good, and is drawn once', async () => {
        expect(await store.referenceFor('bins', AT, drawing('111111111'))).toBe('111111111')
        expect(await store.referenceFor('bins', AT, drawing('222222222'))).toBe('111111111')
      })
      it('is never given twice: a taken one is drawn again', async () => {
        await store.referenceFor('bins', AT, drawing('111111111'))
        expect(await store.referenceFor('rates', AT, drawing('111111111', '222222222'))).toBe('222222222')
      })
      it('is one for all who ask at the same moment', async () => {
        const given = await Promise.all(
          ['1', '2', '3'].map((number) => store.referenceFor('bins', AT, drawing(number))),
        )
        expect(new Set(given).size).toBe(1)
      })
      it('is looked for, but not for ever', async () => {
        await store.referenceFor('bins', AT, () => '1')
        await expect(store.referenceFor('rates', AT, () => '1')).rejects.toMatchObject({
          code: 'reference_not_drawn',
        })
      })
    })

    describe('a case', () => {
      it('is kept with its turn, and found as it was opened', async () => {
        const one = await opened()
        expect(await store.findCase('otherford', one.reference)).toEqual(one)
      })
      it('is never found by another council', async () => {
        const { reference } = await opened()
        expect(await store.findCase('elsewhere', reference)).toBeUndefined()
      })
      it('is not there when its turn was not kept', async () => {
        const one = aCase()
        await store.referenceFor('key', AT, () => one.reference)
        const cyclic: Record<string, unknown> = {}
        cyclic.self = cyclic
        const broken = { ...one, answers: cyclic }
        const said = { activity: { text: 'bins' }, at: AT, clientId: 'a' }
        const turn = { conversation: 'one', said, replies: [], state: null }
        await expect(store.keep({ ...turn, opens: [broken] })).rejects.toThrow()
        expect(await store.keptAs('one', 'a')).toBeUndefined()
        expect(await store.findCase('otherford', one.reference)).toBeUndefined()
      })
      it('without a reference that was given is refused, and its turn with it', async () => {
        const turn = { conversation: 'one', replies: [{ activity: {}, at: AT }], state: null }
        await expect(store.keep({ ...turn, opens: [aCase()] })).rejects.toThrow()
        expect(await store.messagesAfter('one', 0, 9)).toEqual([])
      })
      it('that is there stays as it is when another turn opens it too', async () => {
        const one = await opened()
        await store.moveCase(one.reference, 1, { state: 'done', at: later(1), by: 'council' })
        await opened({ ...one, what: 'something else' })
        const found = await store.findCase('otherford', one.reference)
        expect(found).toMatchObject({ what: one.what, timeline: [{ state: 'received' }, { state: 'done' }] })
      })
      it('is opened once by a turn that is kept once', async () => {
        const one = aCase()
        await store.referenceFor('key', AT, () => one.reference)
        const said = { activity: {}, at: AT, clientId: 'a' }
        const turn = { conversation: 'one', said, replies: [], state: null, opens: [one] }
        expect([(await store.keep(turn)).outcome, (await store.keep(turn)).outcome]).toEqual([
          'kept',
          'alreadyKept',
        ])
        expect((await store.findCase('otherford', one.reference))?.timeline).toHaveLength(1)
      })
    })

    describe('a timeline', () => {
      const note = { state: 'waiting', at: later(5), by: 'council', note: 'Which “bin”?' } as const
      it('grows in order, with what was noted', async () => {
        const one = await opened()
        expect(await store.moveCase(one.reference, 1, note)).toBe(true)
        expect((await store.findCase('otherford', one.reference))?.timeline).toEqual([...one.timeline, note])
      })
      it('takes one of two moves that saw the same case', async () => {
        const { reference } = await opened()
        const moves = await Promise.all([1, 2].map(() => store.moveCase(reference, 1, note)))
        expect(moves.sort()).toEqual([false, true])
        expect((await store.findCase('otherford', reference))?.timeline).toHaveLength(2)
      })
      it('of no case takes nothing', async () => {
        expect(await store.moveCase('111111111', 0, note)).toBe(false)
      })
    })

    describe('an attempt to see the details', () => {
      const attempt = (reference: string, isRight: boolean, at = AT) =>
        store.tryProof({ reference, isRight, at, since: new Date(at.getTime() - 1000), most: 2 })

      it('is right or wrong, until there were too many wrong ones', async () => {
        const { reference } = await opened()
        const outcomes = []
        for (const isRight of [true, false, true, false, true, false])
          outcomes.push(await attempt(reference, isRight))
        expect(outcomes).toEqual(['right', 'wrong', 'right', 'wrong', 'locked', 'locked'])
      })
      it('counts for a while, and each case for itself', async () => {
        const { reference } = await opened()
        const other = await opened(aCase({ reference: '222222222' }))
        await attempt(reference, false)
        await attempt(reference, false)
        expect(await attempt(reference, true)).toBe('locked')
        expect(await attempt(other.reference, true)).toBe('right')
        expect(await attempt(reference, true, later(1001))).toBe('right')
      })
    })
  })
}
