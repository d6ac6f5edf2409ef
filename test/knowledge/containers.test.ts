import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { faultLine, faultsIn, loadKnowledge, warningsIn } from '../../knowledge/load'
import { copyOfKnowledge, makeOtherford } from '../support/otherford'

let folder: string

beforeEach(() => {
  folder = copyOfKnowledge()
  makeOtherford(folder)
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const file = () => join(folder, 'councils', 'otherford', 'containers.yaml')
const write = (...containers: readonly string[]) =>
  writeFileSync(file(), `containers:\n${containers.map((one) => `  - ${one}\n`).join('')}`)
const container = (fields: string, source = 'customer-charter') =>
  `{ ${fields}, source: { document: ${source}, section: Bins }, reviewed: 2026-11-22 }`
const GARDEN = container('id: garden, stream: garden, name: red garden bin, kind: bin, colours: [red]')
const said = () => faultsIn(folder).map(faultLine)
const otherford = () => loadKnowledge(folder).councils.get('otherford')

describe('the containers of a council', () => {
  it('are none in a new pack, and may be left out altogether', () => {
    expect(otherford()?.containers).toEqual([])
    rmSync(file())
    expect(said()).toEqual([])
    expect(otherford()?.containers).toEqual([])
  })

  it('are read with their colours, and what is left out is empty', () => {
    write(GARDEN)
    expect(otherford()?.containers).toEqual([
      expect.objectContaining({ id: 'garden', stream: 'garden', colours: ['red'], lid: [], alsoKnownAs: [] }),
    ])
  })

  it.each([
    ['a colour in capitals', [GARDEN.replace('[red]', '[Red]')], 'containers.0.colours.0: write a colour in'],
    ['a kind there is not', [GARDEN.replace('kind: bin', 'kind: barrel')], 'containers.0.kind: '],
    ['no stream', [GARDEN.replace('stream: garden, ', '')], 'containers.0.stream: Invalid option'],
    ['a field misspelt', [GARDEN.replace('colours', 'colors')], 'there is no field called colors here'],
    [
      'an id used twice',
      [GARDEN, GARDEN.replace('red garden bin', 'compost bin')],
      'containers.1.id: the id garden is used twice',
    ],
    [
      'a document nobody listed',
      [GARDEN.replace('customer-charter', 'leaflet')],
      'no document called leaflet',
    ],
    ['a lid like its body', [GARDEN.replace('[red]', '[red], lid: [red]')], 'red is its colour already'],
    [
      'one name for two',
      [
        GARDEN,
        GARDEN.replace('id: garden', 'id: other').replace('name: red garden bin', 'name: Red garden bin'),
      ],
      'another container is called red garden bin too',
    ],
  ])('with %s are a fault', (_, containers, message) => {
    write(...containers)
    expect(said()).toEqual([expect.stringContaining(`otherford/containers.yaml: `)])
    expect(said()[0]).toContain(message)
  })

  it('are to be looked at again after a year', () => {
    write(GARDEN)
    const late = (today: string) => warningsIn(loadKnowledge(folder), today).map(faultLine)
    expect(late('2027-11-22').filter((line) => line.includes('containers.yaml'))).toEqual([])
    expect(late('2027-11-23')).toContain(
      '  knowledge/councils/otherford/containers.yaml: containers.0.reviewed: was last compared with its sources on 2026-11-22: look again',
    )
  })
})

/** Read from the councils' own pages, apart from the packs. */
describe('the five councils', () => {
  it.each([
    ['bromsgrove', 'grey refuse bin, green recycling bin, brown garden bin'],
    ['redditch', 'grey refuse bin, green recycling bin, brown garden bin'],
    [
      'charnwood',
      'black refuse bin, green recycling bin, brown garden bin, black refuse sack, green recycling sack',
    ],
    ['central-bedfordshire', 'black refuse bin, ? recycling bin, green garden bin, brown food caddy'],
    [
      'rossendale',
      'green refuse bin, blue recycling bin, grey paper bin, brown garden bin, ? food caddy, blue recycling sack, aqua paper sack, purple refuse sack',
    ],
  ])('%s: %s', (id, expected) => {
    const { containers } = loadKnowledge().councils.get(id) ?? { containers: [] }
    const short = containers.map(({ colours, stream, kind }) => `${colours[0] ?? '?'} ${stream} ${kind}`)
    expect(short.join(', ')).toBe(expected)
  })

  it('take each colour from a page with an address', () => {
    for (const { council, containers } of loadKnowledge().councils.values())
      for (const { source } of containers)
        expect(council.documents[source.document]).toMatchObject({
          status: 'live page',
          url: expect.anything(),
        })
  })
})
