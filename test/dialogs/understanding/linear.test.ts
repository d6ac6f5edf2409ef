import { seeded, shuffled } from '../../../dialogs/understanding/chance'
import { tableOf, vectoriser } from '../../../dialogs/understanding/features'
import { linearScores, trainLinear } from '../../../dialogs/understanding/linear'

const TEXTS = [
  ['when', 'are', 'you', 'open'],
  ['opening', 'hours'],
  ['what', 'time', 'do', 'you', 'shut'],
  ['my', 'bin', 'was', 'missed'],
  ['you', 'missed', 'our', 'bins'],
  ['bin', 'not', 'emptied'],
]
const ANSWERS = Int32Array.from([0, 0, 0, 1, 1, 1])
const table = tableOf(TEXTS)
const vectorise = vectoriser(table)
const train = () =>
  trainLinear(TEXTS.map(vectorise), ANSWERS, { features: table.names.length, labels: 2, chance: seeded(1) })

describe('the linear model', () => {
  test('tells what it learnt apart, and words of the same stem or with a slip too', () => {
    const model = train()
    const says = (words: string[]) => {
      const [hours = 0, missed = 0] = linearScores(model, vectorise(words))
      return hours > missed ? 'hours' : 'missed'
    }
    expect(TEXTS.map(says)).toEqual(['hours', 'hours', 'hours', 'missed', 'missed', 'missed'])
    expect(says(['opens'])).toBe('hours')
    expect(says(['missd', 'bnis'])).toBe('missed')
  })

  test('the same phrases and seed give the same weights', () => {
    expect(train()).toEqual(train())
  })

  test('the two blocks of a vector have length one each', () => {
    const { value } = vectorise(['my', 'bin'])
    expect(value.reduce((sum, x) => sum + x * x, 0)).toBeCloseTo(2, 5)
  })

  test('shuffling keeps everything, in an order that the seed decides', () => {
    const things = Array.from({ length: 50 }, (_, i) => i)
    const once = shuffled(things, seeded(7))
    expect(once).toEqual(shuffled(things, seeded(7)))
    expect(once).not.toEqual(things)
    expect([...once].sort((a, b) => a - b)).toEqual(things)
  })
})
