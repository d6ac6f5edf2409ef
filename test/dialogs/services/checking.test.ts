import { saysChange, saysSend } from '../../../dialogs/services/checking'

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
})
