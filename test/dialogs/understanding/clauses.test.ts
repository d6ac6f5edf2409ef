import { clausesOf, withoutDenied } from '../../../dialogs/understanding/clauses'

describe('what it is not about', () => {
  test.each([
    ["it's not about bins, it's the council tax", "it's the council tax"],
    ['This isn’t about planning. I want to complain', 'I want to complain'],
    ["I don't mean the garden waste, I mean the food bin", 'I mean the food bin'],
    ["I'm not ringing about benefits but my bin was missed", 'but my bin was missed'],
    ['it is nothing to do with planning - where is the town hall', 'where is the town hall'],
    ['not the brown bin, the green one', 'the green one'],
    ["it's not about bins", ''],
  ])('%s', (said, left) => {
    expect(withoutDenied(said)).toBe(left)
  })

  test.each([
    'my bin was not emptied',
    'not happy with how you dealt with my complaint',
    "I don't know what this is about",
    'why has it not been decided, it has been months',
  ])('%s stays as it is', (said) => {
    expect(withoutDenied(said)).toBe(said)
  })
})

describe('the clauses of a message', () => {
  test('are cut at sentence marks, commas and joining words', () => {
    expect(clausesOf('My bin was missed. Also when do you open, and how do I complain?')).toEqual([
      'My bin was missed.',
      'when do you open',
      'how do I complain?',
    ])
    expect(clausesOf('bin day')).toEqual(['bin day'])
  })
})
