import type { ParticularsContext } from '../../../../dialogs/understanding/particulars'
import { createParticularsReader } from '../../../../dialogs/understanding/particulars'
import { ranked } from '../../../../dialogs/understanding/particulars/ranked'
import { loadBankHolidays } from '../../../../knowledge/calendar/bankHolidays'
import type { Pack } from '../../../../knowledge/schema'

const source = { document: 'minutes', section: 'Applications' }

/** A council that has only what details are read with. */
const pack = {
  council: { planningReferences: [{ format: 'YY/NNNNN/TYPE', example: '22/00333/FUL', source }] },
  contacts: { places: [{ postcode: 'B98 8AH' }, { postcode: 'SG17 5TQ' }] },
  containers: [],
} as unknown as Pack

const read = createParticularsReader(pack)
/** A Thursday. */
const context: ParticularsContext = {
  now: { day: '2026-11-26', time: '10:00' },
  holidays: loadBankHolidays().england,
}
const inText = (said: string, more: Partial<ParticularsContext> = {}) => read([said], { ...context, ...more })
const valuesOf = <V>(found: readonly { value: V }[]): readonly V[] => found.map(({ value }) => value)

describe('the details of a message', () => {
  const said =
    'my name is Mary Jones, 12 Mill Lane B98 8AH, application 22/00333/FUL, case 123 456 786, ring 07700 900123 or m@example.com next Tuesday, it cost £45.50'
  const all = inText(said)

  it('are each found by their own kind', () => {
    expect(valuesOf(all.postcodes)).toEqual(['B98 8AH'])
    expect(valuesOf(all.phones)).toEqual(['07700900123'])
    expect(valuesOf(all.emails)).toEqual(['m@example.com'])
    expect(valuesOf(all.planningReferences)).toEqual([
      { reference: '22/00333/FUL', ours: true, portal: false },
    ])
    expect(valuesOf(all.references)).toEqual([{ reference: '123456786', checked: true }])
    expect(all.dates.flatMap(({ value }) => value.days)).toEqual(['2026-12-01'])
    expect(valuesOf(all.addresses)).toEqual([{ house: '12', street: 'Mill Lane' }])
    expect(valuesOf(all.money)).toEqual([4550])
    expect(valuesOf(all.names)).toEqual(['Mary Jones'])
  })
  it('tell where they were said', () => {
    const found = Object.values(all).flat()
    expect(found.length).toBeGreaterThan(8)
    expect(found.map(({ from, to }) => said.slice(from, to))).toEqual(found.map((one) => one.said))
  })
  it('are none in small talk', () => {
    expect(Object.values(inText('hello, can you help me with my bins please')).flat()).toEqual([])
  })
  it('are read towards the past where that is meant', () => {
    expect(inText('on Tuesday', { towards: 'past' }).dates[0]?.value.days).toEqual(['2026-11-24'])
  })
})

describe('the details of what may have been heard', () => {
  const postcodes = (...alternatives: readonly string[]) => valuesOf(read(alternatives, context).postcodes)

  it.each<[string, readonly string[], readonly string[]]>([
    [
      'found in more than one',
      ['D E seven four two D E', 'D E seventy five two D E', 'D E seventy five 2 D E', 'DE75 2DE'],
      ['DE75 2DE', 'DE74 2DE'],
    ],
    ["the council's own of two", ['P O nine eight eight A H', 'B 98 8AH'], ['B98 8AH', 'PO98 8AH']],
    ['the likelier of two', ['LE11 2TN', 'LE12 2TN'], ['LE11 2TN', 'LE12 2TN']],
    ['both of one alternative', ['from LE11 2TN to LE12 2TN'], ['LE11 2TN', 'LE12 2TN']],
    ['none where none was heard', ['be in at eight', 'be nine'], []],
  ])('put first what was %s', (_, alternatives, expected) => {
    expect(postcodes(...alternatives)).toEqual(expected)
  })

  it('are no street and no name that only one of the less likely has', () => {
    const streets = (...alternatives: readonly string[]) =>
      valuesOf(read(alternatives, { ...context, expects: 'addresses' }).addresses)
    expect(streets('twelve mel leans', '12 mill lane')).toEqual([])
    expect(streets('twelve mel leans', '12 mill lane', 'twelve mill lane')).toEqual([
      { house: '12', street: 'Mill Lane' },
    ])
    expect(streets('12 mill lane', 'twelve mel leans')).toEqual([{ house: '12', street: 'Mill Lane' }])
  })

  it('are days in the order they were heard', () => {
    const days = read(['on 3 December', 'on 3', 'December', 'December'], context).dates
    expect(days[0]?.value.days).toEqual(['2026-12-03'])
  })

  it('are never made of two alternatives', () => {
    expect(postcodes('it is B ninety eight', 'eight A H', 'B98', '8AH')).toEqual([])
    expect(read(['my number is 07700', '900123'], context).phones).toEqual([])
  })

  it('tell in how many they were heard, and in which first', () => {
    const [first] = read(['nothing', 'it is LE11 2TN', 'at LE11 2TN'], context).postcodes
    expect(first).toMatchObject({ alternative: 1, heard: 2, said: 'LE11 2TN', from: 6, to: 14 })
  })

  it('put a reference without a slip before one with', () => {
    const { references } = read(['123 456 787', '123 456 786'], context)
    expect(valuesOf(references)).toEqual([
      { reference: '123456786', checked: true },
      { reference: '123456787', checked: false },
    ])
  })

  it('are taken for what was asked for', () => {
    const said = ["it's see be one to a be please"]
    expect(read(said, context).postcodes).toEqual([])
    expect(valuesOf(read(said, { ...context, expects: 'postcodes' }).postcodes)).toEqual(['CB1 2AB'])
  })
})

describe('ranking', () => {
  const words = (text: string) =>
    [...text.matchAll(/\w+/g)].map(({ 0: said, index }) => ({
      value: said,
      said,
      from: index,
      to: index + said.length,
    }))

  it('counts a value once in an alternative, however often it is said there', () => {
    expect(ranked(['a a a b', 'b c'], words).map(({ value, heard }) => [value, heard])).toEqual([
      ['b', 2],
      ['a', 1],
      ['c', 1],
    ])
  })
  it('tells where it is said first', () => {
    expect(ranked(['b a a'], words).map(({ value, from }) => [value, from])).toEqual([
      ['b', 0],
      ['a', 2],
    ])
  })
})
