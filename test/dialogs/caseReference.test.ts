import fc from 'fast-check'
import { isCaseReference, sayReference, withCheckDigit, writtenReference } from '../../dialogs/caseReference'

const references = fc
  .integer({ min: 10_000_000, max: 99_999_999 })
  .map((number) => withCheckDigit(String(number)))

describe('the reference of a case', () => {
  it('has the check digit of the published example: 572 is followed by 4', () => {
    // 5724 with a 0 behind it comes to 0, as if nothing had been read.
    expect(withCheckDigit('57240572')).toBe('572405724')
  })
  it('is accepted as it was issued', () => {
    fc.assert(fc.property(references, (reference) => expect(isCaseReference(reference)).toBe(true)))
  })
  it('shows every single wrong digit', () => {
    fc.assert(
      fc.property(references, fc.nat(8), fc.integer({ min: 1, max: 9 }), (reference, at, by) => {
        const wrong = (Number(reference[at]) + by) % 10
        expect(isCaseReference(reference.slice(0, at) + wrong + reference.slice(at + 1))).toBe(false)
      }),
      { numRuns: 2000 },
    )
  })
  it('shows every swap of two neighbours', () => {
    fc.assert(
      fc.property(references, fc.nat(7), (reference, at) => {
        fc.pre(reference[at] !== reference[at + 1])
        const swapped = `${reference.slice(0, at)}${reference[at + 1]}${reference[at]}${reference.slice(at + 2)}`
        expect(isCaseReference(swapped)).toBe(false)
      }),
      { numRuns: 2000 },
    )
  })
  it.each([['12345678'], ['0123456789'], ['012345678'], ['12345678a'], ['']])('%j is none', (digits) => {
    expect(isCaseReference(digits)).toBe(false)
  })
  it.each([['1234567'], ['123456789'], ['01234567'], ['1234 5678'], ['abcdefgh']])(
    'takes no case number but eight digits: %j',
    (digits) => {
      expect(() => withCheckDigit(digits)).toThrow(RangeError)
    },
  )
  it('is written in groups and said digit by digit', () => {
    expect(writtenReference('123456786')).toBe('123 456 786')
    expect(sayReference('123456786')).toEqual({
      text: '123\u00A0456\u00A0786',
      speech: 'one two three, four five six, seven eight six',
    })
  })
})
