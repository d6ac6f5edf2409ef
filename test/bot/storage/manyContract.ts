import type { Delivery } from '../../../bot/storage/outboxStore'
import type { Store } from '../../../bot/storage/store'
import { aCase } from '../support/aCase'

const AT = new Date('2026-04-08T10:00:00Z')
const later = (ms: number) => new Date(AT.getTime() + ms)
const MANY = 24
const each = Array.from({ length: MANY }, (_, i) => i)
const wherever = {
  council: 'otherford',
  channel: 'directline',
  resident: 'r',
  locale: 'en-GB',
  startedAt: AT,
}

/** What every engine must keep when several processes have it: run once for each. `open` gives stores of one database. */
export const manyContract = (engine: string, open: (stores: number) => Promise<readonly Store[]>): void => {
  describe(`several with one ${engine}`, () => {
    let stores: readonly Store[]
    beforeEach(async () => {
      stores = await open(3)
      await one().start({ id: 'one', ...wherever })
    })
    afterEach(async () => {
      for (const store of stores) await store.close()
    })
    const one = (i = 0): Store => {
      const store = stores[i % stores.length]
      if (store === undefined) throw new Error('no store')
      return store
    }
    /** Many at once, in turn from each process. */
    const atOnce = <T>(act: (store: Store, i: number) => Promise<T>): Promise<T[]> =>
      Promise.all(each.map((i) => act(one(i), i)))

    it('number the messages of one conversation without gap or repetition, each turn together', async () => {
      const said = (i: number) => ({ activity: { text: `said ${i}` }, at: AT, clientId: `${i}` })
      const kept = await atOnce((store, i) =>
        store.keep({
          conversation: 'one',
          said: said(i),
          replies: [{ activity: { text: `about ${i}` }, at: AT }],
          state: i,
        }),
      )
      expect(kept.flatMap(({ seqs }) => seqs).toSorted((a, b) => a - b)).toEqual(
        Array.from({ length: 2 * MANY }, (_, i) => i + 1),
      )
      const messages = await one().messagesAfter('one', 0, 999)
      for (const [i, { seqs }] of kept.entries())
        expect(seqs.map((seq) => messages[seq - 1]?.activity.text)).toEqual([`said ${i}`, `about ${i}`])
      const times = messages.map(({ at }) => at.getTime())
      expect(new Set(times).size).toBe(2 * MANY)
    })
    it('keep a turn that is sent to all of them once', async () => {
      const turn = { conversation: 'one', replies: [{ activity: { text: 'yes' }, at: AT }], state: null }
      const kept = await atOnce((store) =>
        store.keep({ ...turn, said: { activity: {}, at: AT, clientId: 'a' } }),
      )
      expect(kept.filter(({ outcome }) => outcome === 'kept')).toHaveLength(1)
      expect(new Set(kept.map(({ seqs }) => seqs.join()))).toEqual(new Set(['1,2']))
      expect(await one().messagesAfter('one', 0, 999)).toHaveLength(2)
    })
    it('start a conversation once', async () => {
      const started = await atOnce((store) => store.start({ id: 'two', ...wherever }))
      expect(started.filter((isNew) => isNew)).toHaveLength(1)
    })
    it('give one reference for one key, and never one number for two', async () => {
      const same = await atOnce((store, i) => store.referenceFor('key', AT, () => `${100 + i}`))
      expect(new Set(same).size).toBe(1)
      let drawn = 1000
      const others = await atOnce((store, i) =>
        store.referenceFor(`key ${i}`, AT, () => `${1000 + (drawn++ % (2 * MANY))}`),
      )
      expect(new Set(others).size).toBe(MANY)
    })
    it('move a case once from where it stands', async () => {
      const { reference } = aCase()
      await one().referenceFor('bins', AT, () => reference)
      await one().keep({ conversation: 'one', replies: [], state: null, opens: [aCase()] })
      const moved = await atOnce((store, i) =>
        store.moveCase(reference, 1, { state: 'done', at: later(i), by: 'council' }),
      )
      expect(moved.filter((isMoved) => isMoved)).toHaveLength(1)
      expect((await one().findCase('otherford', reference))?.timeline).toHaveLength(2)
    })
    it('let nobody try more proofs by trying them all at once', async () => {
      const { reference } = aCase()
      await one().referenceFor('bins', AT, () => reference)
      await one().keep({ conversation: 'one', replies: [], state: null, opens: [aCase()] })
      const tried = await atOnce((store) =>
        store.tryProof({ reference, isRight: false, at: AT, since: later(-9), most: 5 }),
      )
      expect(tried.filter((outcome) => outcome === 'wrong')).toHaveLength(5)
    })
    it('claim a delivery once, and every one of them', async () => {
      const delivery = { consumer: 'hook', council: 'otherford', subject: 'one' }
      const parts = each.map((i) => i + 1)
      await one().plan(
        parts.map((part) => ({ ...delivery, part })),
        AT,
      )
      const claimed: (Delivery | undefined)[] = []
      while (claimed.length < 9 * MANY && claimed.filter((claim) => claim).length < MANY)
        claimed.push(...(await atOnce((store) => store.claim('hook', AT, later(99)))))
      expect(claimed.flatMap((claim) => claim?.part ?? []).toSorted((a, b) => a - b)).toEqual(parts)
      expect(await atOnce((store) => store.claim('hook', AT, later(99)))).toEqual(each.map(() => undefined))
    })
    it('plan every event once, whoever plans', async () => {
      const references = each.map((i) => `${500 + i}`)
      for (const reference of references) await one().referenceFor(reference, AT, () => reference)
      const opens = references.map((reference) => aCase({ reference }))
      await one().keep({ conversation: 'one', replies: [], state: null, opens })
      const planned: number[] = []
      while (planned.length < 9 * MANY && planned.reduce((sum, some) => sum + some, 0) < MANY)
        planned.push(
          ...(await atOnce((store) =>
            store.planNews(AT, 3, ({ council, reference, seq }) => [
              { consumer: 'hook', council, subject: reference, part: seq },
            ]),
          )),
        )
      expect(planned.reduce((sum, some) => sum + some, 0)).toBe(MANY)
      for (const reference of references) expect(await one().deliveriesAbout(reference)).toHaveLength(1)
    })
    it('keep one conversation for a number that texts several of them at once', async () => {
      const texter = { council: 'otherford', number: '07700900123', at: AT }
      const conversations = await atOnce((store, i) =>
        store.conversationOf(texter, later(-99), () => `drawn ${i}`),
      )
      expect(new Set(conversations).size).toBe(1)
    })
    it('have one secret, whoever makes it', async () => {
      const secrets = await atOnce((store, i) => store.secretFor('tokens', () => `drawn ${i}`))
      expect(new Set(secrets).size).toBe(1)
      expect(await one(1).secretFor('tokens', () => 'another')).toBe(secrets[0])
      expect(await one(1).secretFor('others', () => 'another')).toBe('another')
    })
    it('count every answer', async () => {
      const tally = { council: 'otherford', month: '2026-04' }
      const [a, b] = [
        { ...tally, question: 'a', answer: 'yes' },
        { ...tally, question: 'b', answer: 'no' },
      ]
      for (const i of each) await one().start({ id: `of ${i}`, ...wherever })
      await atOnce((store, i) =>
        store.keep({
          conversation: `of ${i}`,
          replies: [],
          state: null,
          tallies: i % 2 === 0 ? [a, b] : [b, a],
        }),
      )
      const counts = await one().equalityCounts('otherford', ['2026-04'])
      expect(counts.map(({ times }) => times)).toEqual([MANY, MANY])
    })
  })
}
