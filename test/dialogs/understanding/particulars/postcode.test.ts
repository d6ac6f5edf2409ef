import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import {
  findPostcodes,
  isPartOfPostcode,
  isPostcode,
} from '../../../../dialogs/understanding/particulars/postcode'
import { projectRoot } from '../../../../knowledge/root'
import { parseYaml } from '../../../../knowledge/yaml'
import { DIGIT_WAYS, digitWays, LETTER_WAYS, letterWays, postcodes, readAloud } from '../../../support/aloud'

const valuesIn = (said: string, options = {}) => findPostcodes(said, options).map(({ value }) => value)

describe('a postcode in passing', () => {
  it.each([
    // Typed.
    ['I live at B98 8AH in the corner house', 'B98 8AH'],
    ['b98 8ah', 'B98 8AH'],
    ['my postcode is b988ah', 'B98 8AH'],
    ['SG17 5TQ.', 'SG17 5TQ'],
    ['it is SG175TQ, thanks', 'SG17 5TQ'],
    ['LE11 2TN has had no collection', 'LE11 2TN'],
    ['OL13 OBB', 'OL13 0BB'],
    ['SG17 OTQ', 'SG17 0TQ'],
    ['OX1O 9AA', 'OX10 9AA'],
    ['EXI 2AB', 'EX1 2AB'],
    ['B98-8AH', 'B98 8AH'],
    ['B98.8AH', 'B98 8AH'],
    ['w1a 1hq', 'W1A 1HQ'],
    ['a B98 8AH postcode', 'B98 8AH'],
    // Said.
    ['B ninety-eight, eight A H', 'B98 8AH'],
    ['bee nine eight, eight ay aitch', 'B98 8AH'],
    ['B nine eight eight A haitch', 'B98 8AH'],
    ['B 98 8 A H', 'B98 8AH'],
    ['it is b 98 8 a h', 'B98 8AH'],
    ['bravo nine eight eight alpha hotel', 'B98 8AH'],
    ['bravo ninety eight eight alpha hotel please', 'B98 8AH'],
    ['B for bertie ninety eight eight A for apple H for hotel', 'B98 8AH'],
    ['B as in bravo nine eight, eight A as in alpha H as in hotel', 'B98 8AH'],
    ['bee for bravo nine eight double eight', undefined],
    ['my postcode is sea bee one one ay ay', 'CB1 1AA'],
    ['s g seventeen five t q', 'SG17 5TQ'],
    ['ess gee seventeen five tee queue', 'SG17 5TQ'],
    ['sierra golf one seven five tango quebec', 'SG17 5TQ'],
    ['S G one seven, five T Q', 'SG17 5TQ'],
    ['I am at L E eleven two T N', 'LE11 2TN'],
    ['I live at le eleven two T N thanks', 'LE11 2TN'],
    ['ell ee one one, two tea en', 'LE11 2TN'],
    ['lima echo double one two tango november', 'LE11 2TN'],
    ['O L thirteen, oh bee bee', 'OL13 0BB'],
    ['OL thirteen zero B B', 'OL13 0BB'],
    ['oscar lima one three nought bravo bravo', 'OL13 0BB'],
    ['O L one three zero double B', 'OL13 0BB'],
    ['double u one a one aitch q', 'W1A 1HQ'],
    ['whiskey one alpha one hotel quebec', 'W1A 1HQ'],
    ['E C one A one B B', 'EC1A 1BB'],
    ['em kay forty-five, two zed dee', 'MK45 2ZD'],
    ['em kay forty-five, two wye dee', 'MK45 2YD'],
    ['L U seven er one A P', 'LU7 1AP'],
    ['B B four um seven L U', 'BB4 7LU'],
    ['D for dog E for egg seventy four two D for dog E for egg', 'DE74 2DE'],
    ['the postcode is B sixty, one A Y and the number is four', 'B60 1AY'],
    ['B sixty one eight D A', 'B61 8DA'],
    ['X-ray', undefined],
  ])('%j: %j', (said, expected) => {
    expect(valuesIn(said)).toEqual(expected === undefined ? [] : [expected])
  })

  it('tells where each of several was said', () => {
    const said = 'we moved from B98 8AH to S G seventeen five T Q last week'
    const found = findPostcodes(said)
    expect(found.map(({ value }) => value)).toEqual(['B98 8AH', 'SG17 5TQ'])
    expect(found.map(({ from, to }) => said.slice(from, to))).toEqual(found.map((each) => each.said))
    expect(found[1]?.said).toBe('S G seventeen five T Q')
  })

  it.each([
    ['are you in at 8 to see me'],
    ['by 31st'],
    ['send it to me 21st of May'],
    ['I need 2 to be collected'],
    ['can you see me at 1 or 2 today'],
    ['we are at number 12 and you are at 14'],
    ['are you open 9 to 5'],
    ['so 10 5 be quick'],
    ['SG17 5TO'],
    ['QX1 2AB'],
    ['EX1 2AC'],
    ['AB 12 34 56 C'],
    ['AB12 CDE'],
    ['12345'],
    ['my bin is out by 7 am'],
    ['see to it, you are late'],
  ])('is not made of %j', (said) => {
    expect(valuesIn(said)).toEqual([])
  })
})

describe('a postcode that was asked for', () => {
  it.each([
    ['see be one to a be', 'CB1 2AB'],
    ["it's see be one to a be please", 'CB1 2AB'],
    ['be ninety eight ate a age', 'B98 8AH'],
    ['B ninety eight eight hey H', 'B98 8AH'],
    ['ol thirteen oh be be', 'OL13 0BB'],
    ['e x 1 2 a b', 'EX1 2AB'],
    ['le eleven to tea and', 'LE11 2TN'],
    ['why are one too why are', undefined],
  ])('%j: %j', (said, expected) => {
    expect(valuesIn(said, { expected: true })).toEqual(expected === undefined ? [] : [expected])
  })

  it.each([
    ['noise'],
    ['bog off'],
    ['log out'],
    ["it's the one with the"],
    ['by 31st'],
    ['tell me 21st of may'],
    ['I do not know it'],
    ['O'.repeat(5000)],
    ['oh '.repeat(900)],
  ])('is still not made of %j', (said) => {
    expect(valuesIn(said, { expected: true })).toEqual([])
  })

  it("is read as one of the council's own where two readings fit as well", () => {
    expect(valuesIn('it is P for bravo ninety eight eight A H')).toEqual(['B98 8AH'])
    expect(valuesIn('L for egg one one A A', { own: ['L1'] })).toEqual(['L1 1AA'])
    expect(valuesIn('L for egg one one A A', { own: ['E1'] })).toEqual(['E1 1AA'])
  })
})

describe('any postcode', () => {
  it('is found when it is read aloud in any way, said by the way', () => {
    fc.assert(
      fc.property(postcodes, letterWays, digitWays, (code, letter, digits) => {
        fc.pre(letter !== LETTER_WAYS.names)
        expect(valuesIn(`I live at ${readAloud(code, letter, digits)}, thanks`)).toEqual([code])
      }),
      { numRuns: 1000 },
    )
  })
  it('is found by the names of its letters in an answer', () => {
    fc.assert(
      fc.property(postcodes, digitWays, (code, digits) => {
        const aloud = readAloud(code, LETTER_WAYS.names ?? String, digits)
        expect(valuesIn(`it's ${aloud}`, { expected: true })).toEqual([code])
      }),
      { numRuns: 1000 },
    )
  })
  it('is found as it is typed, with any space, case or stop', () => {
    fc.assert(
      fc.property(
        postcodes,
        fc.constantFrom('', ' ', '-', '.', '  '),
        fc.boolean(),
        (code, between, small) => {
          const typed = code.replace(' ', between)
          expect(valuesIn(`at ${small ? typed.toLowerCase() : typed} now`)).toEqual([code])
          expect(isPostcode(code)).toBe(true)
        },
      ),
    )
  })
  it('has ways of reading that differ', () => {
    expect(readAloud('B98 8AH', LETTER_WAYS.nato ?? String, DIGIT_WAYS.numbers ?? String)).toBe(
      'bravo ninety eight eight alpha hotel',
    )
    expect(readAloud('OL10 0BB', LETTER_WAYS.explained ?? String, DIGIT_WAYS.oh ?? String)).toBe(
      'O for oliver L for lucy one oh oh B for benjamin B for benjamin',
    )
  })
})

describe('half a postcode', () => {
  it.each([
    ['B98', true],
    ['sg17', true],
    ['SG17 5TQ', false],
    ['at', false],
    ['7', false],
  ])('%j: %s', (said, expected) => {
    expect(isPartOfPostcode(said)).toBe(expected)
  })
})

const textsIn = (value: unknown): readonly string[] => {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : []
}

const phraseFiles = join(projectRoot, 'dialogs', 'phrases')

describe('what residents say every day', () => {
  const ordinary = readFileSync(
    join(projectRoot, 'dialogs/understanding/emergencies/examples/ordinary.en.jsonl'),
    'utf8',
  )
    .trim()
    .split('\n')
    .flatMap((line) => textsIn(JSON.parse(line)))
  const phrases = readdirSync(phraseFiles).flatMap((file) =>
    textsIn(parseYaml(readFileSync(join(phraseFiles, file), 'utf8'))),
  )
  /** The one that is really there. */
  const isThere = (text: string): boolean => /\b[a-z]{1,2}\d[a-z\d]? ?\d[a-z]{2}\b/i.test(text)

  it('holds no postcode, though a question for one was open', () => {
    const texts = [...ordinary, ...phrases].filter((text) => !isThere(text))
    expect(texts.length).toBeGreaterThan(10_000)
    expect(texts.filter((text) => valuesIn(text).length > 0)).toEqual([])
    expect(
      texts.filter((text) => valuesIn(text, { expected: true, own: ['B98', 'SG17'] }).length > 0),
    ).toEqual([])
  })
})
