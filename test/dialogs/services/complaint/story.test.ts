import * as fc from 'fast-check'
import type { AnswerContext } from '../../../../dialogs/answers/kind'
import { aboutChoices, aboutKind, underHeading } from '../../../../dialogs/services/complaint/about'
import { storyOf } from '../../../../dialogs/services/complaint/story'

const plain = (told: string): string | undefined =>
  aboutKind.find(told, { choices: aboutChoices(told) } as AnswerContext)

const picked = (said: string, told = ''): string | undefined => {
  const read = aboutKind.read(said, { choices: aboutChoices(told) } as AnswerContext)
  return read.ok ? read.value : undefined
}

describe('what a story is plainly about', () => {
  it.each([
    ['Three weeks running you have left my bin full and nobody says why', 'service'],
    ['nobody rings me back about my council tax and I have had enough of it', 'service'],
    ['your contractor cut down my hedge and drove off without a word to anybody', 'service'],
    ['the man at the desk laughed at me in front of everybody in the queue', 'treatment'],
    ['the bin men swore at my son when he asked them to move the lorry', 'treatment'],
    ['your officer gave my address to my ex and I had to move house', 'personal-data'],
    ['you are my landlord and the roof has leaked since January with no repair', 'council-home'],
  ])('%s: %s', (told, about) => {
    expect(plain(told)).toBe(about)
  })
  it.each([
    'your lorry blocks the road by the school each morning and nobody can get past it',
    'I rang about the bins and you told me to ask the county council about it instead',
    'the planning committee gave permission next door though we all objected to the plans',
    'my councillor said the bins would be sorted and they never were in the end',
    'it was awful and it went on for a very long time and I am still cross',
  ])('is asked, where it may go elsewhere or nothing is named: %s', (told) => {
    expect(plain(told)).toBeUndefined()
  })
  it.each([
    ['complain about a school', 'care'],
    ['a councillor', 'councillor'],
    ['about a parking ticket', 'decision'],
    ['complain about the police', 'other-body'],
  ])('in a few words nothing is mentioned by the way: %s', (said, about) => {
    expect(plain(said)).toBe(about)
  })
})

describe('what may be picked', () => {
  it.each([
    ['1', 'service'],
    ['something the council did', 'service'],
    ['how they treated me', 'treatment'],
    ['a parking fine', 'decision'],
    ['planning', 'decision'],
    ['a school', 'care'],
    ['somebody else', 'other-body'],
    ['my councilor', 'councillor'],
  ])('%s: %s', (said, about) => {
    expect(picked(said)).toBe(about)
  })
  it('is what the story names first, and nothing twice', () => {
    const choices = aboutChoices('the teacher shouts at her and the parking ticket was unfair')
    expect(choices.slice(0, 2).map(({ id }) => id)).toEqual(['parking-ticket', 'school'])
    expect(new Set(choices.map(({ id }) => id)).size).toBe(choices.length)
    expect(picked('the teacher', 'the teacher shouts at her')).toBe('school')
  })
  it('under a heading is everything that belongs there, and nothing under anything else', () => {
    expect(underHeading('care').map(({ id }) => id)).toEqual([
      'school',
      'education',
      'adult-care',
      'childrens-care',
    ])
    expect(underHeading('service')).toEqual([])
    expect(underHeading(undefined)).toEqual([])
  })
})

describe('what a story shows', () => {
  it.each([
    ['the man was racist to my husband', ['unequal']],
    ["you wouldn't let me in because of my wheelchair and it is discrimination", ['unequal']],
    ['she was so rude and slammed the phone down', ['impolite']],
    ['he was racist and he laughed at us', ['unequal', 'impolite']],
    ['my bin was not emptied', ['missedBin']],
    ['my bin was not emptied again', ['again', 'missedBin']],
    ['I have been in tears all week', ['distressed']],
    ['the bill is wrong', []],
  ])('%s: %j', (told, signs) => {
    expect([...storyOf(told).signs]).toEqual(signs)
  })
  it('is read whatever is told, and the same each time', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 300 }), fc.string({ maxLength: 300 }), (one, other) => {
        const first = storyOf(one)
        storyOf(other)
        expect(storyOf(one)).toEqual(first)
      }),
    )
  })
})
