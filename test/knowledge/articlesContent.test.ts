import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { INTENTS } from '../../dialogs/understanding/intents'
import { createArticles } from '../../knowledge/articles'
import { readArticles, TIERS } from '../../knowledge/articles/read'
import { projectRoot } from '../../knowledge/root'

const FOLDERS = ['benefits', 'council-tax', 'complaints', 'contact', 'cases', 'other']
/** Bins and planning are in folders of their own; small talk and danger are not articles. */
const ELSEWHERE = /^(bins|planning|smalltalk|safety)\./
const COVERED = INTENTS.filter((intent) => !ELSEWHERE.test(intent))
/** Amounts that the law fixes for years; any other changes yearly and belongs on the page that is linked. */
const LASTING_AMOUNTS = ['£10', '£16,000', '£30,000']

const folder = (name: string) => join(projectRoot, 'knowledge', 'articles', name)
const reads = FOLDERS.map((name) => ({ name, ...readArticles(folder(name)) }))
const all = reads.flatMap(({ articles }) => articles)
const articles = createArticles(all)
const words = (text: string) => text.replace(/\]\([^)]*\)/g, ']').match(/\S*[\p{L}\p{N}]\S*/gu)?.length ?? 0
const named = all.map((article) => [article.id, article] as const)

test.each(reads.map(({ name, faults }) => [name, faults] as const))('%s has no faults', (name, faults) => {
  expect(faults).toEqual([])
  expect(existsSync(folder(name))).toBe(true)
})

test.each(COVERED.flatMap((intent) => TIERS.map((tier) => [intent, tier] as const)))(
  '%s has one main answer in a %s council',
  (intent, tier) => expect(articles.mainFor(intent, tier)?.intent).toBe(intent),
)

test.each(named)('%s is short enough to read and to hear', (_id, { text, speech, asked }) => {
  expect(words(text)).toBeGreaterThanOrEqual(40)
  expect(words(text)).toBeLessThanOrEqual(125)
  expect(words(speech)).toBeLessThanOrEqual(92)
  expect(asked.length).toBeLessThanOrEqual(15)
})

test.each(named)('%s holds no amount that changes every year', (_id, { text, speech }) => {
  const amounts = `${text} ${speech}`.match(/£[\d,.]*\d/g) ?? []
  expect(amounts.filter((amount) => !LASTING_AMOUNTS.includes(amount))).toEqual([])
})

test.each(named)(
  '%s says every phone number of its text in its speech with the same digits',
  (_id, article) => {
    const numbers = (said: string) =>
      said.match(/\b0[\d ]{8,13}\d\b/g)?.map((one) => one.replaceAll(' ', '')) ?? []
    const shown = new Set(all.flatMap(({ text }) => numbers(text)))
    expect(numbers(article.speech).filter((one) => !shown.has(one))).toEqual([])
  },
)

test.each(named)('%s names no council of a pack', (_id, { text, speech, question }) => {
  const councils = readdirSync(join(projectRoot, 'knowledge', 'councils')).filter((id) => !id.startsWith('_'))
  const found = councils.filter((id) =>
    `${text} ${speech} ${question}`.toLowerCase().includes(id.replaceAll('-', ' ')),
  )
  expect(found).toEqual([])
})

test.each(TIERS)('in a %s council, no question is answered by two articles', (tier) => {
  const asked = all
    .filter(({ tiers }) => tiers?.includes(tier) ?? true)
    .flatMap(({ question, asked }) => [question, ...asked].map((one) => one.toLowerCase()))
  expect(asked.filter((one, i) => asked.indexOf(one) !== i)).toEqual([])
})

test('a resident who asks as an article expects finds it among the first three', () => {
  const lost = all.flatMap(({ id, asked, tiers }) =>
    asked
      .filter((question) => {
        const tier = tiers?.[0] ?? 'district'
        return !articles.find(question, { tier }).some(({ article }) => article.id === id)
      })
      .map((question) => `${id}: ${question}`),
  )
  expect(lost).toEqual([])
})
