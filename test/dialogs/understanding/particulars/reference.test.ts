import fc from 'fast-check'
import { withCheckDigit, writtenReference } from '../../../../dialogs/caseReference'
import { findCaseReferences } from '../../../../dialogs/understanding/particulars/reference'
import { digitWays } from '../../../support/aloud'

const valuesIn = (said: string, options = {}) => findCaseReferences(said, options).map(({ value }) => value)

describe('the reference of a case in a text', () => {
  it.each([
    ['123 456 786', true],
    ['123456786', true],
    ['123-456-786', true],
    ['123.456.786', true],
    ['my reference is 123 456 786.', true],
    ['123, 456, 786', true],
    ['one two three, four five six, seven eight six', true],
    ['one two three four five six seven eight six please', true],
    [
      'a hundred and what is happening with one hundred and twenty three, four five six, seven eight six',
      true,
    ],
    ['it is 123 456 er 786', true],
    ['case number 123 456 786 about a bin', true],
    ['123 456 787', false],
    ['132 456 786', false],
    ['one two three four five six seven eight five', false],
  ])('%j, without a slip: %s', (said, checked) => {
    const [found, ...others] = findCaseReferences(said)
    expect(found?.value.checked).toBe(checked)
    expect(others).toEqual([])
    expect(said.slice(found?.from, found?.to)).toBe(found?.said)
  })

  it.each([
    ['a phone number', 'ring 07700 900123'],
    ['one too short', '01632 9600'],
    ['one with its country', '+44 770 090 01'],
    ['ten digits', '1234567862'],
    ['eight', '12345678'],
    ['a card', '4111 1111 1111 1111'],
    ['a date and a number', '25.12.2026 1'],
    ['a date in figures', '25-12-2026 1'],
    ['a planning reference', '23/0123/456'],
    ['one of the Planning Portal', 'PP-123456786'],
    ['an amount', '£123,456,786'],
    ['half a longer code', 'AB123456786'],
    ['a longer number', '123 456 786 2'],
    ['a bank account', '20-00-00 786'],
    ['a decimal', '123456786.50'],
    ['a sentence', 'one of two bins, 3 weeks, 4 times'],
  ])('is not %s: %j', (_, said) => {
    expect(valuesIn(said)).toEqual([])
  })

  it('may be said with words that sound like digits when it was asked for', () => {
    expect(valuesIn('one to three for five six seven ate six', { expected: true })).toEqual([
      { reference: '123456786', checked: true },
    ])
    expect(valuesIn('one to three for five six seven ate six')).toEqual([])
  })

  it('is found however it is said', () => {
    const references = fc
      .integer({ min: 10_000_000, max: 99_999_999 })
      .map((number) => withCheckDigit(String(number)))
    fc.assert(
      fc.property(references, digitWays, (reference, way) => {
        const aloud = writtenReference(reference).split(' ').map(way).join(', ')
        expect(valuesIn(`my case is ${aloud}, thank you`)).toEqual([{ reference, checked: true }])
      }),
      { numRuns: 500 },
    )
  })
})
