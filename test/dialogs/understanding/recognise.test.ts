import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { explainer } from '../../../dialogs/understanding/explain'
import { isIntent } from '../../../dialogs/understanding/intents'
import { loadModel, loadRecogniser } from '../../../dialogs/understanding/load'
import { openModel } from '../../../dialogs/understanding/model'
import { readModel, writeModel } from '../../../dialogs/understanding/modelFile'
import { recogniserOf } from '../../../dialogs/understanding/recognise'
import { alsoIn, intentsIn } from '../../../dialogs/understanding/several'
import { readEnquiries } from '../../evaluate/enquiries'

const HELD_ASIDE = join(__dirname, '..', '..', 'enquiries')
const recogniser = loadRecogniser()
const top = (text: string) => recogniser.recognise([{ text }]).guesses[0]?.intent

describe('what residents say', () => {
  const enquiries = readdirSync(HELD_ASIDE)
    .filter((name) => name.startsWith('held-aside'))
    .flatMap((name) => readEnquiries(join(HELD_ASIDE, name)))

  test('is understood in at least 85 of 100 enquiries held aside, and acted on wrongly in at most 4', () => {
    const found = enquiries.map(({ text, intent }) => {
      const { guesses, action } = recogniser.recognise([{ text }])
      return { right: guesses[0]?.intent === intent, acted: action === 'act' }
    })
    expect(found.filter(({ right }) => right).length / found.length).toBeGreaterThan(0.85)
    expect(found.filter(({ right, acted }) => acted && !right).length / found.length).toBeLessThan(0.04)
  })

  test.each([
    ["it's not about bins, it's the council tax", 'council_tax'],
    ['recylcing wasnt colected agian', 'bins.missed'],
    ['plannig permision for an extention?', 'planning.need_permission'],
    ['can i talk to an acutal person', 'advisor.handoff'],
  ])('%s', (text, intent) => {
    expect(top(text)).toBe(intent)
  })

  test.each(['blorp zindle', '?', '', '🎉', 'quel jour passe la poubelle', "it's not about bins"])(
    '“%s” is not acted on',
    (text) => {
      expect(recogniser.recognise([{ text }]).action).not.toBe('act')
    },
  )
})

describe('the recogniser', () => {
  test('never throws, always guesses, and its guesses fall in confidence', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ text: fc.string({ unit: 'binary', maxLength: 300 }) }), { maxLength: 3 }),
        (heard) => {
          const { guesses } = recogniser.recognise(heard)
          expect(guesses.length).toBeGreaterThan(0)
          guesses.forEach(({ intent, confidence }, i) => {
            expect(isIntent(intent)).toBe(true)
            expect(confidence).toBeGreaterThanOrEqual(0)
            expect(confidence).toBeLessThanOrEqual(guesses[i - 1]?.confidence ?? 1)
          })
        },
      ),
      { numRuns: 100 },
    )
  })

  test.each([[Number.NaN], [0], [-1], [Number.POSITIVE_INFINITY]])(
    'a confidence of %d does no harm',
    (confidence) => {
      const { guesses } = recogniser.recognise([
        { text: 'when is my bin day', confidence },
        { text: 'bin day' },
      ])
      expect(guesses[0]).toMatchObject({ intent: 'bins.collection_day' })
      expect(guesses[0]?.confidence).toBeGreaterThan(0.5)
    },
  )

  test('all that may have been heard counts: a doubtful first loses to others that agree', () => {
    const heard = [
      { text: 'my spending was made', confidence: 0.3 },
      { text: 'my bin was missed' },
      { text: 'my bin was not emptied' },
    ]
    const { guesses, text } = recogniser.recognise(heard)
    expect(guesses[0]?.intent).toBe('bins.missed')
    expect(text).not.toBe('my spending was made')
  })

  test('a sure first is believed', () => {
    const heard = [
      { text: 'when are you open', confidence: 0.95 },
      { text: 'my bin was missed', confidence: 0.05 },
    ]
    expect(recogniser.recognise(heard).guesses[0]?.intent).toBe('hours.opening')
  })

  test('of a message of any length only the beginning is read', () => {
    const long = 'and then the recyclng lorrry came past agan '.repeat(2000)
    const { guesses } = recogniser.recognise([{ text: long }])
    expect(recogniser.recognise([{ text: `${long} passport` }]).guesses).toEqual(guesses)
  })
})

describe('several wishes', () => {
  const wishes = (text: string) =>
    intentsIn(recogniser, text).map(({ recognition }) => recognition.guesses[0]?.intent)

  test.each([
    [
      'When do you open on Saturday and how do I order a new brown bin?',
      ['hours.opening', 'bins.order_container'],
    ],
    [
      'my bin was missed, also I want to object to a planning application',
      ['bins.missed', 'planning.view_or_comment'],
    ],
    ['hello, when is my bin day', ['bins.collection_day']],
    ['which bin is it this week, is it the green one', ['bins.collection_day']],
  ])('%s', (text, intents) => {
    expect(wishes(text)).toEqual(intents)
  })

  test.each([
    ['you keep missing my bin, third time', ['bins.missed', 'complaints.make']],
    ['how long does it take to answer about a parking permit', ['standards.response_time', 'other_council']],
    ['are you open', ['hours.opening']],
  ])('what “%s” is about, and how it is said', (text, intents) => {
    const recognition = recogniser.recognise([{ text }])
    const also = alsoIn(recognition, recogniser.subjectsIn(text))
    expect([recognition.guesses[0]?.intent, ...also].sort()).toEqual([...intents].sort())
  })
})

describe('the model', () => {
  const { model, hash } = loadModel()

  test('is at most 5 MB as a file, and reads back as it was', () => {
    const bytes = writeModel(model, hash)
    expect(bytes.length).toBeLessThan(5 * 1024 * 1024)
    const again = readModel(bytes)
    expect(again.hash).toBe(hash)
    const text = 'when do you pick up the recycling'
    expect(openModel(again.model).score(text)).toEqual(openModel(model).score(text))
  })

  test.each([
    ['nothing', Buffer.alloc(0)],
    ['another file', Buffer.from('PK another kind of file')],
  ])('%s is not taken for a model', (_, bytes) => {
    expect(() => readModel(bytes)).toThrow()
  })

  test('can be explained: the words that counted, and those that were put right', () => {
    const explain = explainer(model, recogniserOf(model))
    const { guesses, repairs } = explain('you didnt collect my recyclng')
    expect(repairs).toEqual([{ said: 'recyclng', read: 'recycling' }])
    expect(guesses[0]?.intent).toBe('bins.missed')
    expect(guesses[0]?.reasons.map(({ word }) => word)).toContain('collect')
  })
})
