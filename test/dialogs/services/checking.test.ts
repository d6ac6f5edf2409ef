import { saysChange, saysSend, toChange } from '../../../dialogs/services/checking'
import type { Standing } from '../../../dialogs/services/saying'

/** Three answers that were read back: two of them are called alike. */
const LABELS: Readonly<Record<string, readonly string[]>> = {
  change: ['What has changed', 'change'],
  benefit: ['Benefit'],
  postcode: ['Postcode', 'post code'],
}
const standing = {
  now: {
    service: { questions: Object.keys(LABELS).map((id) => ({ id })) },
    words: {
      label: (id: string) => ({ text: LABELS[id]?.[0] ?? '', speech: '' }),
      labelAlso: (id: string) => LABELS[id]?.slice(1) ?? [],
    },
  },
  reached: { soFar: { change: 1, benefit: 2, postcode: 3 } },
} as unknown as Standing

describe('what is said to the answers read back', () => {
  it.each([
    ['yes', true],
    ['Yes, send it', true],
    ['yes thats all correct', true],
    ['yep that’s right, thanks', true],
    ['ok send it please', true],
    ['looks good', true],
    ['yes but the postcode is wrong', false],
    ['yes change it', false],
    ['no', false],
    ['the green one', false],
  ])('%j sends it: %s', (said, expected) => {
    expect(saysSend(said)).toBe(expected)
  })

  it.each([
    ['no', true],
    ['Change something', true],
    ['that’s wrong', true],
    ['yes', false],
    ['the green one', false],
  ])('%j changes something: %s', (said, expected) => {
    expect(saysChange(said)).toBe(expected)
  })

  it.each([
    ['change the benefit', 'benefit'],
    ['can I change my postcode?', 'postcode'],
    ['the post code is wrong', 'postcode'],
    ['What has changed', 'change'],
    ['the benefit is right but change my postcode', 'postcode'],
    ['yes but the post code is wrong', 'postcode'],
    ['but', undefined],
    ['Change something', undefined],
    ['change it', undefined],
    ['my postcode is EX1 2AB', undefined],
  ])('%j names what is to be changed: %s', (said, expected) => {
    expect(toChange(said, standing)).toBe(expected)
  })
})
