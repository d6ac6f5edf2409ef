import { noWorld, type Ports } from '../../../dialogs/ports'
import { same } from '../../../dialogs/said'
import { createServices } from '../../../dialogs/services/createServices'
import { SERVICES } from '../../../dialogs/services/every'
import { hereAt } from '../../support/here'

const services = createServices({ article: () => undefined, howToContact: () => same('call') }, SERVICES)
const here = hereAt()

/** All that is told of a compliment, up to the name. */
const TOLD = [
  'A compliment',
  'She was ever so kind to my mother',
  'The desk in the hall',
  'yes',
  'Mary Jones',
]

/** What is asked after the name, where the council can tell residents in these ways. */
const askedAfterName = async (tells: Ports['tells']) => {
  const world = { ports: { ...noWorld, tells }, here }
  const [offer] = services.offers('complaints.compliment_or_suggestion', here)
  let turn = await services.startOffered({ said: offer?.says ?? '' }, world)
  for (const said of TOLD) {
    turn = await services.continue(JSON.parse(JSON.stringify(turn?.memory)), said, world)
    if (turn === undefined) throw new Error(`"${said}" was not taken`)
  }
  return { text: turn?.answer.said.text, options: turn?.answer.options?.map(({ label }) => label) }
}

describe('whether to be told how it goes', () => {
  it.each([
    [
      ['text', 'email'],
      ['By text message', 'By email', 'No, thank you'],
    ],
    [['email'], ['By email', 'No, thank you']],
    [['text'], ['By text message', 'No, thank you']],
  ] as const)('is asked only of the ways there are: %j', async (tells, options) => {
    expect((await askedAfterName(tells)).options).toEqual(options)
  })
  it('is not asked where nobody can be told', async () => {
    const { text, options } = await askedAfterName([])
    expect(text).toMatch(/check/)
    expect(options).not.toContain('By email')
  })
})
