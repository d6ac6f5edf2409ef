import fc from 'fast-check'
import { howMany } from '../../../dialogs/answers/howMany'
import { context } from './context'

const kind = howMany({ most: 20 })
const heard = (said: string) => {
  const answer = kind.read(said, context())
  return answer.ok ? answer.value : answer.problem
}

describe('how many', () => {
  it.each([
    ['3', 3],
    ['three please', 3],
    ['there are six of us', 6],
    ['about a dozen', 'notNumber'],
    ['twenty', 20],
    ['twenty one', 'numberTooLarge'],
    ['0', 'notNumber'],
    ['2 or 3', 'severalNumbers'],
    ['lots', 'notNumber'],
    ['', 'notNumber'],
    ['2 Mill Lane', 'notNumber'],
    ['B98 9ZX', 'notNumber'],
  ])('%j is %j', (said, expected) => {
    expect(heard(said)).toBe(expected)
  })

  it('is read from every number in digits, and never taken in passing', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 20 }), (number) => {
        expect(heard(`${number}`)).toBe(number)
        expect(kind.find(`${number} of them`, context())).toBeUndefined()
      }),
    )
  })
})
