import { BayesClassifier } from 'natural/lib/natural/classifiers'
import { bayesTable, SMOOTHING, trainNatural } from '../../../dialogs/understanding/bayes'
import { bayes, bayesTokens } from '../../../dialogs/understanding/bayesTable'

const TEXTS = [
  'when are you open today',
  'opening hours in 2024',
  'you missed my bin',
  'bin 7 not emptied',
  'the bin men missed us again',
  'how do i claim housing benefit',
].map((text) => text.split(' '))
const ANSWERS = [0, 0, 1, 1, 1, 2]

const plain = () => {
  const classifier = new BayesClassifier(undefined, SMOOTHING)
  TEXTS.forEach((words, i) => {
    classifier.addDocument(bayesTokens(words), String(ANSWERS[i]))
  })
  classifier.train()
  return classifier
}

describe('Bayes, looked up word by word', () => {
  const looked = bayes(bayesTable(trainNatural(TEXTS, ANSWERS), 3))

  test.each([
    'you missed my bin',
    'when do you open',
    'can i claim for 2024',
    'nothing known here at all except bin',
    'bin bin bin bin',
    'zzz',
  ])('gives the numbers of natural itself for “%s”', (text) => {
    const words = text.split(' ')
    const own = plain().getClassifications(bayesTokens(words))
    const ours = looked(words)
    for (const { label, value } of own) expect(Math.exp(ours[Number(label)] ?? 0)).toBeCloseTo(value, 12)
  })

  test('a text that runs natural down to nought is still told apart', () => {
    const long = Array.from({ length: 400 }, (_, i) => [`new${i}`])
    const natural = trainNatural([...TEXTS, ...long], [...ANSWERS, ...long.map(() => 0)])
    const words = [...long.flat(), 'benefit']
    expect(natural.getClassifications(bayesTokens(words)).map(({ value }) => value)).toEqual([0, 0, 0])
    const many = bayes(bayesTable(natural, 3))
    const [, bins = 0, benefits = 0] = many(words)
    const [, binsBefore = 0, benefitsBefore = 0] = many(long.flat())
    expect(benefits - bins).toBeGreaterThan(benefitsBefore - binsBefore)
  })
})
