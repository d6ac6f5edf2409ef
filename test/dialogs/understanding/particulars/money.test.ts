import fc from 'fast-check'
import { bareMoneyIn, findMoney } from '../../../../dialogs/understanding/particulars/money'

const found = (said: string): readonly number[] => findMoney(said).map(({ value }) => value)

describe('money', () => {
  it.each([
    ['£45.50', [4550]],
    ['I paid £ 45', [4500]],
    ['£1,200', [120000]],
    ['£1,200.05', [120005]],
    ['£12,345,678', [1234567800]],
    ['£2.5', [250]],
    ['£1.5k', [150000]],
    ['£2.50p', [250]],
    ['it was £45.', [4500]],
    ['45 quid', [4500]],
    ['45quid', [4500]],
    ['1,200 pounds', [120000]],
    ['twelve pounds fifty', [1250]],
    ['twelve pounds and fifty pence', [1250]],
    ['12 pounds 50', [1250]],
    ['12 pounds 5 pence', [1205]],
    ['one pound twenty-five', [125]],
    ['a pound', [100]],
    ['a hundred and five pounds', [10500]],
    ['eleven hundred pound', [110000]],
    ['two thousand four hundred pounds', [240000]],
    ['a fiver', [500]],
    ['two tenners', [2000]],
    ['twenty grand', [2000000]],
    ['50p', [50]],
    ['50 p', [50]],
    ['fifty pence', [50]],
    ['from £92 to £88', [9200, 8800]],
    ['between 10 and 20 quid', [2000]],
    ['GBP 12.30', [1230]],
    ['paid two pounds ten minutes ago', [200]],
    ['£0', [0]],
    ['85 pounds of soil', []],
    ['10 lbs', []],
    ['he weighs 90 pounds', []],
    ['he lost 20 pounds', []],
    ['a pound coin', []],
    ['the pound shop', []],
    ['12 Pound Lane', []],
    ['the grand total', []],
    ['a grand piano', []],
    ['12 bins', []],
    ['band P', []],
    ['at 4.50', []],
    ['1.2.3 pounds', []],
    ['£', []],
    ['pounds', []],
    ['', []],
  ])('%j: %j', (said, expected) => {
    expect(found(said)).toEqual(expected)
  })

  it.each([
    ['45.50', 4550],
    ['twelve', 1200],
    ['1,200', 120000],
    ['12 bins', undefined],
    ['no idea', undefined],
  ])('by itself in an answer, %j: %j', (said, expected) => {
    expect(bareMoneyIn(said)).toBe(expected)
  })

  it('is read from however a sum is written', () => {
    const sums = fc.integer({ min: 0, max: 9_999_999 })
    fc.assert(
      fc.property(sums, (pence) => {
        const pounds = (pence / 100).toFixed(2)
        const grouped = (pence / 100).toLocaleString('en-GB', { minimumFractionDigits: 2 })
        expect(found(`it cost £${pounds} and more`)).toEqual([pence])
        expect(found(`it cost £${grouped}!`)).toEqual([pence])
        expect(found(`${pounds} pounds`)).toEqual([pence])
      }),
    )
  })

  it('stands where it says it does, in whole pence, whatever is said', () => {
    const pieces = fc.constantFrom(
      '£',
      '12',
      '.',
      ',',
      '50',
      'p',
      'pounds',
      'quid',
      'a',
      'fiver',
      'twenty',
      'and',
      'k',
      ' ',
    )
    const texts = fc.oneof(
      fc.array(pieces, { maxLength: 30 }).map((all) => all.join('')),
      fc.array(pieces, { maxLength: 30 }).map((all) => all.join(' ')),
      fc.string({ unit: 'grapheme', maxLength: 100 }),
    )
    fc.assert(
      fc.property(texts, (said) => {
        for (const { value, said: own, from, to } of findMoney(said)) {
          expect(said.slice(from, to)).toBe(own)
          expect(Number.isSafeInteger(value) && value >= 0).toBe(true)
        }
      }),
    )
  })
})
