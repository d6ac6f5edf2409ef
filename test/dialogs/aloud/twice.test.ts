import fc from 'fast-check'
import { inSpokenWords } from '../../../dialogs/aloud/spoken'
import { readsOut, twice } from '../../../dialogs/aloud/twice'

const PHONE = 'zero one five, two seven, five three four, one two three'
const HELPLINE = 'zero eight zero zero, one one one one'
const MOBILE = 'zero seven seven, zero zero, nine zero zero, one two three'
const REFERENCE = 'one two three, four five six, seven eight two'

describe('numbers to write down', () => {
  it.each([
    [`Call ${PHONE}. We are open.`, `Call ${PHONE}. I’ll say that again: ${PHONE}. We are open.`],
    [
      `Call ${PHONE}, or ${HELPLINE}.`,
      `Call ${PHONE}, or ${HELPLINE}. I’ll say that again: ${PHONE}. I’ll say that again: ${HELPLINE}.`,
    ],
  ])('are given twice: %s', (speech, heard) => {
    expect(twice(speech)).toBe(heard)
    expect(readsOut(speech)).toBe(true)
  })

  it.each([
    ['that are given twice already', `It is ${PHONE}. Once more: ${PHONE}.`],
    ['in a list', `One: ${PHONE}. Two: ${HELPLINE}. Three: zero one, two three four five six seven.`],
    ['of a caller’s own mobile', `We’ll ring you on ${MOBILE}.`],
    ['that are references, which their lines say twice', `Your case ${REFERENCE} is done.`],
  ])('%s are left', (_, speech) => {
    expect(twice(speech)).toBe(speech)
    expect(readsOut(speech)).toBe(true)
  })

  it.each([
    ['a postcode', 'We are at S W one A, one A A.'],
    ['a number that everybody knows', 'Call nine nine nine, or one one six, one two three.'],
    ['words', 'In one, two or three days, five of them.'],
    ['nothing', ''],
  ])('%s is none of them', (_, speech) => {
    expect(twice(speech)).toBe(speech)
    expect(readsOut(speech)).toBe(false)
  })

  it('are given twice whatever line it is, and no more when passed again', () => {
    const lines = fc.tuple(
      fc.constantFrom('1', '2', '3', '8'),
      fc.integer({ min: 100_000_000, max: 999_999_999 }),
    )
    fc.assert(
      fc.property(lines, ([kind, rest]) => {
        const number = inSpokenWords(`0${kind}${rest}`)
        const speech = twice(inSpokenWords(`Call 0${kind}${rest}. Goodbye.`))
        expect(speech.split(number)).toHaveLength(3)
        expect(twice(speech)).toBe(speech)
      }),
    )
  })
})
