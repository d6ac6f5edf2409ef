import { readHeard } from '../../../dialogs/answers/heard'
import type { Read } from '../../../dialogs/answers/kind'
import { phone } from '../../../dialogs/answers/phone'
import { postcode } from '../../../dialogs/answers/postcode'
import { yesNo } from '../../../dialogs/answers/yesNo'
import { context } from './context'

const short = <V>(answer: Read<V>) => (answer.ok ? answer.value : answer.problem)

describe('an answer in what may have been heard', () => {
  it.each<[string, readonly string[], boolean | string]>([
    ['what was typed', ['yes'], true],
    ['what enough of them say', ['no', 'yeah', 'yes', 'yep'], true],
    ['the likeliest against two', ['no', 'yeah', 'yes'], false],
    ['the likeliest of as many', ['no', 'yes'], false],
    ['the only one that is an answer', ['yet', 'guess', 'yes'], true],
    ['no answer where none is one', ['yet', 'guess'], 'notYesOrNo'],
    ['nothing where nothing was heard', [], 'notYesOrNo'],
  ])('is %s', (_, alternatives, expected) => {
    expect(short(readHeard(yesNo, alternatives, context()))).toBe(expected)
  })

  it('is never made of two of them', () => {
    expect(short(readHeard(postcode, ['B ninety eight', 'eight A H'], context()))).toBe('notPostcode')
    expect(short(readHeard(phone, ['07700', '900123'], context()))).toBe('notPhone')
  })

  it('has the problem of the likeliest', () => {
    expect(short(readHeard(phone, ['07700 90012', 'seven'], context()))).toBe('phoneTooShort')
  })
})
