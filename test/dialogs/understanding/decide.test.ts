import { blended, fitWeights, shares } from '../../../dialogs/understanding/blend'
import { calibrationError, calibrationTable } from '../../../dialogs/understanding/calibrate'
import { seeded } from '../../../dialogs/understanding/chance'
import { actionFor, chooseThresholds } from '../../../dialogs/understanding/decide'

describe('blending', () => {
  const chance = seeded(3)
  const answers = Array.from({ length: 300 }, (_, i) => i % 3)
  const noise = () => Float64Array.from([chance(), chance(), chance()])
  const telling = (answer: number) => noise().map((x, label) => x + (label === answer ? 0.8 : 0))

  test('an expert that knows nothing gets no weight, one that knows gets some', () => {
    const opinions = answers.map((answer) => ({
      linear: telling(answer),
      service: telling(answer),
      bayes: telling(answer),
      nearest: noise(),
    }))
    const weights = fitWeights(opinions, answers)
    expect(weights.linear).toBeGreaterThan(0)
    expect(weights.bayes).toBeGreaterThan(0.1)
    expect(weights.nearest).toBeLessThan(weights.bayes / 2)
  })

  test('an expert that is not allowed stays out', () => {
    const opinions = answers.map((answer) => ({
      linear: telling(answer),
      service: telling(answer),
      bayes: telling(answer),
      nearest: noise(),
    }))
    expect(fitWeights(opinions, answers, { bayes: false }).bayes).toBe(0)
  })

  test('shares add up to one, whatever the scores', () => {
    const found = shares(Float64Array.from([1000, -1000, 999, Number.NEGATIVE_INFINITY]))
    expect(found.reduce((sum, x) => sum + x, 0)).toBeCloseTo(1, 10)
    const mixed = blended(
      { linear: noise(), service: noise(), bayes: noise(), nearest: noise() },
      { linear: 1, service: 0, bayes: 0, nearest: 0 },
    )
    expect(mixed.reduce((sum, x) => sum + x, 0)).toBeCloseTo(1, 10)
  })
})

describe('deciding', () => {
  const thresholds = { act: 0.8, ask: 0.3, familiar: 0, cost: 0 }
  test.each([
    [0.9, 1, 'act'],
    [0.8, 1, 'act'],
    [0.79, 1, 'ask'],
    [0.29, 1, 'pass'],
    [0.99, -1, 'pass'],
  ])('sure %f, familiar %f: %s', (confidence, familiar, action) => {
    expect(actionFor(confidence, familiar, thresholds)).toBe(action)
  })

  test('acts later where acting was wrong, and passes on where asking never helped', () => {
    const trial = (confidence: number, place: number) => ({ confidence, familiar: 1, place })
    const found = chooseThresholds([
      ...Array.from({ length: 50 }, () => trial(0.95, 0)),
      ...Array.from({ length: 50 }, () => trial(0.7, 1)),
      ...Array.from({ length: 50 }, () => trial(0.2, 9)),
    ])
    expect(found.act).toBeGreaterThan(0.7)
    expect(found.act).toBeLessThanOrEqual(0.95)
    expect(found.ask).toBeGreaterThan(0.2)
    expect(found.cost).toBeCloseTo((0 + 1 + 2) / 3, 5)
  })
})

describe('calibration', () => {
  test('right as often as said has no error; always sure and half right has one of a half', () => {
    const half = (confidence: number) => [0, 1].map((right) => ({ confidence, right: right === 1 }))
    expect(calibrationError(half(0.5))).toBeCloseTo(0, 10)
    expect(calibrationError(half(1))).toBeCloseTo(0.5, 10)
    expect(calibrationTable(half(1)).at(-1)).toMatchObject({ count: 2, right: 0.5 })
  })
})
