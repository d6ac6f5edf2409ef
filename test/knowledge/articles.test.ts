import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { isIntent } from '../../dialogs/understanding/intents'
import type { Article, Articles, Tier } from '../../knowledge/articles'
import { loadArticles } from '../../knowledge/articles'
import { readArticles, TIERS } from '../../knowledge/articles/read'
import { projectRoot } from '../../knowledge/root'

const folder = join(projectRoot, 'knowledge', 'articles')
const articles = loadArticles(folder)
const tierOf = ({ tiers }: Article): Tier => tiers?.[0] ?? 'district'
const wordCount = (text: string): number => text.split(/\s+/).length

const rankOf = (article: Article, question: string, limit: number): number =>
  articles
    .find(question, { intent: article.intent, tier: tierOf(article), limit })
    .findIndex((found) => found.article.id === article.id) + 1

/** The longest word with its third and fourth letters changed about, a common slip of a finger; "CON29" is left alone. */
const mistyped = (question: string): string => {
  const words = question.split(' ').filter((word) => !/\d/.test(word))
  const longest = words.reduce((best, word) => (word.length > best.length ? word : best), '')
  return question.replace(longest, longest.replace(/^(..)(.)(.)/, '$1$3$2'))
}

describe.each(articles.all.map((article) => [article.file, article] as const))('%s', (_, article) => {
  it('answers an intent there is, in words that are neither too few nor too many', () => {
    expect(isIntent(article.intent)).toBe(true)
    expect(wordCount(article.text)).toBeGreaterThanOrEqual(20)
    expect(wordCount(article.text)).toBeLessThanOrEqual(160)
    expect(wordCount(article.speech)).toBeLessThanOrEqual(90)
  })

  it('is found first or second by every way of asking that it lists', () => {
    const lost = article.asked.filter((question) => ![1, 2].includes(rankOf(article, question, 2)))
    expect(lost).toEqual([])
  })

  it('is still among the first three when a word is mistyped', () => {
    const sample = article.asked.filter((_, i) => i % 4 === 0)
    const lost = sample.filter((question) => rankOf(article, mistyped(question), 3) === 0)
    expect(lost.slice(1)).toEqual([]) // one may be mended into another word that is as near
  })
})

describe('the articles together', () => {
  const intents = [...new Set(articles.all.map(({ intent }) => intent))]

  it.each(intents.flatMap((intent) => TIERS.map((tier) => [intent, tier] as const)))(
    'have one main answer to %s for a %s council',
    (intent, tier) => {
      const mains = articles.all.filter(
        (article) => article.intent === intent && article.main && (article.tiers?.includes(tier) ?? true),
      )
      const any = articles.all.some(
        (article) => article.intent === intent && (article.tiers?.includes(tier) ?? true),
      )
      expect(mains).toHaveLength(any ? 1 : 0)
      expect(articles.mainFor(intent, tier)).toBe(mains[0])
    },
  )

  it('tell a question about the services from one about something else', () => {
    const asked = articles.all.flatMap((article) =>
      article.asked.map((question) => scoreOf(articles, question)),
    )
    const foreign = FOREIGN.map((question) => scoreOf(articles, question))
    const lowest = asked.sort((a, b) => a - b)[Math.floor(asked.length / 20)] ?? 0
    expect(foreign.filter((score) => score >= lowest)).toEqual([])
  })

  it('say which tier’s answer is wanted', () => {
    const tip = (tier: Tier) => articles.find('where is the tip', { tier })[0]?.article.id
    expect([tip('district'), tip('unitary')]).toEqual(['bins.other.tip-county', 'bins.other.tip'])
  })
})

const scoreOf = (from: Articles, question: string): number => from.find(question)[0]?.score ?? 0

const FOREIGN = [
  'best recipe for banana bread',
  'who won the football last night',
  'translate hello into spanish',
  'what is the capital of peru',
  'play some jazz music',
  'how tall is mount everest',
  'book me a flight to rome',
  'tell me a joke about penguins',
]

describe('reading a folder', () => {
  const made: string[] = []
  const folderWith = (files: Readonly<Record<string, string>>): string => {
    const path = mkdtempSync(join(tmpdir(), 'articles-'))
    made.push(path)
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(join(path, 'bins'), { recursive: true })
      writeFileSync(join(path, 'bins', name), text)
    }
    return path
  }
  afterAll(() => {
    for (const path of made) rmSync(path, { recursive: true, force: true })
  })

  const asked = ['a', 'b', 'c', 'd', 'e', 'f'].map((letter) => `  - my bin ${letter}`).join('\n')
  const file = (changes: Readonly<Record<string, string>> = {}, text = 'To report it, {howToContact}.') => {
    const facts = {
      id: 'bins.missed.report',
      intent: 'bins.missed',
      question: 'My bin was missed',
      asked: `\n${asked}`,
      main: 'true',
      speech: 'Tell us.',
      source: '{ title: T, url: "https://www.gov.uk/" }',
      reviewed: '2026-11-22',
      link: '{ text: T, url: "https://www.gov.uk/" }',
      ...changes,
    }
    const lines = Object.entries(facts).map(([key, value]) => `${key}: ${value}`)
    return `---\n${lines.join('\n')}\n---\n${text}\n`
  }
  const faultsOf = (text: string): string => readArticles(folderWith({ 'a.md': text })).faults.join('\n')

  it('has no fault to find in a good file', () => {
    expect(faultsOf(file())).toBe('')
  })

  it.each([
    ['no front matter', 'Just an answer.', 'between two lines of ---'],
    ['front matter that is not YAML', '---\na: [\n---\nText.', 'a.md: '],
    ['a field nobody knows', file({ sped: 'x' }), 'sped'],
    ['too few ways of asking', file({ asked: '[one]' }), 'asked: write at least 6'],
    ['a link that is not safe', file({ link: '{ text: T, url: "http://x.uk/" }' }), 'link.url: '],
    ['a day that is no day', file({ reviewed: '22/11/2026' }), 'reviewed: write a date'],
    ['a placeholder nobody fills', file({}, 'Call {phone}.'), 'text: there is no {phone}'],
    ['a county for everyone', file({ speech: 'Ask {county}.' }), 'speech: {county} needs tiers'],
    ['an empty answer', file({}, ''), 'text: write the answer'],
    ['an unsafe link in the answer', file({}, 'See [it](http://x.uk).'), 'text: a link must start'],
    ['an address that is spoken', file({ speech: 'Go to www.example.org.' }), 'speech: holds an address'],
    ['a bracket that is spoken', file({ speech: 'Call us (today).' }), 'speech: holds a bracket'],
    ['a mark that is spoken', file({ speech: '"Call **us**."' }), 'speech: holds a mark'],
  ])('names %s', (_, text, fault) => {
    expect(faultsOf(text)).toContain(fault)
  })

  it('names every fault of every file at once', () => {
    const path = folderWith({ 'a.md': file({ reviewed: 'soon', intent: 'Bins' }), 'b.md': 'x' })
    expect(() => loadArticles(path)).toThrow(
      /^3 fault\(s\)[\s\S]*a\.md: intent[\s\S]*a\.md: reviewed[\s\S]*b\.md/,
    )
  })

  it('names two files with one id', () => {
    const path = folderWith({ 'a.md': file(), 'b.md': file() })
    expect(() => loadArticles(path)).toThrow(/b\.md: id: bins\.missed\.report is also the id of .*a\.md/)
  })

  it('wants one main answer, not none and not two', () => {
    expect(() => loadArticles(folderWith({ 'a.md': file({ main: 'false' }) }))).toThrow('0 main answers')
    const two = folderWith({ 'a.md': file(), 'b.md': file({ id: 'bins.missed.other' }) })
    expect(() => loadArticles(two)).toThrow('2 main answers')
  })

  it('puts a council’s own article in the place of the shared one, and adds its others', () => {
    const shared = folderWith({ 'a.md': file() })
    const own = folderWith({
      'a.md': file({}, 'Our own answer.'),
      'b.md': file({ id: 'bins.missed.snow', main: 'false', question: 'What about snow?' }),
    })
    const both = loadArticles(shared, own)
    expect(both.byId('bins.missed.report')?.text).toBe('Our own answer.')
    expect(both.mainFor('bins.missed', 'district')?.text).toBe('Our own answer.')
    expect(both.find('snow')[0]?.article.id).toBe('bins.missed.snow')
    expect(loadArticles(shared, join(own, 'nowhere')).all).toHaveLength(1)
  })
})
