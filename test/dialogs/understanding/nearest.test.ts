import { nearest, nearestTable } from '../../../dialogs/understanding/nearest'

const QUESTIONS = ['how do i pay council tax', 'what is my council tax band', 'when is my bin day'].map((q) =>
  q.split(' '),
)
const find = nearest(nearestTable(QUESTIONS, [0, 1, 2], 3))

describe('the nearest known question', () => {
  test('is found by the words that are rare', () => {
    const found = find(['which', 'tax', 'band'])
    expect(found.indexOf(Math.max(...found))).toBe(1)
  })

  test('nothing shared is nought, and one look-up leaves nothing for the next', () => {
    expect([...find(['skateboard'])]).toEqual([0, 0, 0])
    expect([...find(['bin'])]).toEqual([...find(['bin'])])
  })

  test('questions can be left out', () => {
    expect(find(['bin', 'day'], (doc) => doc === 2)[2]).toBe(0)
    expect(find(['bin', 'day'])[2]).toBeGreaterThan(0)
  })
})
