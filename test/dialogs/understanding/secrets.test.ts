import fc from 'fast-check'
import { takeOutSecrets } from '../../../dialogs/understanding/secrets'

const CARD = '[card number removed]'
const NI = '[National Insurance number removed]'

describe('secrets are taken out of what is said', () => {
  it.each([
    ['a card in one piece', 'my card is 4111111111111111 thanks', `my card is ${CARD} thanks`],
    ['a card in fours', '4111 1111 1111 1111', CARD],
    ['a card with dashes', '5500-0000-0000-0004', CARD],
    ['a card with dots', '5500.0000.0000.0004', CARD],
    ['an American Express card', 'amex 3782 822463 10005', `amex ${CARD}`],
    ['a new Mastercard', '2223 0031 2200 3222', CARD],
    ['a card with its date and code after it', '4111 1111 1111 1111 12/28 123', `${CARD} 12/28 123`],
    ['a card in pairs, as it may be heard', '41 11 11 11 11 11 11 11', CARD],
    ['a card with commas, as it may be heard', '4111, 1111, 1111, 1111.', `${CARD}.`],
    [
      'a card in words',
      'four one one one, one one one one, one one one one, one one one one please',
      `${CARD} please`,
    ],
    [
      'a card with doubles and triples',
      'it is four triple one double one double one double one double one double one double one',
      `it is ${CARD}`,
    ],
    [
      'a card with naughts',
      'five five double naught, double naught double naught, treble naught zero, treble oh four',
      CARD,
    ],
    ['a card right after a phone number', '01632 960123 4111 1111 1111 1111', `01632 960123 ${CARD}`],
    ['two cards', '4111111111111111 and 5500000000000004', `${CARD} and ${CARD}`],
    ['a National Insurance number', 'It’s AB123456C.', `It’s ${NI}.`],
    ['one in small letters and pairs', 'ni ab 12 34 56 c ok', `ni ${NI} ok`],
    ['one with dashes', 'AB-12-34-56-C', NI],
    ['the example one', 'QQ 12 34 56 C', NI],
    ['one in words', 'a b one two three four five six c', NI],
    ['one with a double', 'A B double one three four five six C', NI],
    ['one without its last letter, when it is named', 'my NI number is AB123456', `my NI number is ${NI}`],
  ])('%s', (_, said, kept) => {
    expect(takeOutSecrets(said)).toBe(kept)
  })

  it.each([
    ['a phone number', 'call 01632 960123'],
    ['a phone number in one piece', '07700900123'],
    ['two phone numbers', 'on 0300 456 0000, 0300 456 0010'],
    ['a phone number with its country', '+44 1632 960123'],
    ['a card number with a slip in it, which is no card', '4111 1111 1111 1112'],
    ['a property number', 'UPRN 100121234567'],
    ['two eight-digit references side by side', '45112233 12345674'],
    ['a planning reference', '25/00123/FUL'],
    ['a date and a time', '08/04/2026 10:00'],
    ['a postcode', 'B98 8AH'],
    ['a number plate', 'AB12 CDE'],
    ['a reference of letters and digits', 'AB123456'],
    ['letters nobody is issued', 'GB123456A'],
    ['six digits and no more', 'AB12345C'],
    ['a sentence with numbers in words', 'one of my two bins, number four, was missed on the eighth'],
  ])('%s stays', (_, said) => {
    expect(takeOutSecrets(said)).toBe(said)
  })

  const luhn = (digits: readonly number[]): number =>
    [...digits].reverse().reduce((sum, digit, i) => {
      const value = i % 2 === 0 ? digit * 2 : digit
      return sum + (value > 9 ? value - 9 : value)
    }, 0)
  const card = fc
    .tuple(
      fc.integer({ min: 3, max: 5 }),
      fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 14, maxLength: 14 }),
    )
    .map(([first, rest]) => {
      const body = [first, ...rest]
      return [...body, (10 - (luhn(body) % 10)) % 10].join('')
    })

  it('every card number goes, however its fours are set apart', () => {
    fc.assert(
      fc.property(card, fc.constantFrom('', ' ', '-', ' - ', '.', ', '), (number, gap) => {
        const written = (number.match(/.{4}/g) ?? []).join(gap)
        expect(takeOutSecrets(`pay with ${written}, please`)).toBe(`pay with ${CARD}, please`)
      }),
    )
  })
  it('every phone number of the United Kingdom stays', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^0[1237]\d{9}$/), fc.stringMatching(/^0[1237]\d{9}$/), (one, two) => {
        const spaced = `${one.slice(0, 5)} ${one.slice(5)} ${two.slice(0, 3)} ${two.slice(3, 7)} ${two.slice(7)}`
        expect(takeOutSecrets(spaced)).toBe(spaced)
      }),
    )
  })
  it('nothing that can be typed makes it fail', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (said) => {
        expect(typeof takeOutSecrets(said)).toBe('string')
      }),
    )
  })
  it('a very long message of digits is read to its end', () => {
    expect(takeOutSecrets('1 '.repeat(30_000))).toHaveLength(60_000)
    expect(takeOutSecrets('ab one '.repeat(9_000))).toHaveLength(63_000)
  })
})
