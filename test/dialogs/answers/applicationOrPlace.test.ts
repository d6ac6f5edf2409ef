import { applicationOrPlace, isPlace } from '../../../dialogs/answers/applicationOrPlace'
import { NONE_OF_THESE, oneFoundOrNone } from '../../../dialogs/answers/oneFoundOrNone'
import { context as contextWith } from './context'

const FORMATS = [
  { format: 'YY/NNNNN/TYPE', example: '19/00477/FUL', source: { document: 'd', section: 's' } },
]
const context = contextWith([], [], FORMATS)

describe('an application by its reference, or the place it is at', () => {
  it.each([
    ['24/00123/FUL', '24/00123/FUL'],
    ['it is 24/00123/ful', '24/00123/FUL'],
    ['two four stroke zero zero one two three stroke F U L', '24/00123/FUL'],
    ['24/00123/FUL at EX1 2AB', '24/00123/FUL'],
    ['ex1 2ab', 'EX1 2AB'],
    ['the postcode is EX12AB', 'EX1 2AB'],
    ["I don't have it, but it's EX1 2AB", 'EX1 2AB'],
    // A slip, or another council's: whoever looks it up tells.
    ['145010/AO/2026', '145010/AO/2026'],
  ])('%s', (said, value) => {
    expect(applicationOrPlace.read(said, context)).toEqual({ ok: true, value })
    expect(applicationOrPlace.stored.safeParse(value).success).toBe(true)
    expect(isPlace(value)).toBe(/^EX/.test(value))
  })

  it.each([
    ['PP-12345678', 'planningPortalReference'],
    ['EX1', 'partOfPostcode'],
    ["I don't know", 'noApplicationReference'],
    ['no, sorry', 'noApplicationReference'],
    ['it is the one with the blue door', 'neitherApplicationNorPlace'],
    ['', 'neitherApplicationNorPlace'],
  ])('not "%s": %s', (said, problem) => {
    expect(applicationOrPlace.read(said, context)).toEqual({ ok: false, problem })
  })

  it('is found in passing only where it is this council’s, or a postcode', () => {
    const found = (said: string) => applicationOrPlace.find(said, context)
    expect(found('has 24/00123/FUL been decided at EX1 2AB yet?')).toBe('24/00123/FUL')
    expect(found('what is being built at EX1 2AB')).toBe('EX1 2AB')
    expect(found('is 145010/AO/2026 yours')).toBeUndefined()
    expect(found('do you like parks')).toBeUndefined()
  })

  it('is not stored as anything else', () => {
    for (const other of ['', 'porch', 'EX1', '24', 7, null, { reference: '24/1' }])
      expect(applicationOrPlace.stored.safeParse(other).success).toBe(false)
  })
})

describe('one that was found, or none', () => {
  const choices = [
    { id: '24/00123/FUL', label: 'Front porch, 2 Mill Lane (24/00123/FUL)', also: ['Front porch'] },
    { id: NONE_OF_THESE, label: 'None of these', also: ['none'] },
  ]

  it('is picked by name or place, and never taken in passing', () => {
    const among = contextWith(choices)
    expect(oneFoundOrNone.read('front porch', among)).toEqual({ ok: true, value: '24/00123/FUL' })
    expect(oneFoundOrNone.read('2', among)).toEqual({ ok: true, value: NONE_OF_THESE })
    expect(oneFoundOrNone.read('none', among)).toEqual({ ok: true, value: NONE_OF_THESE })
    expect(oneFoundOrNone.read('24/00124/FUL', among)).toEqual({ ok: false, problem: 'notAnOption' })
    expect(oneFoundOrNone.find('any news on the front porch', among)).toBeUndefined()
  })
})
