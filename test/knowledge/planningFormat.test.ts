import { loadKnowledge } from '../../knowledge/load'
import { fitsFormat, keyFromDigits, partsOfFormat } from '../../knowledge/planningFormat'
import { PlanningReference } from '../../knowledge/schema'

describe('how planning references are written', () => {
  it.each([
    ['YY/NNNNN/TYPE', '21/01248/FUL', true],
    ['YY/NNNNN/TYPE', '21/01248/RC3', true],
    ['YY/NNNNN/TYPE', '21/1248/FUL', false],
    ['YY/NNNNN/TYPE', '21/01248', false],
    ['YYYY/NNNN', '2011/0416', true],
    ['YYYY/NNNN', '1811/0416', false],
    ['P/YY/NNNN/2', 'P/11/1816/2', true],
    ['P/YY/NNNN/2', 'P/11/1816/3', false],
    ['CB/YY/NNNNN/TYPE', 'CB/11/01234/FULL', true],
    ['"N"/YY-NNNN', 'N/12-3456', true],
    ['"N"/YY-NNNN', '4/12-3456', false],
    ['N/NNNNN/YY/TYPE', '4/00174/16/FUL', true],
  ])('%s: %s is written so: %s', (format, reference, expected) => {
    expect(fitsFormat(reference, format)).toBe(expected)
  })

  it.each([['YY'], [''], ['YY NNNN'], ['yy/nnnn'], ['YY/NNNN.'], ['"yy"/NNNN'], ['(NNNN)']])(
    '%j is no format',
    (format) => {
      expect(partsOfFormat(format)).toBeUndefined()
    },
  )

  it('is checked with its example', () => {
    const source = { document: 'minutes', section: 'Applications' }
    const faults = (format: string, example: string) =>
      PlanningReference.safeParse({ format, example, source }).error?.issues.map(({ path, message }) => [
        path.join('.'),
        message,
      ]) ?? []
    expect(faults('YY/NNNN', '12/0794')).toEqual([])
    expect(faults('YY/NNNN', '12/794')).toEqual([['example', 'this is not written as the format says']])
    expect(faults('YY/nnnn', '12/794')).toEqual([
      ['format', expect.stringContaining('write a format such as YY/NNNNN/TYPE')],
    ])
  })

  it('is kept in the packs, each with the document that shows it', () => {
    const formats = [...loadKnowledge().councils.values()].flatMap(
      ({ council }) => council.planningReferences,
    )
    expect(formats.length).toBeGreaterThan(4)
    expect(formats.filter(({ format, example }) => !fitsFormat(example, format))).toEqual([])
  })
})

describe('a reference from its digits', () => {
  it.each<[string, string, string | undefined]>([
    ['2400123', 'YY/NNNNN/TYPE', '2400123'],
    ['2400123', 'CB/YY/NNNNN/TYPE', 'CB2400123'],
    ['20230396', 'YYYY/NNNN', '20230396'],
    ['181161', 'P/YY/NNNN/2', 'P1811612'],
    ['1811612', 'P/YY/NNNN/2', 'P1811612'],
    ['1811613', 'P/YY/NNNN/2', undefined],
    ['240012', 'YY/NNNNN/TYPE', undefined],
    ['24001234', 'YY/NNNNN/TYPE', undefined],
    ['', 'YY/NNNNN/TYPE', undefined],
  ])('%s of %s is %s', (digits, format, key) => {
    expect(keyFromDigits(digits, format)).toBe(key)
  })
})
