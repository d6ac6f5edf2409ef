import { createSearch } from '../../knowledge/search'
import { createSpelling } from '../../knowledge/spelling'
import { wordsOf } from '../../knowledge/wordsOf'

const search = createSearch([
  {
    id: 'missed',
    fields: [
      { text: 'My bin was not collected', weight: 3 },
      { text: 'Report it within two days.', weight: 1 },
    ],
    phrases: ['you forgot my bin'],
  },
  { id: 'new', fields: [{ text: 'How do I order a new bin?', weight: 3 }], phrases: ['I need a bin'] },
  { id: 'fence', fields: [{ text: 'Do I need planning permission for a fence?', weight: 3 }] },
])
const first = (question: string) => search.find(question)[0]

describe('finding a document', () => {
  it.each([
    ['my bin was not collected', 'missed'],
    ['you forgot my bin', 'missed'],
    ['ORDER a New BIN!!', 'new'],
    ['fences', 'fence'],
    ['planing permision for a fense', 'fence'],
    ['when was it colected', 'missed'],
  ])('finds "%s"', (question, id) => {
    expect(first(question)?.id).toBe(id)
  })

  it.each(['', '   ', '???', '1234', 'zebra', '\u0000\uFFFF'])('finds nothing for "%s"', (question) => {
    expect(search.find(question)).toEqual([])
  })

  it('scores a whole match above half a match, and half a match above a passing word', () => {
    const [whole, half, passing] = ['order a new bin', 'order a new zebra', 'a purple zebra bin'].map(
      (question) => first(question)?.score ?? 0,
    )
    expect(whole).toBeGreaterThan(half ?? 1)
    expect(half).toBeGreaterThan(passing ?? 1)
    expect(whole).toBeLessThanOrEqual(1)
    expect(passing).toBeGreaterThan(0)
  })

  it('leaves out what is not among those asked for, and keeps to the limit', () => {
    expect(search.find('bin', { among: (id) => id !== 'missed' }).map(({ id }) => id)).toEqual(['new'])
    expect(search.find('bin', { limit: 1 })).toHaveLength(1)
  })

  it('reads a very long question without choking', () => {
    expect(search.find(`${'bin '.repeat(20_000)}fence`).length).toBeGreaterThan(0)
  })

  it('finds nothing in nothing', () => {
    expect(createSearch([]).find('bin')).toEqual([])
  })

  it('is not led astray by words that name an object’s own parts', () => {
    expect(search.find('constructor __proto__ toString')).toEqual([])
  })
})

describe('reading words', () => {
  it.each([
    ['Don’t  stop', ['dont', 'stop']],
    ['band D, £1.50', ['band', 'd', '1', '50']],
    ['ﬁne', ['fine']],
    ['café', ['café']],
  ])('reads "%s"', (text, words) => {
    expect(wordsOf(text)).toEqual(words)
  })
})

describe('mending words', () => {
  const spelling = createSpelling(
    new Map([
      ['collection', 5],
      ['fence', 3],
      ['fences', 9],
      ['bin', 20],
      ['permission', 2],
      ['cart', 1],
      ['card', 4],
    ]),
  )

  it.each([
    ['colection', 'collection'],
    ['collectoin', 'collection'],
    ['permision', 'permission'],
    ['fense', 'fence'],
  ])('mends "%s"', (word, mended) => {
    expect(spelling.mend(word)).toBe(mended)
  })

  it.each([
    ['a word it knows', 'fence'],
    ['a word too short to be sure of', 'bon'],
    ['a word with a digit, such as a reference', 'fenc3s'],
    ['a word like nothing it knows', 'zebra'],
    ['two slips in a short word', 'fnse'],
    ['an endless word', 'fence'.repeat(1_000)],
  ])('leaves alone %s', (_, word) => {
    expect(spelling.mend(word)).toBe(word)
  })

  it('takes the commoner of two words that are equally near', () => {
    expect(spelling.mend('carx')).toBe('card')
  })

  it('says the same of a word each time, however many words came between', () => {
    const before = spelling.mend('colection')
    for (let i = 0; i < 2_100; i++)
      spelling.mend(`abcd${String.fromCharCode(97 + (i % 26), 97 + ((i / 26) % 26), 97 + i / 676)}`)
    expect(spelling.mend('colection')).toBe(before)
  })
})
