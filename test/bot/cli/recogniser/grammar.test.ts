import { grammarOf, wordsOf } from '../../../../bot/cli/recogniser/grammar'

describe('the grammar of an answer', () => {
  it('takes one hint, with what is said round it', () => {
    const grammar = grammarOf(['Green bin', 'speak to someone', 'B & Q', 'green bin'])
    expect(grammar?.jsgf).toContain(
      '((/0.3333/ green bin|/0.3333/ speak to someone|/0.3333/ b and q)) [please];',
    )
    expect(grammar?.answerIn('the green bin please')).toBe('green bin')
    expect(grammar?.answerIn('i want to speak to someone')).toBe('speak to someone')
    expect(grammar?.answerIn('green bin green bin')).toBeUndefined()
    expect(grammar?.answerIn('the')).toBeUndefined()
  })

  it('takes single words one after the other', () => {
    const grammar = grammarOf(['a', 'b', 'not sure'])
    expect(grammar?.jsgf).toContain(
      '([(/0.5000/ a|/0.5000/ b)+] (/0.5000/ a|/0.5000/ b)|(/1.0000/ not sure))',
    )
    expect(grammar?.answerIn('b a b')).toBe('b a b')
    expect(grammar?.answerIn('b not sure')).toBeUndefined()
    expect(grammar?.answerIn('a to b')).toBeUndefined()
  })

  it('takes the number of a house before its street, where digits are hoped for', () => {
    const digits = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine']
    expect(grammarOf([...digits, 'Orchard Way'])?.answerIn('three orchard way')).toBe('three orchard way')
    expect(grammarOf(['three', 'grey bin'])?.answerIn('three grey bin')).toBeUndefined()
  })

  it('knows every word of it', () => {
    const words = grammarOf(['Yes', 'that’s right'])?.words ?? new Set()
    expect([...words]).toEqual(expect.arrayContaining(['yes', "that's", 'right', 'please', 'would']))
  })

  it('is none where nothing can be said', () => {
    expect(grammarOf(['22', '—'])).toBeUndefined()
    expect(wordsOf('22')).toEqual([])
  })
})
