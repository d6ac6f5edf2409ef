import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import {
  createAlarms,
  createEmergencies,
  staleEmergencyNumbers,
} from '../../../dialogs/understanding/emergencies'
import {
  readEmergencies,
  readExamples,
  readOrdinary,
} from '../../../dialogs/understanding/emergencies/examples'
import {
  KINDS,
  readAnswers,
  readPatterns,
  readRealWords,
} from '../../../dialogs/understanding/emergencies/files'
import { heardWords } from '../../../dialogs/understanding/emergencies/heard'
import { openLearnt, trainLearnt } from '../../../dialogs/understanding/emergencies/learnt'
import { readLearnt, writeLearnt } from '../../../dialogs/understanding/emergencies/learntFile'
import { stepsOf } from '../../../dialogs/understanding/emergencies/pattern'
import { vocabularyOf } from '../../../dialogs/understanding/emergencies/vocabulary'
import { readPhrases } from '../../../dialogs/understanding/phrases'

const phrasings = readEmergencies()
const ordinary = readOrdinary()

const detect = createEmergencies()
const kindOf = (text: string) => detect([{ text }])?.kind
const fires = (text: string): boolean => kindOf(text) !== undefined

const percent = (part: number, whole: number): string => `${((100 * part) / whole).toFixed(2)} %`

describe('no emergency is missed', () => {
  test('the set is large, over every kind and both channels', () => {
    expect(phrasings.length).toBeGreaterThanOrEqual(1600)
    for (const kind of KINDS) {
      for (const channel of ['typed', 'spoken']) {
        expect(phrasings.some((one) => one.kind === kind && one.channel === channel)).toBe(true)
      }
    }
  })

  test.each(KINDS)('%s: every phrasing fires', (kind) => {
    const missed = phrasings.filter((one) => one.kind === kind && !fires(one.text)).map(({ text }) => text)
    expect(missed).toEqual([])
  })

  test('nor, but for three in a hundred, the phrases that the recogniser learns emergencies from', () => {
    const learnt = readPhrases().filter(({ label }) => label === 'safety.emergency')
    const missed = learnt.filter(({ text }) => !fires(text)).map(({ text }) => text)
    console.log(`missed of the recogniser's own: ${percent(missed.length, learnt.length)}`, missed)
    expect(missed.length / learnt.length).toBeLessThan(0.03)
  })

  test('the answer is the one that was meant, at least nine times in ten', () => {
    const right = phrasings.filter(({ text, kind }) => kindOf(text) === kind).length
    console.log(`right kind: ${percent(right, phrasings.length)} of ${phrasings.length}`)
    expect(right / phrasings.length).toBeGreaterThan(0.92)
  })

  test('any hypothesis counts, at any confidence, wherever it stands', () => {
    const heard = detect([
      { text: 'i can smell yes', confidence: 0.9 },
      { text: 'what day is my bin', confidence: 0.4 },
      { text: 'i can smell gas', confidence: 0.01 },
    ])
    expect(heard?.kind).toBe('gas')
  })
})

describe('ordinary messages', () => {
  test('the set is large', () => {
    expect(ordinary.length).toBeGreaterThanOrEqual(2000)
  })

  test('under one in a hundred is taken for an emergency', () => {
    const wrong = ordinary.filter(({ text }) => fires(text)).map(({ text }) => text)
    console.log(`false alarms: ${percent(wrong.length, ordinary.length)} of ${ordinary.length}`, wrong)
    expect(wrong.length / ordinary.length).toBeLessThan(0.01)
  })

  test.each([
    ['a price, said as violence', 'the council tax is strangling us', 'my husband is strangling me'],
    ['a post that was hit', 'bollard hit by a lorry', 'my son has been hit by a lorry'],
    ['an animal that is dead', 'a deer by the road, it is dead', 'a man by the road, I think he is dead'],
    ['help that is offered', 'can I volunteer at the night shelter', 'I need a night shelter'],
    ['somebody who smokes', 'teenagers smoking by the shops', 'the shop is smoking'],
    ['a call centre', "I've been mugged off by you", "I've been mugged by a gang"],
  ])('%s is ordinary, and what looks like it is not', (_, ordinarily, danger) => {
    expect(kindOf(ordinarily)).toBeUndefined()
    expect(kindOf(danger)).toBeDefined()
  })

  test('and under one in a hundred of the phrases that other things are asked in', () => {
    const others = readPhrases().filter(({ label }) => label !== 'safety.emergency')
    const wrong = others.filter(({ text }) => fires(text))
    console.log(
      `false alarms on training phrases: ${percent(wrong.length, others.length)} of ${others.length}`,
    )
    expect(wrong.length / others.length).toBeLessThan(0.01)
  })

  test.each([
    'my bin is a death trap',
    'kill the subscription',
    'gas bill',
    "I'm dying to know when you come",
    'fire station opening hours',
    'flood risk map for planning',
    'carbon monoxide alarm regulations',
    'unconscious bias training',
    'a trip to the seaside',
    'a flood of complaints about the flood of leaflets',
    'my husband hit the kerb',
    'threatened with bailiffs over a parking charge',
    "I'm stuck on page three of the form",
    'help',
    '',
    '   ',
    '12345',
  ])('%p is ordinary', (text) => {
    expect(kindOf(text)).toBeUndefined()
  })

  test.each([
    ['the gas bill is huge and I can smell gas in the meter cupboard', 'gas'],
    ['the fire door is on fire', 'fire'],
    ['I rang about my bin and by the way my husband hits me', 'domestic-abuse'],
    ['nobody is hurt yet but the house is on fire', 'fire'],
    ['cancel my garden waste, I want to kill myself', 'self-harm'],
    ['bin day was missed and i am being abused by my partner', 'domestic-abuse'],
    ["he's threatening to kill me after the letter about my council tax", 'danger'],
    ["I'm stuck in the lift my phone is running out", 'danger'],
    ["I've cut my wrists my phone is running out", 'self-harm'],
    ['they have robbed me and hit me with a bottle', 'danger'],
    ['the knife crime leaflet came and there is a man here with a knife', 'danger'],
    ['someone is drowning out there', 'medical'],
    ['my son is drowning out the back in the pond', 'medical'],
    ['can we have a fire engine please the shed is on fire', 'fire'],
    ['my baby and keys locked in the car', 'danger'],
    ['my husband hit the wall next to my head', 'domestic-abuse'],
    ["I'm trapped in a phone box with a man kicking the door", 'danger'],
    ['I do not want to be here any more', 'self-harm'],
    ['he dragged her into a van', 'danger'],
  ])('an ordinary word does not hide an emergency: %p', (text, kind) => {
    expect(kindOf(text)).toBe(kind)
  })
})

describe('what was learnt from examples', () => {
  const { breaths } = readPatterns()
  const examples = readExamples().filter((_, i) => i % 4 !== 0)
  const small = examples.filter(({ kind, danger }) => kind !== undefined || !danger).slice(0, 3000)

  test('is the same each time, and after it was written and read', () => {
    const learnt = trainLearnt(small, breaths)
    const written = writeLearnt(learnt, 'abc')
    expect(writeLearnt(trainLearnt(small, breaths), 'abc')).toBe(written)
    const read = readLearnt(written)
    expect(read.hash).toBe('abc')
    for (const { text } of small.slice(0, 50)) {
      expect(openLearnt(read)(text)).toEqual(openLearnt(learnt)(text))
    }
  })

  test('a file that is no such file is refused', () => {
    expect(() => readLearnt('{"hash":"abc"}')).toThrow()
    expect(() => readLearnt('not JSON')).toThrow()
  })

  test('finds emergencies it did not learn from, and leaves nearly all else alone', () => {
    const unseen = readExamples().filter((_, i) => i % 4 === 0)
    const look = openLearnt(trainLearnt(examples, breaths))
    const alike = ({ text }: { text: string }): boolean => (look(text)?.danger ?? -1) > -0.2
    const told = unseen.filter(({ danger }) => danger)
    const asked = unseen.filter(({ danger }) => !danger)
    const found = told.filter(alike).length
    const wrong = asked.filter(alike).length
    console.log(
      `learnt alone: ${percent(found, told.length)} found, ${percent(wrong, asked.length)} false alarms`,
    )
    expect(found / told.length).toBeGreaterThan(0.75)
    expect(wrong / asked.length).toBeLessThan(0.02)
  })

  test.each([
    'what time do they lock the rec gates',
    "students' bins never taken in",
    'film crew have taken all our parking places',
  ])('a loose pattern is not believed where nothing else is like an emergency: %p', (text) => {
    expect(createAlarms()(text).length).toBeGreaterThan(0)
    expect(kindOf(text)).toBeUndefined()
  })

  test('nonsense that a recogniser offers beside its best raises no alarm', () => {
    const alternatives = [
      'what day is my bin collected',
      'what day is my bean collapsed it',
      'what they is my been',
    ]
    expect(detect(alternatives.map((text) => ({ text })))).toBeUndefined()
  })

  test('danger in one breath of a long message is not drowned in the rest', () => {
    const rest =
      'I am writing about my council tax bill and the garden bin that nobody has emptied since May. '
    expect(kindOf(`${rest.repeat(3)}My husband hit me again last night. ${rest.repeat(3)}`)).toBe(
      'domestic-abuse',
    )
  })
})

describe('an ordinary enquiry in the same breath', () => {
  const asked = fc.constantFrom(...ordinary.map(({ text }) => text.replace(/[.?!]+$/, '')))
  const told = fc.constantFrom(
    ...phrasings
      .map(({ text }) => text.replace(/[.?!]+$/, ''))
      .filter((text) => text.split(/\s+/).length >= 4),
  )
  const joint = fc.constantFrom(' and ', ' but ')

  test('hides no emergency, before it or after it', () => {
    fc.assert(
      fc.property(asked, joint, told, (enquiry, between, danger) => {
        expect(
          [enquiry + between + danger, danger + between + enquiry].filter((text) => !fires(text)),
        ).toEqual([])
      }),
      { numRuns: 2000, seed: 7 },
    )
  }, 60_000)
})

/** Keys beside each other, for slips of a finger. */
const ROWS = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm']
const beside = (letter: string): string => {
  const row = ROWS.find((keys) => keys.includes(letter)) ?? letter
  const at = row.indexOf(letter)
  return row[at + 1] ?? row[at - 1] ?? letter
}

type Slip = (word: string, at: number) => string
const SLIPS: readonly Slip[] = [
  (word, at) => word.slice(0, at) + beside(word[at] ?? '') + word.slice(at + 1),
  (word, at) => word.slice(0, at) + word.slice(at + 1),
  (word, at) => word.slice(0, at) + (word[at] ?? '') + word.slice(at),
  (word, at) => word.slice(0, at) + (word[at + 1] ?? '') + (word[at] ?? '') + word.slice(at + 2),
  (word, at) => word.slice(0, at) + beside(word[at] ?? '') + word.slice(at),
]

/** Every way one long word of a text can have one slip, thinned out evenly: no chance, the same each run. */
const slipped = (text: string, every: number, offset: number): string[] => {
  const words = text.split(' ')
  const all = words.flatMap((word, i) =>
    /^[a-z]{5,}$/i.test(word)
      ? SLIPS.flatMap((slip) =>
          Array.from(word.slice(0, -1), (_, at) =>
            [...words.slice(0, i), slip(word.toLowerCase(), at), ...words.slice(i + 1)].join(' '),
          ),
        )
      : [],
  )
  return all.filter((_, i) => i % every === offset % every)
}

describe('however it is written', () => {
  const anyPhrasing = fc.constantFrom(...phrasings.map(({ text }) => text))

  test('with a slip of the finger in a word of five letters or more, 97 times in a hundred', () => {
    const tried = phrasings.flatMap(({ text }, i) => slipped(text, 29, i))
    const missed = tried.filter((text) => !fires(text))
    console.log(`with a slip: ${percent(tried.length - missed.length, tried.length)} of ${tried.length}`)
    expect(missed.length / tried.length).toBeLessThanOrEqual(0.03)
  })

  test('between polite words and rambling', () => {
    const before = fc.constantFrom(
      '',
      'hello, sorry to bother you but ',
      'hi there. ',
      'um yes so basically ',
    )
    const after = fc.constantFrom(
      '',
      ' please',
      '. Thank you so much for your help',
      ' and I did not know who else to ask',
    )
    const plain = phrasings.filter(({ text }) => heardWords(text).length >= 4).map(({ text }) => text)
    fc.assert(
      fc.property(before, fc.constantFrom(...plain), after, (first, text, last) =>
        fires(first + text + last),
      ),
      { numRuns: 2000, seed: 7 },
    )
  })

  test('in capitals, without marks, with pictures', () => {
    fc.assert(
      fc.property(anyPhrasing, (text) => {
        expect(fires(text.toUpperCase())).toBe(true)
        expect(fires(text.replace(/[.,!?]/g, ''))).toBe(true)
        expect(fires(`😱 ${text} 😭🙏`)).toBe(true)
        expect(fires(text.replace(/'/g, '’'))).toBe(true)
      }),
      { numRuns: 1000, seed: 7 },
    )
  })

  test.each([
    'icansmellgas',
    'helpmyhouseisonfire',
    'iwanttokillmyself',
    'f i r e',
    'H-E-L-P me now',
    'k1ll myself',
    'heeeelp meeee quick',
    'su1c1dal',
  ])('%p fires', (text) => {
    expect(fires(text)).toBe(true)
  })
})

describe('it never fails', () => {
  test('on any characters at all', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => {
        detect([{ text }])
      }),
      { numRuns: 500, seed: 7 },
    )
  })

  test('on no alternatives', () => {
    expect(detect([])).toBeUndefined()
  })

  test('on long messages without an emergency in them', () => {
    const cases = ['x'.repeat(20_000), 'fire door '.repeat(2000), 'he she they my hit me '.repeat(1000)]
    for (const text of cases.slice(0, 2)) expect(detect([{ text }])).toBeUndefined()
    expect(() => detect([{ text: cases[2] ?? '' }])).not.toThrow()
  })

  test('an emergency at either end of a very long message is found', () => {
    const filler = 'my bin was not collected on tuesday. '.repeat(500)
    expect(kindOf(`my house is on fire. ${filler}`)).toBe('fire')
    expect(kindOf(`${filler} my house is on fire`)).toBe('fire')
  })
})

describe('the answers', () => {
  const answers = readAnswers()

  test.each(KINDS)('%s: the number comes first, 999 is named, nothing is asked', (kind) => {
    const { text, speech } = answers[kind]
    expect(text).toMatch(/999/)
    expect(speech).toMatch(/nine nine nine/)
    expect(speech).not.toMatch(/\d/)
    expect(`${text} ${speech}`).not.toContain('?')
    expect(text.split(/\s+/).length).toBeLessThanOrEqual(110)
    const left = [...`${text} ${speech}`.matchAll(/\{(\w+)\}/g)].map(([, name]) => name)
    expect(['council', 'howToContact']).toEqual(expect.arrayContaining([...new Set(left)]))
  })

  test.each([
    ['gas', '0800 111 999'],
    ['carbon-monoxide', '0800 111 999'],
    ['power-cut', '105'],
    ['flood', '0345 988 1188'],
    ['domestic-abuse', '0808 2000 247'],
    ['self-harm', '116 123'],
    ['homeless-tonight', '0808 800 4444'],
    ['child-at-risk', '0808 800 5000'],
    ['child-at-risk', '0800 1111'],
  ] as const)('%s has %s', (kind, number) => {
    expect(answers[kind].text.replaceAll('\u00A0', ' ')).toContain(number)
  })

  test('a number that nobody has looked at for a year is named', () => {
    expect(staleEmergencyNumbers('2027-11-22')).toEqual([])
    expect(staleEmergencyNumbers('2027-11-23').join('\n')).toContain('0800 111 999')
  })
})

describe('the patterns', () => {
  const { words: classes, rewrites, ordinary: idioms, emergencies } = readPatterns()
  const steps = [
    ...idioms,
    ...KINDS.flatMap((kind) => emergencies[kind].map(({ pattern }) => pattern)),
  ].flatMap((line) => stepsOf(line, classes))
  const words = [
    ...new Set(steps.flat().flatMap((step) => (step.do === 'word' || step.do === 'not' ? step.words : []))),
  ]

  test('every pattern matches something that can be written', () => {
    expect(steps.every((line) => line.some((step) => step.do === 'word' && !step.optional))).toBe(true)
  })

  test('what is explained is what is found', () => {
    const [alarm] = createAlarms()('I can smell gas')
    expect(alarm).toMatchObject({ kind: 'gas', words: expect.arrayContaining(['smell', 'gas']) })
  })

  test('a real word is never taken for a slip of ours: these are to be added to realWords.en.yaml', () => {
    const lexicon = Object.keys(
      JSON.parse(
        readFileSync(
          require.resolve('natural/lib/natural/brill_pos_tagger/data/English/lexicon_from_posjs.json'),
          'utf8',
        ),
      ),
    )
    const known = new Set([...words, ...readRealWords(), ...Object.keys(rewrites)])
    const meant = vocabularyOf(words, new Set(readRealWords()))
    const near = lexicon.filter(
      (word) => /^[a-z]{4,}$/.test(word) && !known.has(word) && meant(word).length > 0,
    )
    // Endings of our own words ("paramedics") and names may stay.
    expect(near.length).toBeLessThan(1500)
  })
})
