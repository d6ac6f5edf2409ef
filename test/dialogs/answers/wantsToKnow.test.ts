import { wantsToKnow } from '../../../dialogs/answers/lists'

describe('wanting to be told something, not wanting it done', () => {
  it.each([
    ['how long does it take', true],
    ['how much is a new bin', true],
    ['can i put grass in the garden bin', true],
    ['what happens if it rains', true],
    ['can i have a new bin', false],
    ['how do i get a new bin', false],
    ['what do i do about a missed bin', false],
    ['why was my bin left', false],
    ['i want to join', false],
    ['', false],
  ])('%j: %j', (said, expected) => {
    expect(wantsToKnow(said)).toBe(expected)
  })
})
