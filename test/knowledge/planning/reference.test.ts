import fc from 'fast-check'
import { keyOf, slipsBetween, slipsOf, stemOf } from '../../../knowledge/planning/reference'

const written = fc
  .tuple(
    fc.integer({ min: 0, max: 99 }),
    fc.integer({ min: 0, max: 99_999 }),
    fc.constantFrom('FUL', 'LBC', 'HOUSE'),
  )
  .map(
    ([year, number, type]) => `${String(year).padStart(2, '0')}/${String(number).padStart(5, '0')}/${type}`,
  )

describe('references', () => {
  it.each([
    ['21/01248/ful', '2101248FUL', '2101248'],
    ['CB/10/04238/FULL', 'CB1004238FULL', 'CB1004238'],
    ['P/18/1161/2', 'P1811612', 'P1811612'],
    [' 2023-0396 ', '20230396', '20230396'],
    ['24/00001/RC3', '2400001RC3', '2400001'],
  ])('%s is kept as %s, found by %s', (reference, key, stem) => {
    expect(keyOf(reference)).toBe(key)
    expect(stemOf(key)).toBe(stem)
  })

  it('has every slip of a finger among its slips, and each is one slip away', () => {
    fc.assert(
      fc.property(written, fc.nat(6), fc.nat(9), (reference, at, digit) => {
        const stem = stemOf(keyOf(reference))
        const slips = slipsOf(stem)
        const changed = stem.slice(0, at) + digit + stem.slice(at + 1)
        const swapped = stem.slice(0, at) + (stem[at + 1] ?? '') + stem[at] + stem.slice(at + 2)
        const leftOut = stem.slice(0, at) + stem.slice(at + 1)
        const added = stem.slice(0, at) + digit + stem.slice(at)
        for (const slip of [stem, changed, swapped, leftOut, added]) expect(slips).toContain(slip)
        for (const slip of slips) expect(slipsBetween(stem, slip)).toBeLessThanOrEqual(1)
      }),
      { numRuns: 20 },
    )
  })
})
