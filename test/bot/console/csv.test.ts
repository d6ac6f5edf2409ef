import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { csv } from '../../../bot/console/csv'

const FORMULAS = ['=1+1', '+44 1632', '-2', '@SUM(A1)', '\t=1', '\r=1', '\n=1', '  =1', '＝1']

it.each(FORMULAS)('a cell %j is no formula', (text) => {
  const [[cell = ''] = []] = parse(csv([[text]]), { bom: true }) as string[][]
  expect(cell).toBe(`'${text}`)
})

it('everything else is read back as it was written', () => {
  const plain = fc
    .string({ unit: 'binary', maxLength: 20 })
    .filter((text) => !/^\s*[=+\-@＝＋－＠]|^[\t\r\n]/.test(text))
  fc.assert(
    fc.property(fc.array(fc.tuple(plain, plain), { minLength: 1 }), (rows) => {
      // A quotation mark keeps an empty only cell from being taken for an empty line; rows here have two cells.
      expect(parse(csv(rows), { bom: true, skip_empty_lines: false })).toEqual(rows)
    }),
  )
})
