import { day } from '../../../dialogs/answers/day'
import { reachBy } from '../../../dialogs/answers/reachBy'
import { language } from '../../../dialogs/services/interpreter/language'
import { partOfDay } from '../../../dialogs/services/partOfDay'
import { context } from '../answers/context'

const choices = (ids: readonly string[]) => ids.map((id) => ({ id, label: id, also: [] }))

describe('a part of the day', () => {
  it.each([
    ['afternoon', 'afternoon'],
    ['morning please', 'morning'],
    ['at 9am', 'morning'],
    ['9', undefined],
    ['at half past two', 'afternoon'],
    ['after 2pm', 'afternoon'],
    ['before noon', 'morning'],
    ['purple', undefined],
  ])('“%s”', (said, part) => {
    const answer = partOfDay.read(said, context(choices(['morning', 'afternoon', 'any'])))
    expect(answer.ok ? answer.value : undefined).toBe(part)
  })
})

describe('how to be reached', () => {
  const known = context(choices(['phone', 'email']))
  it.each([
    ['phone', 'phone'],
    ['07700 900123', 'phone'],
    ['mary@example.com', 'email'],
    ['by carrier pigeon', undefined],
  ])('“%s”', (said, way) => {
    const answer = reachBy.read(said, known)
    expect(answer.ok ? answer.value : undefined).toBe(way)
  })
  it('is not taken from a mention of a phone', () => {
    expect(reachBy.find('it is about a phone call', known)).toBeUndefined()
    expect(reachBy.find('my number is 07700 900123', known)).toBe('phone')
  })
})

describe('a language', () => {
  it.each([
    ['do you speak Urdu', 'urdu'],
    ['polski', 'polish'],
    ['mówisz po polsku', 'polish'],
    ['اردو', 'urdu'],
    ['中文', 'chinese'],
    ['tiếng việt', 'vietnamese'],
    ['sign language', 'bsl'],
    ['panjabi please', 'punjabi'],
    ['Oromo', 'Oromo'],
  ])('“%s” is %s', (said, id) => {
    const answer = language.read(said, context())
    expect(answer).toEqual({ ok: true, value: id })
  })
  it('is said back by its English name, or as it was said', () => {
    expect([language.inWords?.('bsl'), language.inWords?.('Oromo')]).toEqual([
      'British Sign Language',
      'Oromo',
    ])
  })
  it.each(['', '...', '123', 'x'.repeat(61)])('“%s” is none', (said) => {
    expect(language.read(said, context()).ok).toBe(false)
  })
  it('is not guessed where two are named', () => {
    expect(language.find('polish or russian', context())).toBeUndefined()
  })
})

describe('a day that may be past or to come', () => {
  const either = day({ towards: 'past', either: true })
  it.each([
    ['last monday', '2026-11-23'],
    ['next monday', '2026-11-30'],
    ['monday', '2026-11-23'],
    ['3 november', '2026-11-03'],
    ['in two weeks', '2026-12-10'],
  ])('“%s”', (said, expected) => {
    expect(either.read(said, context())).toEqual({ ok: true, value: expected })
  })
})
