import { seeded } from '../../../dialogs/understanding/chance'
import { tableOf, vectoriser } from '../../../dialogs/understanding/features'
import { serviceScores, servicesOf, trainServices } from '../../../dialogs/understanding/services'

const LABELS = ['bins.missed', 'bins.garden', 'hours.opening']
const TEXTS = [
  ['bin', 'missed'],
  ['missed', 'my', 'bin'],
  ['garden', 'bin'],
  ['garden', 'waste', 'bin'],
  ['when', 'open'],
  ['open', 'today'],
]
const ANSWERS = Int32Array.from([0, 0, 1, 1, 2, 2])

describe('services as an expert', () => {
  const table = tableOf(TEXTS)
  const vectorise = vectoriser(table)
  const services = servicesOf(LABELS)
  const trained = (of = services) =>
    trainServices(TEXTS.map(vectorise), ANSWERS, of, { features: table.names.length, chance: seeded(1) })

  it('counts labels with the same word before the dot as one service', () => {
    expect(services.count).toBe(2)
    expect([...services.of]).toEqual([0, 0, 1])
  })

  it('says the same of every label of a service, and tells services apart', () => {
    const [missed = 0, garden = 0, hours = 0] = serviceScores(
      trained(),
      services,
      vectorise(['bin', 'today']),
    )
    expect(missed).toBe(garden)
    const [bins = 0, , open = 0] = serviceScores(trained(), services, vectorise(['missed', 'bin']))
    expect(bins).toBeGreaterThan(open)
    expect(hours).not.toBe(missed)
  })

  it('says nothing where every label is a service of its own', () => {
    const each = servicesOf(['card', 'loan', 'rate'])
    expect([...serviceScores(trained(each), each, vectorise(['bin']))]).toEqual([0, 0, 0])
  })
})
