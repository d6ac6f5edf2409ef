import { everythingWritten, readingAge, report, syllablesIn } from '../../../bot/cli/readability'
import { projectRoot } from '../../../knowledge/root'

describe('syllables', () => {
  it.each([
    ['bin', 1],
    ['the', 1],
    ['collect', 2],
    ['collected', 3],
    ['stopped', 1],
    ['planning', 2],
    ['council', 2],
    ['permission', 3],
    ['recycling', 3],
    ['conservatory', 5],
    ['don’t', 1],
    ['', 1],
  ])('of "%s" are %i', (word, count) => {
    expect(syllablesIn(word)).toBe(count)
  })
})

const EASY = 'The cat sat on the mat. It was a hot day. The cat had a long sleep. Then it had some milk.'
const HARD =
  'Notwithstanding the aforementioned considerations, applicants anticipating unfavourable determinations ' +
  'should nevertheless familiarise themselves with the applicable statutory documentation beforehand.'

describe('reading age', () => {
  it('is that of a young child for short words in short sentences', () => {
    expect(readingAge(EASY)).toBeLessThan(7)
  })

  it('is that of a graduate for long words in a long sentence', () => {
    expect(readingAge(HARD)).toBeGreaterThan(20)
  })

  it('of a plain council sentence is about nine', () => {
    const plain =
      'Leave your bin out until the end of the day. If it is still full, report it to the council.'
    expect(readingAge(plain)).toBeGreaterThan(5)
    expect(readingAge(plain)).toBeLessThan(10)
  })

  it('takes each line of a list as a sentence', () => {
    const list =
      'You need:\n\n- your address\n- your name\n- the bin that was missed\n- the day it was missed'
    expect(readingAge(list)).toBeLessThan(readingAge(list.replace(/\n+- /g, ' and ')))
  })

  it('does not count addresses, marks and braces', () => {
    const marked =
      '**Tell** us: {howToContact}. See [the page](https://www.example.org/extraordinarily-long).'
    expect(readingAge(marked)).toBeCloseTo(readingAge('Tell us: call us. See the page.'), 5)
  })

  it.each(['', '   ', '123', '***'])('of "%s" is no number to worry about', (text) => {
    expect(Number.isFinite(readingAge(text))).toBe(true)
  })
})

describe('the report', () => {
  it('names what is hard, hardest first, and fails for what is too hard', () => {
    const { lines, ok } = report([
      { where: 'easy.md: text', text: EASY },
      { where: 'hard.md: text', text: HARD },
    ])
    expect(ok).toBe(false)
    expect(lines[0]).toMatch(/^TOO HARD \d+\.\d hard\.md: text$/)
    expect(lines).toHaveLength(2)
    expect(lines[1]).toMatch(/^2 texts, median reading age .* 1 above 11$/)
  })

  it('is content with easy words', () => {
    expect(report([{ where: 'easy.md: text', text: EASY }]).ok).toBe(true)
  })
})

describe('what residents read in the articles', () => {
  const articles = everythingWritten(projectRoot).filter(({ where }) => where.includes('articles/'))

  it('is measured', () => {
    expect(articles.length).toBeGreaterThan(100)
  })

  it('is never too hard', () => {
    expect(report(articles).lines.filter((line) => line.startsWith('TOO HARD'))).toEqual([])
  })
})
