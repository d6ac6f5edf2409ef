/** What every storage engine must do with answers to equality questions; `sqlite.test.ts` runs it on SQLite. */
import type { Store } from '../../../bot/storage/store'

const AT = new Date('2026-04-08T10:00:00Z')

export const equalityStoreContract = (engine: string, open: () => Promise<Store>): void => {
  describe(`equality answers on ${engine}`, () => {
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

    const answered = (
      month: string,
      question: string,
      answer: string,
      clientId?: string,
      council = 'otherford',
    ) =>
      store.keep({
        conversation: 'one',
        said: { activity: {}, at: AT, ...(clientId === undefined ? {} : { clientId }) },
        replies: [],
        state: null,
        tallies: [{ council, month, question, answer }],
      })

    it('are counted by question and answer, over the months that are asked for', async () => {
      await answered('2026-04', 'sex', 'female')
      await answered('2026-05', 'sex', 'female')
      await answered('2026-05', 'sex', 'male')
      await answered('2026-07', 'sex', 'male')
      await answered('2026-05', 'sex', 'male', undefined, 'elsewhere')
      expect(await store.equalityCounts('otherford', ['2026-04', '2026-05', '2026-06'])).toEqual([
        { question: 'sex', answer: 'female', times: 2 },
        { question: 'sex', answer: 'male', times: 1 },
      ])
    })
    it('are counted once, however often the message is sent', async () => {
      await answered('2026-04', 'age', '25-34', 'same')
      await answered('2026-04', 'age', '25-34', 'same')
      expect(await store.equalityCounts('otherford', ['2026-04'])).toEqual([
        { question: 'age', answer: '25-34', times: 1 },
      ])
    })
    it('are not counted when the turn is not kept', async () => {
      const lost = store.keep({
        conversation: 'nobody',
        replies: [],
        state: null,
        tallies: [{ council: 'otherford', month: '2026-04', question: 'age', answer: '25-34' }],
      })
      await expect(lost).rejects.toMatchObject({ code: 'conversation_unknown' })
      expect(await store.equalityCounts('otherford', ['2026-04'])).toEqual([])
    })
  })
}
