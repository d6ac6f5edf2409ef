import fc from 'fast-check'
import { LONGEST, normalise, wordsOf } from '../../../dialogs/understanding/normalise'

describe('normalising', () => {
  test.each([
    ['You’ve MISSED  my bin', 'youve missed my bin'],
    ["it wasn't  emptied", 'it wasnt emptied'],
    ['ﬁne', 'fine'],
  ])('%s is read as %s', (said, read) => {
    expect(normalise(said)).toBe(read)
  })

  test.each([
    ['band d, £120.50', ['band', 'd', '£', 'amount0']],
    ['i live at b98 8ah', ['i', 'live', 'at', 'postcode0']],
    ['application 21/00123/ful', ['application', 'reference0']],
    ['ring me on 01632 960001', ['ring', 'me', 'on', 'phone0']],
    ['jo@example.org', ['email0']],
    ['bin 2 of 3', ['bin', '2', 'of', '3']],
  ])('the words of %s', (normalised, words) => {
    expect(wordsOf(normalised)).toEqual(words)
  })

  test('any text is read without fail, and never more of it than the limit', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 5000 }), (text) => {
        expect(wordsOf(normalise(text)).length).toBeLessThanOrEqual(LONGEST * 18)
      }),
      { numRuns: 50 },
    )
    expect(normalise('bin '.repeat(5000)).length).toBeLessThanOrEqual(LONGEST)
  })
})
