import { mayBeDanger, withCaution } from '../../../dialogs/listening/caution'
import type { Outcome } from '../../../dialogs/listening/hearing'
import { nothingYet } from '../../../dialogs/memory'
import type { Intent } from '../../../dialogs/understanding/intents'

const recognition = (...guesses: readonly (readonly [Intent, number])[]) => ({
  text: '',
  repaired: '',
  action: 'ask' as const,
  guesses: guesses.map(([intent, confidence]) => ({ intent, confidence })),
})

describe('what may be danger', () => {
  it.each([
    [[recognition(['bins.missed', 0.7], ['safety.emergency', 0.2])], true],
    [[recognition(['bins.missed', 0.9], ['safety.emergency', 0.05])], false],
    [[recognition(['bins.missed', 0.9]), recognition(['safety.emergency', 0.6])], true],
    [[], false],
  ])('%j: %s', (recognitions, expected) => expect(mayBeDanger(recognitions)).toBe(expected))

  const caution = { text: 'Call 999', speech: 'Call nine nine nine' }
  const outcome = (does?: 'emergency'): Outcome => ({
    replies: [{ text: 'An answer', speech: 'An answer', ...(does && { do: does }) }],
    memory: nothingYet,
  })

  it('has the number before the answer, and it is said again with it', () => {
    const { replies, memory } = withCaution(outcome(), caution)
    expect(replies.map(({ text }) => text)).toEqual(['Call 999', 'An answer'])
    expect(replies[0]?.do).toBe('emergency')
    expect(memory.last.map(({ text }) => text)).toEqual(['Call 999', 'An answer'])
  })

  it('is not warned of twice', () =>
    expect(withCaution(outcome('emergency'), caution).replies).toHaveLength(1))
})
