import fc from 'fast-check'
import { findNames, nameAlone } from '../../../../dialogs/understanding/particulars/names'

const found = (said: string): readonly string[] => findNames(said).map(({ value }) => value)

describe('a name', () => {
  it.each([
    ['my name is sarah jones', 'Sarah Jones'],
    ['My name is Sarah Jones', 'Sarah Jones'],
    ['MY NAME IS SARAH JONES', 'Sarah Jones'],
    ['my name is sarah and my bin was missed', 'Sarah'],
    ['my name is sarah i live in redditch', 'Sarah'],
    ['hello my names dave bin not collected', 'Dave'],
    ["my name's o'neill", "O'Neill"],
    ['my name is Siobhan O’Neill', "Siobhan O'Neill"],
    ['my name is anne smith-jones', 'Anne Smith-Jones'],
    ['my name is ian mcdonald', 'Ian McDonald'],
    ['my name is Ian Macdonald', 'Ian Macdonald'],
    ['my name is Ludwig van Beek', 'Ludwig van Beek'],
    ['my name is J. Smith', 'J Smith'],
    ['my name is Mary Ann Grace Lee but call later', 'Mary Ann Grace Lee'],
    ['my name is Sam from Mill Lane', 'Sam'],
    ["name's Tom", 'Tom'],
    ['the name is bond', 'Bond'],
    ["I'm called Priya Shah", 'Priya Shah'],
    ['im called priya', 'Priya'],
    ["it's Mrs Patel", 'Mrs Patel'],
    ['its mrs patel here', 'Mrs Patel'],
    ["I'm Mr. Brown", 'Mr Brown'],
    ['this is doctor singh', 'Dr Singh'],
    ['this is councillor Webb', 'Councillor Webb'],
    ['this is Mary Jones speaking', 'Mary Jones'],
    ['this is mary speaking', 'Mary'],
    ['Mary Jones speaking, my bin was missed', 'Mary Jones'],
    ['tom brown speaking', 'Tom Brown'],
    ['hi this is Tom from Mill Lane', 'Tom'],
    ['on behalf of Mrs Dawson at the almshouses', 'Mrs Dawson'],
    ['my name is Élodie Müller', 'Élodie Müller'],
  ])('in %j: %s', (said, expected) => {
    expect(found(said)).toEqual([expected])
  })

  it.each([
    "I'm cold",
    "I'm fed up",
    'im really fed up now',
    'this is ridiculous',
    'This is Ridiculous',
    'this is a joke',
    'my name is on the bill',
    'my name is not on the register',
    'my name is spelt wrong',
    'my name is wrong on the letter',
    'my name is missing',
    'name of planning officer',
    'how do I change the names round',
    'change my name on council tax',
    "it's cold here",
    'its terrible here',
    'this is not working',
    'it is broken again',
    "it's Friday",
    'this is from the council',
    "I'm a tenant",
    "I'm disabled",
    'I am waiting',
    'who am I speaking to',
    'mr',
    'miss',
    'I miss the old bins',
    'you missed my bin, miss',
    'what is your name',
    'street name',
    'for bins',
    'calling about my bin',
    '',
  ])('not in %j', (said) => {
    expect(found(said)).toEqual([])
  })

  it.each([
    ['mary jones', 'Mary Jones'],
    ['Mrs Patel', 'Mrs Patel'],
    ["o'neill", "O'Neill"],
    ['Tom.', 'Tom'],
    ['no thanks', undefined],
    ['I would rather not say', undefined],
    ['12', undefined],
    ['', undefined],
  ])('as an answer, %j: %j', (said, expected) => {
    expect(nameAlone(said)).toBe(expected)
  })

  it('stands where it says it does, and never begins in small letters', () => {
    const pieces = fc.constantFrom(
      'my name is',
      "it's",
      'Mrs',
      'mr',
      '.',
      'sam',
      "o'neill",
      '-',
      'Jones',
      'speaking',
      'van',
      'from',
      'the',
    )
    const texts = fc.oneof(
      fc.array(pieces, { maxLength: 20 }).map((all) => all.join(' ')),
      fc.string({ unit: 'grapheme', maxLength: 100 }),
    )
    fc.assert(
      fc.property(texts, (said) => {
        for (const { value, said: own, from, to } of findNames(said)) {
          expect(said.slice(from, to)).toBe(own)
          expect(value).toMatch(/\S/)
        }
        nameAlone(said)
      }),
    )
  })

  it('is the same whether it is typed with capitals or without', () => {
    const names = fc.constantFrom("O'Neill", 'Smith-Jones', 'Patel', 'McBride', 'Li')
    fc.assert(
      fc.property(fc.constantFrom('Sarah', 'Tom', 'Zofia'), names, (first, last) => {
        const name = `${first} ${last}`
        expect(found(`my name is ${name.toLowerCase()}`)).toEqual([name])
        expect(found(`my name is ${name}`)).toEqual([name])
      }),
    )
  })
})
