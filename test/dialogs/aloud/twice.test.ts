import fc from 'fast-check'
import { inSpokenWords } from '../../../dialogs/aloud/spoken'
import { readsOut, twice } from '../../../dialogs/aloud/twice'
import { isCaseReference, withCheckDigit, writtenReference } from '../../../dialogs/caseReference'

const PHONE = 'zero one five, two seven, five three four, one two three'
const REFERENCE = 'one two three, four five six, seven eight two'

describe('numbers to write down', () => {
  it.each([
    [`Call ${PHONE}. We are open.`, `Call ${PHONE}. I’ll say that again: ${PHONE}. We are open.`],
    [`Your reference is ${REFERENCE}.`, `Your reference is ${REFERENCE}. I’ll say that again: ${REFERENCE}.`],
    [
      `Call ${PHONE}, or give ${REFERENCE}.`,
      `Call ${PHONE}, or give ${REFERENCE}. I’ll say that again: ${PHONE}. I’ll say that again: ${REFERENCE}.`,
    ],
  ])('are given twice: %s', (speech, heard) => {
    expect(twice(speech)).toBe(heard)
    expect(readsOut(speech)).toBe(true)
  })

  it.each([
    ['that are given twice already', `It is ${REFERENCE}. Once more: ${REFERENCE}.`],
    ['in a list', `One: ${PHONE}. Two: ${REFERENCE}. Three: zero eight zero zero, one one one one.`],
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

  it('are given twice whatever reference it is, and no more when passed again', () => {
    const references = fc.integer({ min: 10_000_000, max: 99_999_999 }).map((n) => withCheckDigit(String(n)))
    fc.assert(
      fc.property(references, (reference) => {
        expect(isCaseReference(reference)).toBe(true)
        const heard = inSpokenWords(writtenReference(reference))
        const speech = twice(inSpokenWords(`Your reference is ${writtenReference(reference)}. Goodbye.`))
        expect(speech.split(heard)).toHaveLength(3)
        expect(twice(speech)).toBe(speech)
      }),
    )
  })
})
