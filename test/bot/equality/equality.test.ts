import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'libsql'
import { equalityCounts, talliesOf } from '../../../bot/equality/equality'
import { monthOf, monthsOf } from '../../../bot/equality/tally'
import type { EqualityStore } from '../../../bot/storage/equalityStore'
import { openSqlite } from '../../../bot/storage/sqlite'
import { aCase } from '../support/aCase'

const AT = new Date('2026-11-22T10:17:31.250Z')

const holding = (times: Readonly<Record<string, number>>): EqualityStore => ({
  equalityCounts: async () =>
    Object.entries(times).map(([answer, count]) => ({ question: 'religion', answer, times: count })),
})

describe('what managers see', () => {
  it('leaves out every answer that fewer than five gave', async () => {
    const store = holding({ none: 5, christian: 41, jewish: 4, muslim: 1 })
    expect(await equalityCounts(store, 'otherford', '2026-Q4')).toEqual([
      { question: 'religion', answer: 'none', times: 5 },
      { question: 'religion', answer: 'christian', times: 41 },
    ])
  })
  it.each(['2026', '2026-11', '2026-Q5', '', '2026-Q1 '])(
    'is of a quarter, and not of "%s"',
    async (period) => {
      await expect(equalityCounts(holding({}), 'otherford', period)).rejects.toMatchObject({
        code: 'quarter_unknown',
      })
    },
  )
  it.each([
    ['2026-Q1', ['2026-01', '2026-02', '2026-03']],
    ['2026-Q4', ['2026-10', '2026-11', '2026-12']],
  ])('%s has its three months', (quarter, months) => {
    expect(monthsOf(quarter)).toEqual(months)
  })
})

describe('what is kept of an answer', () => {
  it('is its council, its month, the question and the answer, and nothing of the turn', () => {
    const answers = [{ question: 'age', answer: '65to74' }]
    expect(talliesOf(answers, { council: 'otherford', at: AT })).toEqual([
      { council: 'otherford', month: '2026-11', question: 'age', answer: '65to74' },
    ])
    expect(monthOf(AT)).toBe('2026-11')
  })

  it('can’t be joined to a case: no column and no value of it is in both', async () => {
    const file = join(mkdtempSync(join(tmpdir(), 'equality-')), 'conversations.db')
    const store = await openSqlite(file)
    const at = AT
    const one = aCase()
    await store.start({
      id: 'talk',
      council: one.council,
      channel: 'c',
      resident: 'r',
      locale: 'en',
      startedAt: at,
    })
    await store.referenceFor(one.reference, at, () => one.reference)
    const answers = [
      { question: 'age', answer: '65to74' },
      { question: 'sex', answer: 'female' },
    ]
    const tallies = talliesOf(answers, { council: one.council, at })
    await store.keep({
      conversation: 'talk',
      replies: [],
      state: null,
      opens: [{ ...one, conversation: 'talk' }],
      tallies,
    })
    await store.close()

    const database = new Database(file)
    const columns = database.prepare("select name from pragma_table_info('equality_tallies')").pluck().all()
    expect(columns).toEqual(['council', 'month', 'question', 'answer', 'times'])
    // The council is in both, and says nothing of whose it is.
    const values = (table: string, wanted = '*') =>
      database
        .prepare(`select ${wanted} from ${table}`)
        .all()
        .flatMap((row) => Object.values(row as object).map(String))
    const apart = new Set(values('equality_tallies', 'month, question, answer'))
    const others = ['conversations', 'cases', 'case_events', 'case_references'].flatMap((table) =>
      values(table),
    )
    expect(others.filter((value) => apart.has(value))).toEqual([])
    database.close()
  })
})
