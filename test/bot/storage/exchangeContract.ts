/** What every storage engine must do for other systems; `sqlite.test.ts` runs it on SQLite. */
import type { CaseSearch } from '../../../bot/storage/caseLists'
import type { KeptKey } from '../../../bot/storage/keyStore'
import type { Store } from '../../../bot/storage/store'
import type { CaseState } from '../../../dialogs/ports'
import { later, openIn, T } from '../support/open311'

export const exchangeContract = (engine: string, open: () => Promise<Store>): void => {
  describe(`what other systems ask of ${engine}`, () => {
    let store: Store
    beforeEach(async () => {
      store = await open()
    })
    afterEach(() => store.close())

    const opened = (reference: string, ms: number, more = {}) =>
      openIn(store, { reference, timeline: [{ state: 'received', at: later(ms), by: 'resident' }], ...more })
    const move = (reference: string, after: number, state: CaseState, ms: number) =>
      store.moveCase(reference, after, { state, at: later(ms), by: 'council' })
    const found = async (search: Partial<CaseSearch> = {}) =>
      (await store.listCases({ council: 'otherford', limit: 9, ...search })).map(({ one }) => one.reference)

    describe('a list of cases', () => {
      beforeEach(async () => {
        await opened('111111111', 0)
        await opened('222222222', 1000, { service: 'complaint' })
        await opened('333333333', 1000)
        await opened('444444444', 2000, { council: 'elsewhere', conversation: 'two' })
        await move('111111111', 1, 'done', 5000)
      })
      it('is of one council, newest first, each as it is found by itself', async () => {
        expect(await found()).toEqual(['333333333', '222222222', '111111111'])
        const [last] = (await store.listCases({ council: 'otherford', limit: 9 })).slice(-1)
        expect(last).toEqual({ one: await store.findCase('otherford', '111111111'), updatedAt: later(5000) })
      })
      it.each<[Partial<CaseSearch>, string[]]>([
        [{ references: ['111111111', '444444444'] }, ['111111111']],
        [{ references: [] }, []],
        [{ services: ['complaint'] }, ['222222222']],
        [{ services: [] }, []],
        [{ states: ['done', 'waiting'] }, ['111111111']],
        [{ openedFrom: later(1000) }, ['333333333', '222222222']],
        [{ openedTo: later(999) }, ['111111111']],
        [{ updatedFrom: later(5000), updatedTo: later(5000) }, ['111111111']],
        [{ updatedFrom: later(5001) }, []],
        [{ after: { openedAt: later(1000), reference: '333333333' } }, ['222222222', '111111111']],
        [{ limit: 1 }, ['333333333']],
        [{ states: ['received'], services: ['missed-bin'] }, ['333333333']],
      ])('with %j is %j', async (search, references) => {
        expect(await found(search)).toEqual(references)
      })
    })

    describe('an update', () => {
      const name = { council: 'otherford', client: 'bins', updateId: 'u1' }
      const update = (more = {}) => ({
        ...name,
        reference: '111111111',
        after: 1,
        event: { state: 'waiting', at: later(1000), by: 'council', note: 'Which?' } as const,
        keptAt: later(9000),
        fingerprint: 'f',
        code: 'W',
        ...more,
      })
      const events = (client = 'bins') => store.listEvents({ council: 'otherford', client, limit: 9 })
      beforeEach(async () => {
        await opened('111111111', 0)
      })
      it('is taken once, and known by its name ever after', async () => {
        expect(await store.findUpdate(name)).toBeUndefined()
        expect(await store.takeUpdate(update())).toBe(true)
        expect(await store.takeUpdate(update({ after: 2 }))).toBe(false)
        expect(await store.findUpdate(name)).toEqual({ reference: '111111111', fingerprint: 'f' })
        expect((await store.findCase('otherford', '111111111'))?.timeline).toHaveLength(2)
      })
      it('leaves nothing where the case has changed', async () => {
        await move('111111111', 1, 'inProgress', 500)
        expect(await store.takeUpdate(update())).toBe(false)
        expect(await store.findUpdate(name)).toBeUndefined()
        expect((await store.findCase('otherford', '111111111'))?.timeline).toHaveLength(2)
      })
      it('is listed by when it came, with what its client called it', async () => {
        await store.takeUpdate(update())
        const listed = {
          reference: '111111111',
          seq: 2,
          keptAt: later(9000),
          event: update().event,
          code: 'W',
        }
        expect(await events()).toEqual([{ ...listed, updateId: 'u1' }])
        expect(await events('others')).toEqual([listed])
        expect(await found({ updatedFrom: later(9000) })).toEqual(['111111111'])
      })
      it('is apart from others of the same name, and the opening is none', async () => {
        expect(await store.takeUpdate(update())).toBe(true)
        expect(await store.takeUpdate(update({ client: 'others', after: 2 }))).toBe(true)
        expect((await events()).map(({ seq }) => seq)).toEqual([2, 3])
      })
    })

    describe('a key', () => {
      const key: KeptKey = {
        id: 'a',
        council: 'otherford',
        client: 'bins',
        services: ['missed-bin'],
        readOnly: true,
        hash: 'h',
        createdAt: T,
      }
      it('is found as it was made', async () => {
        const { services: _, ...everything } = { ...key, id: 'b', readOnly: false, createdAt: later(1) }
        await store.addKey(everything)
        await store.addKey(key)
        expect(await store.findKey('a')).toEqual(key)
        expect(await store.findKey('b')).toEqual(everything)
        expect(await store.findKey('c')).toBeUndefined()
        expect(await store.keys()).toEqual([key, everything])
      })
      it('is revoked once, and stays', async () => {
        await store.addKey(key)
        expect(await store.revokeKey('a', later(5))).toBe(true)
        expect(await store.revokeKey('a', later(9))).toBe(false)
        expect(await store.revokeKey('c', later(9))).toBe(false)
        expect(await store.findKey('a')).toEqual({ ...key, revokedAt: later(5) })
      })
      it('remembers when it was used, not too often', async () => {
        await store.addKey(key)
        const used = async (ms: number) => {
          await store.useKey('a', later(ms), later(ms - 100))
          return (await store.findKey('a'))?.usedAt?.getTime()
        }
        expect([await used(50), await used(150), await used(151)]).toEqual(
          [50, 50, 151].map((ms) => later(ms).getTime()),
        )
      })
    })
  })
}
