import { createLetters } from '../../knowledge/letters'

describe('likeness of letters', () => {
  const texts = ['Garden waste subscription', 'Planning permission for a fence', '']
  const { compare } = createLetters(texts)
  const best = (said: string): string | undefined => {
    const alike = compare(said.split(' '))
    const scores = texts.map((_, at) => alike(at))
    return texts[scores.indexOf(Math.max(...scores))]
  }

  it.each([
    ['subscribing to garden', 'Garden waste subscription'],
    ['permitted fencing', 'Planning permission for a fence'],
  ])('“%s” is nearest to “%s”', (said, title) => expect(best(said)).toBe(title))

  it('is 1 for the same words, 0 for none alike, and 0 beside nothing', () => {
    expect(compare(['garden', 'waste', 'subscription'])(0)).toBeCloseTo(1, 10)
    expect(compare(['zzzz'])(0)).toBe(0)
    expect(compare([])(0)).toBe(0)
    expect(compare(['garden'])(2)).toBe(0)
    expect(compare(['garden'])(9)).toBe(0)
  })
})
