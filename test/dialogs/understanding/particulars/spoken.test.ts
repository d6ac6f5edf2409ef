import fc from 'fast-check'
import { MISTAKEN } from '../../../../dialogs/understanding/particulars/readings'
import { fitsAt, slots } from '../../../../dialogs/understanding/particulars/shapes'
import { spokenPieces } from '../../../../dialogs/understanding/particulars/spoken'

const ANY = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789/-._+'

/** Everything a text may be as so many marks, from its first word to its last, the least doubtful first. */
const readAs = (said: string, length: number, allow = ANY): readonly string[] => {
  const pieces = spokenPieces(said)
  return fitsAt(pieces, 0, slots(...Array.from({ length }, () => allow)))
    .filter(({ end, doubt }) => end === pieces.length && doubt < MISTAKEN)
    .map(({ marks }) => marks)
}

describe('what is said letter by letter', () => {
  it.each([
    ['aitch', 'H'],
    ['haitch', 'H'],
    ['zed', 'Z'],
    ['zee', 'Z'],
    ['double you', 'W'],
    ['double u', 'W'],
    ['sea', 'C'],
    ['see', 'C'],
    ['tea', 'T'],
    ['why', 'Y'],
    ['are', 'R'],
    ['queue', 'Q'],
    ['x-ray', 'X'],
    ['November', 'N'],
    ['D for dog', 'D'],
    ['D as in delta', 'D'],
    ['dee like in dog', 'D'],
    ['tea for tango', 'T'],
    ['nought', '0'],
    ['eight', '8'],
    ['stroke', '/'],
    ['forward slash', '/'],
    ['oblique', '/'],
    ['dash', '-'],
    ['hyphen', '-'],
    ['full stop', '.'],
    ['dot', '.'],
    ['underscore', '_'],
    ['plus', '+'],
  ])('%j is %j', (said, mark) => {
    expect(readAs(said, 1)[0]).toBe(mark)
  })

  it.each([
    ['double eight', '88'],
    ['triple nought', '000'],
    ['treble oh', '000'],
    ['double L', 'LL'],
    ['double 7', '77'],
    ['forty two', '42'],
    ['ninety-eight', '98'],
    ['seventeen', '17'],
    ['one hundred and five', '105'],
    ['nine hundred', '900'],
    ['two thousand and eleven', '2011'],
    ['two thousand', '2000'],
    ['twenty eleven', '2011'],
    ['twenty oh five', '2005'],
    ['three thousand two hundred and twelve', '3212'],
    ['B 98, 8 A H', 'B988AH'],
    ['B98 er 8AH', 'B988AH'],
    ['P stroke eleven stroke two', 'P/11/2'],
    ['oh one five two seven, double eight one two', '015278812'],
    ['four ate one', '481'],
  ])('%j is %j', (said, marks) => {
    expect(readAs(said, marks.length)[0]).toBe(marks)
  })

  it.each([
    ['oh', 1, ['0', 'O']],
    ['for', 1, ['4']],
    ['to you', 2, ['2U']],
    ['forty two', 3, ['402']],
    ['P for bravo', 1, ['B', 'P']],
    ['B for eight', 3, ['B48']],
    ['are', 1, ['R']],
    ['2', 1, ['2']],
  ])('%j as %i marks keeps what it may be: %j', (said, length, expected) => {
    expect(readAs(said, length, ANY.replace('/', ''))).toEqual(expect.arrayContaining(expected))
  })

  it.each([['bins'], ['constructor'], ['collection'], ['£'], ['?']])('%j is no mark at all', (said) => {
    expect([1, 2, 3].flatMap((length) => readAs(said, length))).toEqual([])
  })

  it('takes anything, however long', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (said) => {
        const pieces = spokenPieces(said)
        expect(pieces.every(({ said: word, from, to }) => said.slice(from, to) === word)).toBe(true)
        expect(
          pieces.every(({ readings }, i) => readings.every(({ to }) => to > i && to <= pieces.length)),
        ).toBe(true)
      }),
    )
    expect(spokenPieces('double '.repeat(5000)).length).toBeLessThan(400)
  })
})
