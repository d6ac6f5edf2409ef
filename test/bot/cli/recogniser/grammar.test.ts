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

  it('takes several words one after the other only where digits are hoped for', () => {
    const digits = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine']
    const spelling = grammarOf([...digits, 'b', 'Orchard Way'])
    expect(spelling?.answerIn('b nine eight')).toBe('b nine eight')
    expect(spelling?.answerIn('three orchard way')).toBe('three orchard way')
    expect(spelling?.answerIn('b orchard way')).toBeUndefined()
    const choice = grammarOf(['complaint', 'help', 'three', 'grey bin'])
    expect(choice?.jsgf).toContain('((/0.3333/ complaint|/0.3333/ help|/0.3333/ three)|(/1.0000/ grey bin))')
    expect(choice?.answerIn('help complaint')).toBeUndefined()
    expect(choice?.answerIn('three grey bin')).toBeUndefined()
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
