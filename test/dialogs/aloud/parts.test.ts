import fc from 'fast-check'
import { partsOf } from '../../../dialogs/aloud/parts'

const sentence = (words: number, end = '.'): string => `${Array(words).fill('word').join(' ')}${end}`
const counted = (parts: readonly string[]): readonly number[] => parts.map((part) => part.split(' ').length)

describe('a breath', () => {
  it.each([
    ['nothing', '', []],
    ['one sentence', sentence(5), [5]],
    ['what is short enough', [sentence(30), sentence(30)].join(' '), [60]],
    ['what is too long', [sentence(30), sentence(31)].join(' '), [30, 31]],
    ['a few words at the end', [sentence(60), sentence(11)].join(' '), [71]],
    ['a dozen words at the end', [sentence(60), sentence(12)].join(' '), [60, 12]],
    ['a sentence that is too long', `${sentence(40, ',')} ${sentence(40)}`, [40, 40]],
    ['one with its pause too early', `${sentence(10, ',')} ${sentence(70)}`, [60, 20]],
    ['one without any', sentence(150), [60, 60, 30]],
  ])('holds %s', (_, speech, words) => {
    expect(counted(partsOf(speech))).toEqual(words)
  })

  it('loses no word, and is never long', () => {
    const speech = fc
      .array(fc.tuple(fc.integer({ min: 1, max: 90 }), fc.constantFrom('.', '?', ',', '!')))
      .map((all) => all.map(([words, end]) => sentence(words, end)).join(' '))
    fc.assert(
      fc.property(speech, (said) => {
        const parts = partsOf(said)
        expect(parts.join(' ')).toBe(said)
        expect(counted(parts).every((words) => words < 72)).toBe(true)
      }),
    )
  })

  it.each(['a ', 'a. ', 'a, ', '.'])('is told in a hundred thousand characters of %j', (part) => {
    expect(partsOf(part.repeat(100_000 / part.length)).join(' ').length).toBeGreaterThan(99_000)
  })
})
