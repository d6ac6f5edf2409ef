import * as fc from 'fast-check'
import { beliefIn, topicsToAsk } from '../../../dialogs/calls/believing'
import type { Intent } from '../../../dialogs/understanding/intents'

const SURE = { act: 0.8, ask: 0.5 }

describe('what was heard is believed', () => {
  it.each([
    // heard, likely, plain, believed
    [0.9, 0.95, false, 'act'],
    [0.9, 0.93, false, 'ask'],
    [0.6, 0.95, false, 'ask'],
    [0.6, 0.98, false, 'act'],
    [0.6, 0.95, true, 'act'],
    [0.6, 0.1, false, 'ask'],
    [0.4, 0.99, true, 'ask'],
    [0.4, 0.3, false, 'again'],
    [0.2, 0.99, true, 'again'],
    [undefined, 0.98, false, 'act'],
    [undefined, 0.95, false, 'ask'],
    [undefined, 0.95, true, 'act'],
    [0, 1, true, 'again'],
  ] as const)('heard %s, likely %s, plainly %s: %s', (heard, likely, isPlain, belief) => {
    expect(beliefIn({ likely, isPlain }, heard, SURE)).toBe(belief)
  })

  it('by the thresholds of whoever recognised it', () => {
    const meaning = { likely: 0.95, isPlain: false }
    expect(beliefIn(meaning, 0.7, SURE)).toBe('ask')
    expect(beliefIn(meaning, 0.7, { act: 0.7, ask: 0.4 })).toBe('act')
    expect(beliefIn(meaning, 0.7, { act: 0.95, ask: 0.9 })).toBe('ask')
  })

  it('never less for being heard more clearly, or for being likelier', () => {
    const share = fc.double({ min: 0, max: 1, noNaN: true })
    const order = ['again', 'ask', 'act']
    const worth = (likely: number, heard: number) =>
      order.indexOf(beliefIn({ likely, isPlain: false }, heard, SURE))
    fc.assert(
      fc.property(share, share, share, share, (a, b, c, d) => {
        const [less, more] = [Math.min(a, b), Math.max(a, b)]
        const [fainter, clearer] = [Math.min(c, d), Math.max(c, d)]
        expect(worth(more, clearer)).toBeGreaterThanOrEqual(worth(less, fainter))
      }),
    )
  })
})

describe('what a caller is asked about', () => {
  const guesses = (...all: readonly [Intent, number][]) =>
    all.map(([intent, confidence]) => ({ intent, confidence }))

  it('is one topic where no other is likely, and three at most', () => {
    expect(topicsToAsk(guesses(['bins.missed', 0.93], ['bins.garden', 0.05]))).toEqual(['bins.missed'])
    const many = guesses(
      ['bins.missed', 0.4],
      ['bins.garden', 0.3],
      ['council_tax', 0.2],
      ['bins.other', 0.05],
    )
    expect(topicsToAsk(many)).toEqual(['bins.missed', 'bins.garden', 'council_tax'])
  })

  it('is nothing that nobody says of themselves, and nothing unlikely', () => {
    const odd = guesses(['not_council', 0.6], ['safety.emergency', 0.3], ['bins.missed', 0.01])
    expect(topicsToAsk(odd)).toEqual([])
  })
})
