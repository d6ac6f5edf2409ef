import fc from 'fast-check'
import { meantBy, soundsLike } from '../../../dialogs/answers/soundsLike'

const STREETS = [
  'Acacia Avenue',
  'Alder Close',
  'Castle Street',
  'Church Street',
  'Crabtree Lane',
  'Elm Tree Close',
  'Evesham Road',
  'Field Lane',
  'Kingfisher Drive',
  'Lime Tree Avenue',
  'Mill Lane',
  'Orchard Way',
  'St John’s Road',
  'Station Road',
  'Stratford Road',
  'The Ridgeway',
  'Wharf Road',
]

const hear = (...texts: readonly string[]) =>
  soundsLike(
    texts.map((text) => ({ text })),
    STREETS,
  )

describe('a name of a closed list, misheard', () => {
  it.each<[string, string]>([
    ['a case your avenue', 'Acacia Avenue'],
    ['older clothes', 'Alder Close'],
    ['crab tree lane', 'Crabtree Lane'],
    ['elementary close', 'Elm Tree Close'],
    ['even some road', 'Evesham Road'],
    ['king fishes drive', 'Kingfisher Drive'],
    ['orchid way', 'Orchard Way'],
    ['saint johns road', 'St John’s Road'],
    ['st johns rode', 'St John’s Road'],
    ['stashun road', 'Station Road'],
    ['the rich way', 'The Ridgeway'],
    ['wolf road', 'Wharf Road'],
    ['er it is evesham road please', 'Evesham Road'],
  ])('“%s” sounds most like %s', (heard, name) => {
    expect(hear(heard)[0]?.name).toBe(name)
  })

  it('counts the hypothesis that is nearest, and the likelier of two', () => {
    expect(hear('even sun rode', 'evesham road')[0]).toEqual({ name: 'Evesham Road', closeness: 0.98 })
    expect(
      hear('mill lane', 'field lane')
        .map(({ name }) => name)
        .slice(0, 2),
    ).toEqual(['Mill Lane', 'Field Lane'])
  })

  it.each(['', '…', 'i would like to speak to somebody'])('hears none of them in “%s”', (heard) => {
    expect(meantBy(hear(heard))).toBeUndefined()
  })
})

describe('what was meant', () => {
  it('was said, word for word', () => {
    expect(meantBy(hear('church street'))).toEqual({ how: 'said', name: 'Church Street' })
  })

  it('is asked about where nothing else is near', () => {
    expect(meantBy(hear('a case your avenue'))).toEqual({ how: 'like', name: 'Acacia Avenue' })
    expect(meantBy(hear('king fishes drive'))).toEqual({ how: 'like', name: 'Kingfisher Drive' })
  })

  it('is one of a few where several are', () => {
    const meant = meantBy(hear('veal lane'))
    expect(meant).toMatchObject({ how: 'among' })
    expect(meant).toHaveProperty('names', expect.arrayContaining(['Mill Lane', 'Field Lane']))
  })

  it('is never more than five', () => {
    const many = Array.from({ length: 30 }, (_, i) => `Mill ${'abcdefghijklmnopqrstuvwxyzäöüß'[i]} Lane`)
    const meant = meantBy(soundsLike([{ text: 'mill lane' }], many))
    expect(meant).toMatchObject({ how: 'among', names: { length: 5 } })
  })
})

describe('names with numbers', () => {
  const homes = ['2 Mill Lane', '12 Mill Lane', '14 Mill Lane', '21 Evesham Road']
  const meant = (...texts: readonly string[]) =>
    meantBy(
      soundsLike(
        texts.map((text) => ({ text })),
        homes,
      ),
    )

  it.each([
    ['twelve mill lane', '12 Mill Lane'],
    ['14 mill lane', '14 Mill Lane'],
    ['twenty one evesham road', '21 Evesham Road'],
  ])('“%s” is %s, whatever else is like it', (said, name) => {
    expect(meant(said)).toEqual({ how: 'said', name })
  })

  it.each([['thirteen mill lane'], ['to mill lane'], ['mill lane'], ['twenty even some road']])(
    'none is taken for “%s”',
    (said) => {
      expect(meant(said)?.how ?? 'among').toBe('among')
    },
  )
})

describe('every list', () => {
  const word = fc.stringMatching(/^[a-z]{3,9}$/)
  const name = fc.tuple(word, word).map((words) => words.join(' '))
  const names = fc.uniqueArray(name, { minLength: 1, maxLength: 150 })

  it('has each of its names nearest when that is heard', () => {
    fc.assert(
      fc.property(names, fc.nat(), (list, n) => {
        const said = list[n % list.length] ?? ''
        const [best] = soundsLike([{ text: said }], list)
        expect(best?.closeness).toBe(1)
      }),
    )
  })

  it('is never taken at its word for a name that it hasn’t', () => {
    fc.assert(
      fc.property(names, name, (list, other) => {
        const meant = meantBy(soundsLike([{ text: other }], list))
        fc.pre(!list.includes(other))
        const isSame =
          meant?.how === 'said' && meantBy(soundsLike([{ text: meant.name }], [other]))?.how === 'said'
        expect(meant?.how === 'said' && !isSame).toBe(false)
      }),
    )
  })

  it('gives closeness between 0 and 1, the nearest first', () => {
    fc.assert(
      fc.property(names, fc.array(fc.string(), { maxLength: 5 }), (list, texts) => {
        const likes = soundsLike(
          texts.map((text) => ({ text })),
          list,
        ).map(({ closeness }) => closeness)
        expect(likes.every((closeness) => closeness > 0 && closeness <= 1)).toBe(true)
        expect(likes).toEqual(likes.toSorted((a, b) => b - a))
      }),
    )
  })
})
