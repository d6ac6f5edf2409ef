import type { Hearing } from '../../../dialogs/listening/hearing'
import { followingOn, keptFor, pointedTo } from '../../../dialogs/listening/inContext'
import { nothingYet } from '../../../dialogs/memory'
import type { Intent, Recognition } from '../../../dialogs/understanding/intents'

const nothingNamed = { services: [], places: [], phones: [], via: [], contact: [], form: [] }

type Readings = Readonly<Record<string, readonly (readonly [Intent, number])[]>>

const readingOf = (text: string, readings: Readings): Recognition => {
  const guesses = (readings[text] ?? [['not_council', 0.4] as const]).map(([intent, confidence]) => ({
    intent,
    confidence,
  }))
  return { text, repaired: text, guesses, action: (guesses[0]?.confidence ?? 0) > 0.9 ? 'act' : 'ask' }
}

const hearing = (said: string, readings: Readings, memory: Partial<Hearing['memory']>): Hearing =>
  ({
    said,
    alternatives: [{ text: said }],
    memory: { ...nothingYet, ...memory },
    desk: {
      commands: {
        hasPronoun: (text: string) => /\bit\b/.test(text),
        yesOrNoIn: (text: string) => (text === 'yes' ? 'yes' : undefined),
      },
      details: { detailsIn: () => nothingNamed },
      recogniser: {
        recognise: ([first]: readonly { text: string }[]) => readingOf(first?.text ?? '', readings),
        subjectsIn: (text: string) => new Set(/\bbins?\b/.test(text) ? ['bins'] : []),
      },
    },
  }) as unknown as Hearing

const follow = (said: string, readings: Readings, memory: Partial<Hearing['memory']>) => {
  const heard = hearing(said, readings, memory)
  const found = followingOn({ part: said, recognition: readingOf(said, readings) }, heard)
  return found && [found.intent, found.about]
}

describe('a message read with the one before', () => {
  const before = 'my bin was missed'
  const joined = (said: string, confidence = 0.95): Readings => ({
    [`${before}. ${said}`]: [['bins.missed', confidence]],
  })

  it('is about what was said before when it says nothing of that itself', () => {
    expect(follow('what now', joined('what now'), { before })).toEqual(['bins.missed', 'bins.missed'])
  })

  it('keeps how it is asked', () => {
    const readings: Readings = { ...joined('how long'), 'how long': [['standards.response_time', 0.99]] }
    expect(follow('how long', readings, { before })).toEqual(['standards.response_time', 'bins.missed'])
  })

  it.each<[string, string, Readings, Partial<Hearing['memory']>]>([
    ['nothing was said before', 'what now', {}, {}],
    ['together they are not surely about anything', 'what now', joined('what now', 0.4), { before }],
    [
      'it surely says something else',
      'my tax',
      { ...joined('my tax'), 'my tax': [['council_tax', 0.99]] },
      { before },
    ],
    [
      'it is a greeting',
      'hello it',
      { ...joined('hello it'), 'hello it': [['smalltalk.greeting', 0.99]] },
      { before },
    ],
    ['it is long', 'and so on '.repeat(9).trim(), joined('and so on '.repeat(9).trim()), { before }],
  ])('stands by itself when %s', (_, said, readings, memory) =>
    expect(follow(said, readings, memory)).toBeUndefined(),
  )

  it('stands by itself when it names another subject, however sure the two together are', () => {
    const readings: Readings = {
      'my tax. the bin': [['council_tax', 0.95]],
      'the bin': [['bins.other', 0.4]],
    }
    expect(follow('the bin', readings, { before: 'my tax' })).toBeUndefined()
  })

  it('needs to be less sure of what the last answer was about', () => {
    const topic = { intent: 'bins.garden' as const }
    expect(follow('what now', joined('what now', 0.4), { before, topic })).toEqual([
      'bins.missed',
      'bins.missed',
    ])
  })

  it('keeps no more of a message than is needed', () => expect(keptFor('x'.repeat(5000))).toHaveLength(300))
})

describe('an answer to “is it about one of these?” that names none', () => {
  const offered = { said: 'it was left', intents: ['bins.missed', 'complaints.make'] as Intent[] }
  const point = (said: string, readings: Readings, misses = 1) =>
    pointedTo(hearing(said, readings, { misses, offered }), offered)

  it('is the one whose subject it names', () => {
    const readings: Readings = {
      'it was left. the bin': [
        ['bins.missed', 0.6],
        ['complaints.make', 0.4],
      ],
    }
    expect(point('the bin', readings)).toBe('bins.missed')
  })

  it('is the one that is far likelier with what was said before', () => {
    const readings: Readings = {
      'it was left. the green one': [
        ['bins.missed', 0.7],
        ['complaints.make', 0.1],
      ],
    }
    expect(point('the green one', readings)).toBe('bins.missed')
  })

  it('tells nothing when they are as likely as each other', () => {
    const readings: Readings = {
      'it was left. hm': [
        ['bins.missed', 0.4],
        ['complaints.make', 0.4],
      ],
    }
    expect(point('hm', readings)).toBe('notTold')
  })

  it.each(['yes', '7', '#', ''])('tells nothing when it is only “%s”', (said) => {
    const readings: Readings = {
      [`it was left. ${said}`]: [
        ['bins.missed', 0.9],
        ['complaints.make', 0.1],
      ],
    }
    expect(point(said, readings)).toBe('notTold')
  })

  it('is no answer when it surely says something else, or nothing was asked', () => {
    expect(point('my tax', { 'my tax': [['council_tax', 0.99]] })).toBeUndefined()
    expect(point('the bin', {}, 0)).toBeUndefined()
  })
})
