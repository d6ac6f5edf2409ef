import { grammarOf, wordsOf } from '../../../../bot/cli/recogniser/grammar'

describe('the grammar of an answer', () => {
  it('takes one hint, with what is said round it', () => {
    const grammar = grammarOf(['Green bin', 'speak to someone', 'B & Q', 'green bin'], 'choice')
    expect(grammar?.jsgf).toContain('(green bin|speak to someone|b and q) [please];')
    expect(grammar?.answerIn('the green bin please')).toBe('green bin')
    expect(grammar?.answerIn('i want to speak to someone')).toBe('speak to someone')
    expect(grammar?.answerIn('green bin green bin')).toBeUndefined()
    expect(grammar?.answerIn('the')).toBeUndefined()
  })

  it('takes several one after the other where answers are made of several', () => {
    const grammar = grammarOf(['one', 'two'], 'digits')
    expect(grammar?.jsgf).toContain('(one|two)+')
    expect(grammar?.answerIn('one two two')).toBe('one two two')
    expect(grammar?.answerIn('one to two')).toBeUndefined()
  })

  it('knows every word of it, and nothing else', () => {
    const words = grammarOf(['Yes', 'that’s right'], 'yesNo')?.words ?? new Set()
    expect([...words]).toEqual(expect.arrayContaining(['yes', "that's", 'right', 'please']))
    expect(words.has('the')).toBe(false)
  })

  it('is none where nothing can be said', () => {
    expect(grammarOf(['22', '—'], 'open')).toBeUndefined()
    expect(wordsOf('22')).toEqual([])
  })
})
