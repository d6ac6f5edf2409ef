import fc from 'fast-check'
import { findPhones, isPhone, phoneFaultIn } from '../../../../dialogs/understanding/particulars/phone'
import { digitWays } from '../../../support/aloud'

const numbersIn = (said: string, options = {}) => findPhones(said, options).map(({ value }) => value)

describe('a phone number', () => {
  it.each([
    ['call me on 07700 900123 please', ['07700900123']],
    ['07700900123', ['07700900123']],
    ['+44 7700 900123', ['07700900123']],
    ['plus four four seven seven double oh nine hundred one two three', ['07700900123']],
    ['0044 (0)7700 900 123', ['07700900123']],
    ['(01632) 960000', ['01632960000']],
    ['01632-960-000.', ['01632960000']],
    ['01632.960000', ['01632960000']],
    ['0300 123 4567', ['03001234567']],
    ['0800 11 1999', ['0800111999']],
    ['oh one five two seven, double eight one two eight eight', ['01527881288']],
    ['zero one five two seven eight eight one two double eight', ['01527881288']],
    ['oh one six three two nine six triple oh one', ['01632960001']],
    ['o 1 6 3 2 9 6 0 0 0 1', ['01632960001']],
    ['nought seven seven double nought nine double nought one two three', ['07700900123']],
    ['oh seven seven hundred nine hundred one two three', ['07700900123']],
    ['it is 07700 um 900 er 123', ['07700900123']],
    ['my number is 07700 9OO123', ['07700900123']],
    ['on 0300 456 0000, 0300 456 0010', ['03004560000', '03004560010']],
    ['01632 960123 07700 900456', ['01632960123', '07700900456']],
    ['ring 07700 900123 to talk', ['07700900123']],
    ['ring 07700 900123 for 2 days', ['07700900123']],
  ])('%j: %j', (said, expected) => {
    expect(numbersIn(said)).toEqual(expected)
  })

  it.each([
    ['07700 90012'],
    ['07700 9001234'],
    ['0600 123 4567'],
    ['+33 1 70 18 99 00'],
    ['123 456 782'],
    ['UPRN 100121234567'],
    ['4/00174/16/FUL'],
    ['01.02.2026 10 30'],
    ['01/02/2026 10 30'],
    ['from 9 to 5 on 1 to 4 March'],
    ['oh one more thing'],
    ['B98 8AH'],
    ['seven'],
  ])('is not made of %j', (said) => {
    expect(numbersIn(said)).toEqual([])
  })

  it.each([
    ['07700 90012', 'phoneTooShort'],
    ['oh seven seven hundred nine hundred one two', 'phoneTooShort'],
    ['0163 296', 'phoneTooShort'],
    ['07700 9001234', 'phoneTooLong'],
    ['+33 1 70 18 99 00', 'phoneAbroad'],
    ['0600 123 4567', 'notPhone'],
    ['seven', 'notPhone'],
    ['', 'notPhone'],
  ])('what is wrong with %j: %s', (said, expected) => {
    expect(phoneFaultIn(said)).toBe(expected)
  })

  it('is found however its digits are read', () => {
    const numbers = fc.stringMatching(/^0[123578]\d{9}$/)
    fc.assert(
      fc.property(numbers, digitWays, (number, way) => {
        const groups = [number.slice(0, 5), number.slice(5, 8), number.slice(8)]
        const aloud = groups.map(way).join(', ')
        expect(numbersIn(`you can ring me on ${aloud}, thanks`)).toEqual([number])
        expect(isPhone(number)).toBe(true)
      }),
      { numRuns: 500 },
    )
  })
})
