import fc from 'fast-check'
import { createPlanningFinder } from '../../../../dialogs/understanding/particulars/planningReference'
import type { PlanningReference } from '../../../../knowledge/schema'
import { digitWays, letterWays } from '../../../support/aloud'

const source = { document: 'minutes', section: 'Applications' }
const own = (format: string, example: string): PlanningReference => ({ format, example, source })

const west = createPlanningFinder([
  own('YY/NNNNN/TYPE', '19/00477/FUL'),
  own('YYYY/NNNN', '2015/0919'),
  own('YY/NNNN', '09/0985'),
])
const middle = createPlanningFinder([own('P/YY/NNNN/2', 'P/11/1816/2')])
const east = createPlanningFinder([own('CB/YY/NNNNN/TYPE', 'CB/10/04238/FULL')])
const nowhere = createPlanningFinder()

type Finder = typeof west
const oursIn = (find: Finder, said: string, options = {}) =>
  find(said, options)
    .filter(({ value }) => value.ours)
    .map(({ value }) => value.reference)

describe("a council's own planning reference", () => {
  it.each<[string, Finder, string, string]>([
    ['typed', west, 'my application 21/01248/FUL please', '21/01248/FUL'],
    ['in small letters', west, 'it is 21/01248/ful', '21/01248/FUL'],
    ['with dashes', west, '21-01248-FUL', '21/01248/FUL'],
    ['with spaces', west, 'ref 21 / 01248 / FUL', '21/01248/FUL'],
    ['without its kind', west, 'about 21/01248', '21/01248'],
    ['of an older kind', west, 'application 12/0794', '12/0794'],
    ['of another older kind', west, 'application 2011/0416', '2011/0416'],
    ['with strokes said', west, 'twenty one stroke oh one two four eight stroke F U L', '21/01248/FUL'],
    ['heard as full', west, '21 slash 01248 slash full', '21/01248/FUL'],
    ['with a year in words', west, 'twenty eleven stroke oh four one six', '2011/0416'],
    ['with a year in full words', west, 'two thousand and eleven oblique zero four one six', '2011/0416'],
    ['in the middle of a sentence', west, 'has 21/03317/FUL been decided yet or not', '21/03317/FUL'],
    ['with fixed parts', middle, 'P/11/1816/2', 'P/11/1816/2'],
    ['with fixed parts said', middle, 'P stroke eleven stroke one eight one six stroke two', 'P/11/1816/2'],
    [
      'with letters by name',
      middle,
      'pee forward slash eleven forward slash one eight one six forward slash two',
      'P/11/1816/2',
    ],
    [
      'by the alphabet',
      east,
      'charlie bravo slash one one slash zero one two three four slash full',
      'CB/11/01234/FULL',
    ],
    ['by letters', east, 'C B slash twenty-three slash oh one two three four slash full', 'CB/23/01234/FULL'],
    ['in one kind heard as another', east, 'CB/11/01234/FUL', 'CB/11/01234/FULL'],
    ['of another kind', east, 'CB/11/02642/ADV', 'CB/11/02642/ADV'],
    ['without a nought', east, 'application CB/13/3212/FULL', 'CB/13/03212/FULL'],
    ['with an O for a nought', east, 'CB/1O/O4238/FULL', 'CB/10/04238/FULL'],
  ])('is found %s', (_, find, said, reference) => {
    expect(oursIn(find, said)).toEqual([reference])
  })

  it.each<[string, Finder, string, string]>([
    ['without strokes', west, 'it is 21 01248 full', '21/01248/FUL'],
    ['without strokes or a kind', west, 'twelve oh seven nine four', '12/0794'],
    ['with fixed letters and no strokes', east, 'C B 23 01234 full', 'CB/23/01234/FULL'],
    ['like a month', west, '12/2024', '12/2024'],
  ])('is taken %s when it was asked for, and not in passing', (_, find, said, reference) => {
    expect(oursIn(find, said, { expected: true })).toEqual([reference])
    expect(oursIn(find, said)).toEqual([])
  })

  it.each([
    ['a date', 'on 25/12/2026'],
    ['a short date', 'on 25/12'],
    ['a month', 'since 03/2024'],
    ['a council tax year', 'my bill for 2024/2025'],
    ['a short one', 'my bill for 2024/25'],
    ['day and night', 'open 24/7'],
    ['a fraction', '9/10 of them'],
    ['an age', 'twenty-one thousand left'],
    ['amounts', 'it says £61.12 and £43.80'],
    ['a phone number', 'ring 01527 881288'],
    ['a case reference', '123 456 786'],
    ['a postcode', 'B98 8AH'],
    ['a calendar', 'collections 2025-26'],
    ['half of more', '121/012485/FULL/X/12'],
  ])('is not %s: %j', (_, said) => {
    expect([west, middle, east].flatMap((find) => find(said))).toEqual([])
  })

  it('is never made of a sentence, though it was asked for', () => {
    const said = [
      'aim for 10 or 20 working days',
      'is it sixty or sixty six',
      'my reference is 123456',
      'I have lost the letter from 2021',
    ]
    expect(said.flatMap((each) => oursIn(west, each, { expected: true }))).toEqual([])
  })
})

describe("another's planning reference", () => {
  it.each<[string, Finder, string, string, boolean]>([
    ['of one council at another', west, 'P/11/1816/2', 'P/11/1816/2', false],
    ['of a council with letters', west, 'CB/11/01234/FULL', 'CB/11/01234/FULL', false],
    ['of a council with a year only', middle, '2011/0416', '2011/0416', false],
    ['of a council like many', middle, '21/01248/FUL', '21/01248/FUL', false],
    ['of a council nobody knows', west, '4/00174/16/FUL', '4/00174/16/FUL', false],
    ['where no format is known', nowhere, '25/02537/FHA', '25/02537/FHA', false],
    ['of the Planning Portal', east, 'it is PP-12345678', 'PP-12345678', true],
    [
      'of the Planning Portal, said',
      east,
      'P P dash one two three four five six seven eight',
      'PP-12345678',
      true,
    ],
    ['of the Planning Portal, written apart', east, 'my PP - 12345678 thing', 'PP-12345678', true],
  ])('%s is known and not taken for ours', (_, find, said, reference, portal) => {
    expect(find(said).map(({ value }) => value)).toEqual([{ reference, ours: false, portal }])
  })

  it('does not become ours by a nought more', () => {
    const redLike = createPlanningFinder([own('YY/NNNNN/TYPE', '22/00333/FUL')])
    expect(oursIn(redLike, 'it is 12/0794', { expected: true })).toEqual([])
  })
})

describe('any reference of a format', () => {
  const digits = (length: number) => fc.stringMatching(new RegExp(`^\\d{${length}}$`))
  it('is found however its parts are said', () => {
    fc.assert(
      fc.property(
        digits(2),
        digits(5),
        fc.constantFrom('FULL', 'ADV', 'OUT'),
        digitWays,
        letterWays,
        (year, number, kind, way, letter) => {
          const said = ['C', 'B'].map(letter).join(' ')
          const spoken = [said, way(year), way(number), [...kind].map(letter).join(' ')].join(' stroke ')
          expect(oursIn(east, `it is ${spoken}`, { expected: true })).toEqual([
            `CB/${year}/${number}/${kind}`,
          ])
        },
      ),
    )
  })
  it('costs little time in the longest message', () => {
    const said = 'one two three four five six / seven eight - nine oh B eight '.repeat(60)
    expect(west(said).every(({ from, to }) => from < to)).toBe(true)
  })
})
