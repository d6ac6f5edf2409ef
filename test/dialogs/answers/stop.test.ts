import { saysStop } from '../../../dialogs/answers/stop'

describe('leaving off', () => {
  it.each([
    'stop',
    'Stop!',
    'no stop',
    'actually no, stop',
    'oh just stop it please',
    'forget it',
    'no, forget it',
    'cancel that',
    'sorry, I changed my mind',
    'never mind, thanks',
  ])('is heard in “%s”', (said) => expect(saysStop(said)).toBe(true))

  it.each([
    'stop collecting from the alley',
    'the bus stop',
    'I want you to stop sending letters',
    'they never stop',
    'no',
    'no, the green one',
    'actually it’s a flat',
    'cancel my garden waste',
    'can you cancel my direct debit',
    'never',
    'shop',
    'send it',
  ])('is not heard in “%s”', (said) => expect(saysStop(said)).toBe(false))
})
