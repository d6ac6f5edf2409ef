import { grammarOf } from '../../../../bot/cli/recogniser/grammar'
import { hypothesesOf } from '../../../../bot/cli/recogniser/hypotheses'
import type { Pass } from '../../../../bot/cli/recogniser/pocketSphinx'

const pass = (given: Partial<Pass>): Pass => ({
  ...{ text: 'brian', confidences: [0.3], others: [], acoustic: -4000, frames: 50 },
  ...given,
})
const bins = grammarOf(['green bin', 'brown bin', 'help'])
const closed = (given: Partial<Pass>) => {
  if (bins === undefined) throw new Error('no grammar')
  return { grammar: bins, pass: pass({ text: 'brown bin', confidences: [1], ...given }) }
}

describe('hypotheses', () => {
  const others = [
    { text: 'the brown bin', score: -200 },
    { text: 'brown bin', score: -200 },
    { text: 'a brown', score: -201 },
    { text: 'green bin', score: -210 },
  ]

  it('believe the grammar where free speech fits no better', () => {
    const [first, second, third] = hypothesesOf(pass({}), closed({ others, acoustic: -3900 }))
    expect(first).toEqual({ text: 'brown bin', confidence: expect.closeTo(0.73, 1) })
    expect([second?.text, third?.text]).toEqual(['brian', 'green bin'])
  })

  it('hold the best of the grammar even where its own list does not', () => {
    const scraps = [{ text: 'the brown', score: -190 }]
    const [first] = hypothesesOf(pass({}), closed({ others: scraps, acoustic: -3900 }))
    expect(first?.text).toBe('brown bin')
  })

  it('do not believe it where free speech fits much better', () => {
    expect(hypothesesOf(pass({}), closed({ others, acoustic: -6000 }))).toEqual([
      { text: 'brian', confidence: 0.3 },
    ])
  })

  it('are each once, at most five, the surest first', () => {
    const many = Array.from({ length: 20 }, (_, i) => ({ text: `word ${i}`, score: -1 - i }))
    const heard = hypothesesOf(pass({ confidences: [0.9, 0.7], others: many }), undefined)
    expect(heard).toHaveLength(5)
    expect(heard[0]).toEqual({ text: 'brian', confidence: 0.8 })
    const sure = heard.map(({ confidence }) => confidence ?? 0)
    expect([...sure].sort((a, b) => b - a)).toEqual(sure)
  })

  it('are none where nothing was heard', () => {
    expect(hypothesesOf(undefined, undefined)).toEqual([])
  })
})
