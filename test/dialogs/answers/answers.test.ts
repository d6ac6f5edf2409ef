import fc from 'fast-check'
import { caseReference } from '../../../dialogs/answers/caseReference'
import { day } from '../../../dialogs/answers/day'
import { email } from '../../../dialogs/answers/email'
import type { AnswerKind, Choice, Read } from '../../../dialogs/answers/kind'
import { correctionIn, isQuestion } from '../../../dialogs/answers/lists'
import { oneOf } from '../../../dialogs/answers/oneOf'
import { phone } from '../../../dialogs/answers/phone'
import { planningReference } from '../../../dialogs/answers/planningReference'
import { postcode } from '../../../dialogs/answers/postcode'
import { text } from '../../../dialogs/answers/text'
import { yesNo } from '../../../dialogs/answers/yesNo'
import { context } from './context'

const short = <V>(answer: Read<V>) => (answer.ok ? answer.value : answer.problem)

describe('yes or no', () => {
  it.each([
    ['yes', true],
    ['Yeah it was', true],
    ['erm, yes I think so', true],
    ['y', true],
    ['yes please', true],
    ['I think so', true],
    ['it was, by 7', true],
    ['ok', true],
    ['ok yes', true],
    ['ok so no', false],
    ['ok thanks', true],
    ['ok so not that I know of', false],
    ['ok so there are two', 'notYesOrNo'],
    ['okay, n', false],
    ['hi, nope', false],
    ['NO', false],
    ['nope', false],
    ['no it was out late', false],
    ['not really', false],
    ["I don't think so", false],
    ['I don’t think so', false],
    ['probably not', false],
    ['yes and no', 'notYesOrNo'],
    ['not sure', 'notYesOrNo'],
    ["I don't know", 'notYesOrNo'],
    ['no idea', 'notYesOrNo'],
    ['a fence', 'notYesOrNo'],
    ['', 'notYesOrNo'],
    ['noticeably', 'notYesOrNo'],
  ])('%j is %j', (said, expected) => {
    expect(short(yesNo.read(said, context()))).toBe(expected)
  })
})

describe('one of several', () => {
  const colours = oneOf('red', 'green', 'other')
  const choices: readonly Choice[] = [
    { id: 'red', label: 'The red bin', also: ['rubbish', 'refuse bin'] },
    { id: 'green', label: 'The green bin', also: ['garden waste', 'i want it'] },
    { id: 'other', label: 'Something else', also: [] },
  ]

  it.each([
    ['the green bin', 'green'],
    ['green bin please', 'green'],
    ['garden waste', 'green'],
    ['gardon waste', 'green'],
    ['it is my refuse bin that was left', 'red'],
    ['2', 'green'],
    ['option 2', 'green'],
    ['number two please', 'green'],
    ['the first one', 'red'],
    ['the last one', 'other'],
    ['3rd', 'other'],
    ['something else', 'other'],
    ['4', 'noSuchNumber'],
    ['0', 'noSuchNumber'],
    ['rubbish and garden waste', 'severalOptions'],
    ['green', 'green'],
    ['gren', 'green'],
    ['bin', 'notAnOption'],
    ['the', 'notAnOption'],
    ['something', 'notAnOption'],
    ['purple', 'notAnOption'],
    ['', 'notAnOption'],
  ])('%j is %j', (said, expected) => {
    expect(short(colours.read(said, context(choices)))).toBe(expected)
  })

  it.each([
    ['you left my garden waste again', 'green'],
    ['you left my garden waste and my rubbish', undefined],
    ['it’s mine', undefined],
    ['I want it please', 'green'],
    ['two weeks ago', undefined],
  ])('mentioned in %j: %j', (said, expected) => {
    expect(colours.find(said, context(choices))).toBe(expected)
  })
})

describe('a postcode', () => {
  it.each([
    ['EX1 2AB', 'EX1 2AB'],
    ['oh B98 8AH', 'B98 8AH'],
    ['OX1 2AB', 'OX1 2AB'],
    ['ex12ab', 'EX1 2AB'],
    ['e x 1 2 a b', 'EX1 2AB'],
    ['B98.8AH', 'B98 8AH'],
    ['b98-8ah', 'B98 8AH'],
    ['B98 8AH.', 'B98 8AH'],
    ['w1a 1hq', 'W1A 1HQ'],
    ['SW1A 2AA', 'SW1A 2AA'],
    ['EXI 2AB', 'EX1 2AB'],
    ['SG17 OTQ', 'SG17 0TQ'],
    ['OX1O 9AA', 'OX10 9AA'],
    ['0X1 2JD', 'OX1 2JD'],
    ["it's B98 8AH, the corner house", 'B98 8AH'],
    ['SG17 5TO', 'notPostcode'],
    ['B98', 'partOfPostcode'],
    ['QX1 2AB', 'notPostcode'],
    ['EX1 2AC', 'notPostcode'],
    ['12345', 'notPostcode'],
    ['my house', 'notPostcode'],
    ['', 'notPostcode'],
    ['O'.repeat(5000), 'notPostcode'],
  ])('%j is %j', (said, expected) => {
    expect(short(postcode.read(said, context()))).toBe(expected)
  })

  const letters = (allowed: string) => fc.constantFrom(...allowed)
  const first = 'ABCDEFGHIJKLMNOPRSTUWYZ'
  const codes = fc
    .tuple(
      fc.oneof(
        fc.tuple(letters(first), fc.integer({ min: 1, max: 99 }).map(String)),
        fc.tuple(
          letters(first),
          letters('ABCDEFGHKLMNOPQRSTUVWXY'),
          fc.integer({ min: 1, max: 99 }).map(String),
        ),
      ),
      fc.nat(9),
      letters('ABDEFGHJLNPQRSTUWXYZ'),
      letters('ABDEFGHJLNPQRSTUWXYZ'),
    )
    .map(([outward, digit, one, two]) => `${outward.join('')} ${digit}${one}${two}`)

  it('is read from any spelling of itself', () => {
    fc.assert(
      fc.property(codes, fc.constantFrom('', ' ', '-', '.', '  '), (code, between) => {
        const said = [...code.replace(' ', '').toLowerCase()].join(between)
        expect(postcode.read(said, context())).toEqual({ ok: true, value: code })
        expect(postcode.find(`I live at ${code} now`, context())).toBe(code)
      }),
    )
  })
})

describe('a day', () => {
  it.each([
    ['yesterday', 'past', '2026-11-25'],
    ['last Friday', 'past', '2026-11-20'],
    ['it was on 3 November', 'past', '2026-11-03'],
    ['today', 'past', '2026-11-26'],
    ['tomorrow', 'past', 'dayNotYet'],
    ['next Tuesday', 'future', '2026-12-01'],
    ['yesterday', 'future', 'dayGone'],
    ['this weekend', 'future', 'severalDays'],
    ['whenever', 'future', 'notDayToCome'],
    ['whenever', 'past', 'notDay'],
  ] as const)('%j towards the %s is %j', (said, towards, expected) => {
    expect(short(day({ towards }).read(said, context()))).toBe(expected)
  })

  it.each([
    ['12 November', 'future', '2026-11-12'],
    ['20th of Nov', 'future', '2026-11-20'],
    ['3 January', 'past', '2027-01-03'],
    ['12 November 2027', 'future', '2027-11-12'],
    ['3 March', 'future', '2027-03-03'],
    ['yesterday', 'future', '2026-11-25'],
  ] as const)(
    '%j, where any day will do and the %s is likelier, is the nearer: %s',
    (said, towards, expected) => {
      expect(short(day({ towards, either: true }).read(said, context()))).toBe(expected)
    },
  )
})

describe('a phone number', () => {
  it.each([
    ['07700 900123', '07700900123'],
    ['+44 7700 900123', '07700900123'],
    ['0044 (0)7700 900 123', '07700900123'],
    ['my number is 01632-960000 thanks', '01632960000'],
    ['(01632) 960000', '01632960000'],
    ['0300 123 4567', '03001234567'],
    ['07700 90012', 'phoneTooShort'],
    ['07700 9001234', 'phoneTooLong'],
    ['+33 1 70 18 99 00', 'phoneAbroad'],
    ['0600 123 4567', 'notPhone'],
    ['seven', 'notPhone'],
  ])('%j is %j', (said, expected) => {
    expect(short(phone.read(said, context()))).toBe(expected)
  })
})

describe('an email address', () => {
  it.each([
    ['Sam.Jones@Example.COM', 'Sam.Jones@example.com'],
    ['it’s sam@example.co.uk.', 'sam@example.co.uk'],
    ['sam at example dot com', 'sam@example.com'],
    ['oh sam at example dot com', 'sam@example.com'],
    ['um oh sam_j@example.com', 'sam_j@example.com'],
    ['oh seven sam at example dot com', '07sam@example.com'],
    ['sam@example', 'emailIncomplete'],
    ['sam..j@example.com', 'emailIncomplete'],
    ['sam', 'notEmail'],
  ])('%j is %j', (said, expected) => {
    expect(short(email.read(said, context()))).toBe(expected)
  })
})

describe('a description', () => {
  it.each([
    [' On the wall. ', 'On the wall.'],
    ['…', 'nothingSaid'],
    ['x'.repeat(21), 'textTooLong'],
  ])('%j is %j', (said, expected) => {
    expect(short(text({ most: 20 }).read(said, context()))).toBe(expected)
  })
})

describe('every kind of answer', () => {
  const choices: readonly Choice[] = [{ id: 'a', label: 'Apples', also: [] }]
  const kinds: readonly [string, AnswerKind<unknown>][] = [
    ['yesNo', yesNo],
    ['oneOf', oneOf('a')],
    ['postcode', postcode],
    ['day', day({ towards: 'past' })],
    ['phone', phone],
    ['email', email],
    ['planningReference', planningReference],
    ['caseReference', caseReference],
    ['text', text({ most: 30 })],
  ]
  const said = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.constantFrom(
      'yes',
      '1',
      'apples',
      'EX1 2AB',
      'yesterday',
      '07700900123',
      'a@b.uk',
      '22/00333/FUL',
      '123456786',
    ),
  )

  it.each(kinds)('%s takes anything, stores what it reads, and has words for its problems', (_, kind) => {
    fc.assert(
      fc.property(said, (heard) => {
        const answer = kind.read(heard, context(choices))
        if (answer.ok)
          expect(kind.stored.safeParse(JSON.parse(JSON.stringify(answer.value))).success).toBe(true)
        else expect(kind.problems).toContain(answer.problem)
        const found = kind.find(heard, context(choices))
        if (found !== undefined) expect(kind.stored.safeParse(found).success).toBe(true)
      }),
    )
  })
})

describe('what surrounds an answer', () => {
  it.each([
    ['what is a conservatory', true],
    ['is a porch an extension?', true],
    ['a porch?', true],
    ['what', false],
    ['a porch', false],
    ['yes it is', false],
  ])('%j is a question: %s', (said, expected) => {
    expect(isQuestion(said)).toBe(expected)
  })

  it.each([
    ['no, the green one', 'the green one'],
    ['actually it’s a flat', 'it’s a flat'],
    ['sorry I meant a loft', 'a loft'],
    ['I meant Rose Cottage, Mill Lane', 'Rose Cottage, Mill Lane'],
    ['no, sorry, 4 the Close', '4 the Close'],
    ['no', undefined],
    ['the green one', undefined],
  ])('%j corrects to %j', (said, expected) => {
    expect(correctionIn(said)).toBe(expected)
  })
})
