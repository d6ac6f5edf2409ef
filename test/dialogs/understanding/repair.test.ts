import { englishWords, isEnglish, wordBits } from '../../../dialogs/understanding/english'
import { repairer } from '../../../dialogs/understanding/repair'

const VOCABULARY = new Map([
  ['recycling', 40],
  ['recycle', 20],
  ['collection', 30],
  ['collected', 25],
  ['from', 50],
  ['bin', 90],
  ['bins', 60],
  ['planning', 30],
  ['council', 40],
  ['counsel', 1],
])
const repair = repairer(VOCABULARY, isEnglish(wordBits(englishWords())))

describe('repairing words', () => {
  test.each([
    ['recylcing', 'recycling'],
    ['colection', 'collection'],
    ['collectoin', 'collection'],
    ['plannig', 'planning'],
    ['counsil', 'council'],
  ])('%s was meant to be %s', (said, meant) => {
    expect(repair([said])).toEqual([meant])
  })

  test.each(['frog', 'collects', 'bim', 'b98', 'zzzzzz', 'plan'])('%s is left alone', (word) => {
    expect(repair([word])).toEqual([word])
  })

  test('of two words as near, the one that is said more often is meant', () => {
    expect(repair(['counccil'])).toEqual(['council'])
  })

  test('a flood of unknown words does not keep others waiting: only the first few are looked up', () => {
    const flood = Array.from(
      { length: 60 },
      (_, i) => `recyclin${'abcdefghij'.charAt(i % 10)}${'klmnop'.charAt(i / 10)}`,
    )
    const mended = repairer(VOCABULARY)(flood).filter((word) => word === 'recycling').length
    expect(mended).toBeGreaterThan(0)
    expect(mended).toBeLessThanOrEqual(24)
  })
})

describe('telling English words', () => {
  const is = isEnglish(wordBits(englishWords()))
  test.each(['reason', 'reasons', 'stopped', 'making', 'parties', 'frog'])('%s is one', (word) => {
    expect(is(word)).toBe(true)
  })
  test.each(['recylcing', 'plannig', 'wensday'])('%s is none', (word) => {
    expect(is(word)).toBe(false)
  })
})
