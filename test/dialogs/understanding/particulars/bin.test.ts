import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { findBins } from '../../../../dialogs/understanding/particulars/bin'
import { loadKnowledge } from '../../../../knowledge/load'
import type { Container } from '../../../../knowledge/schema'
import { copyOfKnowledge, makeOtherford } from '../../../support/otherford'

const { councils } = loadKnowledge()
const containersOf = (id: string): readonly Container[] => councils.get(id)?.containers ?? []

const shown = (said: string, containers: readonly Container[], asked = false): string =>
  findBins(said, containers, { asked })
    .map(({ value }) => (value.containers.length === 0 ? 'unknown' : value.containers.join(' or ')))
    .join(', ')

const COLUMNS = ['bromsgrove', 'redditch', 'charnwood', 'central-bedfordshire', 'rossendale'] as const

/** Of Bromsgrove, Redditch, Charnwood, Central Bedfordshire and Rossendale. */
describe('a bin in a sentence', () => {
  const GREEN = ['green-bin', 'green-bin', 'green-bin', 'recycling-bin or garden-bin', 'green-bin']
  const BROWN = ['brown-bin', 'brown-bin', 'brown-bin', 'recycling-bin or food-bin', 'brown-bin']
  const GARDEN = ['brown-bin', 'brown-bin', 'brown-bin', 'garden-bin', 'brown-bin']
  const FOOD = ['unknown', 'unknown', 'unknown', 'food-bin', 'food-caddy']
  const RECYCLING = ['green-bin', 'green-bin', 'green-bin', 'recycling-bin', 'blue-bin or grey-bin']
  const NO_BLUE = ['unknown', 'unknown', 'unknown', 'unknown', 'blue-bin']
  const NONE = ['', '', '', '', '']
  it.each<[string, readonly string[]]>([
    ['my green bin was missed', GREEN],
    ['green bins', GREEN],
    ['the gren bin', GREEN],
    ['my green wheelie bin', GREEN],
    ['the green-lidded bin', GREEN],
    ['the bin with the green lid', GREEN],
    ['has the green bean been out', GREEN],
    ['my brown bin was not emptied', BROWN],
    ['browm bin', BROWN],
    ['the brown bean is full', BROWN],
    ['my brown ben', BROWN],
    ['the brown been', BROWN],
    ['MY BROWN BIN', BROWN],
    ['you left my bin, the brown one', BROWN],
    ['the blue bin', NO_BLUE],
    ['bleu bin', NO_BLUE],
    ['grey bin', ['grey-bin', 'grey-bin', 'unknown', 'unknown', 'grey-bin']],
    ['my gray bin', ['grey-bin', 'grey-bin', 'unknown', 'unknown', 'grey-bin']],
    ['the black bin', ['unknown', 'unknown', 'black-bin', 'black-bin', 'unknown']],
    ['a balck bin', ['unknown', 'unknown', 'black-bin', 'black-bin', 'unknown']],
    ['black sack', ['unknown', 'unknown', 'black-sack', 'unknown', 'unknown']],
    ['my black bin bags', ['', '', 'black-sack', '', '']],
    ['the purple sack', ['unknown', 'unknown', 'unknown', 'unknown', 'purple-sack']],
    ['an aqua sack', ['unknown', 'unknown', 'unknown', 'unknown', 'aqua-sack']],
    ['the red bin', ['unknown', 'unknown', 'unknown', 'unknown', 'unknown']],
    ['garden waste bin', GARDEN],
    ['my garden waste was not collected', GARDEN],
    ['gardon bin', GARDEN],
    [
      'brown garden waste bin',
      ['brown-bin', 'brown-bin', 'brown-bin', 'recycling-bin or garden-bin', 'brown-bin'],
    ],
    ['food caddy', FOOD],
    ['my caddy', FOOD],
    ['food waste bin', FOOD],
    ['the recycling bin', RECYCLING],
    ['my recyling bin', RECYCLING],
    ['plastics bin', ['green-bin', 'green-bin', 'green-bin', 'recycling-bin', 'blue-bin']],
    ['paper bin', ['green-bin', 'green-bin', 'green-bin', 'recycling-bin', 'grey-bin']],
    [
      'glass box',
      ['green-bin', 'green-bin', 'green-bin or green-sack', 'recycling-bin', 'blue-bin or blue-sack'],
    ],
    ['general waste bin', ['grey-bin', 'grey-bin', 'black-bin', 'black-bin', 'green-bin']],
    ['rubbish bin', ['grey-bin', 'grey-bin', 'black-bin', 'black-bin', 'green-bin']],
    [
      'my refuse was not taken',
      ['grey-bin', 'grey-bin', 'black-bin or black-sack', 'black-bin', 'green-bin or purple-sack'],
    ],
    [
      'green waste bin',
      [
        'green-bin or brown-bin',
        'green-bin or brown-bin',
        'green-bin or brown-bin',
        'garden-bin',
        'green-bin or brown-bin',
      ],
    ],
    ['the clinical waste collection', ['unknown', 'unknown', 'unknown', 'unknown', 'unknown']],
    [
      'the grey and green bins',
      [
        'grey-bin, green-bin',
        'grey-bin, green-bin',
        'unknown, green-bin',
        'unknown, recycling-bin or garden-bin',
        'grey-bin, green-bin',
      ],
    ],
    ['someone dumped rubbish in the lane', NONE],
    ['where is the recycling centre', NONE],
    ['the green light', NONE],
    ['a brown envelope', NONE],
    ['my bin', NONE],
    ['I have been green', NONE],
    ['the blue one', NONE],
    ['the grass in my garden', NONE],
    ['broken glass on the path', NONE],
    ['paper bags', NONE],
    ['green beings', NONE],
    ['blue badge', NONE],
    ['a red litter bin', NONE],
    ['', NONE],
  ])('%j', (said, expected) => {
    expect(COLUMNS.map((id) => shown(said, containersOf(id)))).toEqual(expected)
  })

  it('tells the colour that was said, and where', () => {
    const said = 'Hello, my browm wheelie bin was missed'
    expect(findBins(said, containersOf('redditch'))).toEqual([
      { value: { containers: ['brown-bin'], colour: 'brown' }, said: 'browm wheelie bin', from: 10, to: 27 },
    ])
  })
})

describe('an answer to a question for a bin', () => {
  it.each([
    ['brown', 'redditch', 'brown-bin'],
    ['the brown one', 'redditch', 'brown-bin'],
    ['garden', 'redditch', 'brown-bin'],
    ['recycling', 'rossendale', 'blue-bin or grey-bin or blue-sack or aqua-sack'],
    ['blue', 'rossendale', 'blue-bin or food-caddy or blue-sack'],
    ['pink', 'redditch', 'unknown'],
    ['I am not sure', 'redditch', ''],
  ])('%j in %s: %s', (said, id, expected) => {
    expect(shown(said, containersOf(id), true)).toBe(expected)
  })
})

describe('a sixth council’s bins, from its file alone', () => {
  const folder = copyOfKnowledge()
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
  const one = (id: string, rest: string) =>
    `  - { id: ${id}, ${rest}, source: { document: customer-charter, section: Bins }, reviewed: 2026-11-22 }\n`

  it('mean what they say, and nothing of what they mean elsewhere', () => {
    makeOtherford(folder)
    const file = join(folder, 'councils', 'otherford', 'containers.yaml')
    writeFileSync(
      file,
      'containers:\n' +
        one(
          'rubbish',
          'stream: refuse, name: black bin with a red lid, kind: bin, colours: [black], lid: [red]',
        ) +
        one('dry', 'stream: recycling, name: all-black recycling bin, kind: bin, colours: [black]') +
        one(
          'glass',
          'stream: glass, name: teal glass box, kind: box, colours: [teal], alsoKnownAs: [bottle bank box]',
        ) +
        one('garden', 'stream: garden, name: green garden sack, kind: sack, colours: [green]'),
    )
    const containers = loadKnowledge(folder).councils.get('otherford')?.containers ?? []
    const said = (text: string) => shown(text, containers)
    expect(said('the black bin')).toBe('rubbish or dry')
    expect(said('the red bin')).toBe('rubbish')
    expect(said('the red-lidded bin')).toBe('rubbish')
    expect(said('the black bin with the red lid')).toBe('rubbish')
    expect(said('the bin with a black lid')).toBe('rubbish or dry')
    expect(said('my teal box')).toBe('glass')
    expect(said('my bottle bank boxes')).toBe('glass')
    expect(said('my glass box')).toBe('glass')
    expect(said('the recycling bin')).toBe('dry')
    expect(said('the green bag')).toBe('garden')
    expect(said('the brown bin')).toBe('unknown')
    expect(said('food caddy')).toBe('unknown')
  })
})

describe('whatever is said', () => {
  const pieces = fc.constantFrom(
    'brown',
    'green',
    'and',
    ',',
    'bin',
    'bins',
    'bag',
    'caddy',
    'lidded',
    '-',
    'with the',
    'lid',
    'waste',
    'garden',
    'recycling',
    'one',
    'been',
    'collected',
  )
  const texts = fc.oneof(
    fc.array(pieces, { maxLength: 30 }).map((all) => all.join(' ')),
    fc.string({ unit: 'grapheme', maxLength: 100 }),
  )
  it('gives containers of this council, in their places, apart', () => {
    fc.assert(
      fc.property(texts, fc.constantFrom(...COLUMNS), fc.boolean(), (said, id, asked) => {
        const known = containersOf(id).map((container) => container.id)
        let end = 0
        for (const { value, said: own, from, to } of findBins(said, containersOf(id), { asked })) {
          expect(said.slice(from, to)).toBe(own)
          expect(from).toBeGreaterThanOrEqual(end)
          expect(known).toEqual(expect.arrayContaining([...value.containers]))
          end = to
        }
      }),
    )
  })

  it('gives no container where nothing is known of any', () => {
    fc.assert(
      fc.property(texts, (said) => {
        for (const { value } of findBins(said, [])) expect(value.containers).toEqual([])
      }),
    )
  })
})
