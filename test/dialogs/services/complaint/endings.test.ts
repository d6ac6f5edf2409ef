import type { Here } from '../../../../dialogs/information/about'
import { destinationOf } from '../../../../dialogs/services/complaint/about'
import { type Complaint, endingOf, isTaken } from '../../../../dialogs/services/complaint/endings'
import { loadKnowledge } from '../../../../knowledge/load'

const { councils } = loadKnowledge()

const hereIn = (council: string): Here => {
  const pack = councils.get(council)
  if (pack === undefined) throw new Error(council)
  return { pack } as Here
}

const told = (council: string, more: Partial<Complaint> & { about?: string }): Complaint => {
  const story = more.story ?? 'you lost my letter'
  const destination = destinationOf(
    { story, about: more.about ?? 'service', which: more.which },
    hereIn(council).pack,
  )
  return { story, destination, ...more }
}

const ended = (council: string, more: Partial<Complaint>) => endingOf(told(council, more), hereIn(council))

describe('how a complaint is marked', () => {
  it.each([
    [{ story: 'he was racist to me' }, ['unequalTreatment']],
    [{ story: 'she was rude' }, ['impolite']],
    [{ story: 'he was racist and rude' }, ['unequalTreatment', 'impolite']],
    [{ treated: 'both' }, ['unequalTreatment', 'impolite']],
    [{ treated: 'unequal' }, ['unequalTreatment']],
    [{ treated: 'impolite' }, ['impolite']],
    [{ treated: 'neither' }, []],
    [{ treated: 'notSaid' }, []],
    [{}, []],
  ] as const)('%j: %j', (more, marks) => {
    expect(ended('rossendale', more).opens?.marks).toEqual(marks)
  })
})

describe('a case', () => {
  it.each([...councils.keys()])('is promised what %s promises, by its own documents', (council) => {
    const { opens, say } = ended(council, {})
    expect(opens?.promise).toEqual({ about: 'complaint', stage: 'reply' })
    const hasTimes = hereIn(council).pack.standards.some(
      ({ about, within }) => about === 'complaint' && within,
    )
    expect(say.includes('noTimes')).toBe(!hasTimes)
  })
  it('of somebody who had an answer is the next stage', () => {
    expect(ended('redditch', { before: 'answered' }).opens).toMatchObject({
      what: 'whatAgain',
      facts: { stage: 2 },
    })
    expect(ended('redditch', { before: 'told' }).opens).toMatchObject({ what: 'what', facts: { stage: 1 } })
  })
  it('about a decision says that the other way has a limit of its own', () => {
    const { say } = ended('redditch', { about: 'decision', which: 'planning-decision', way: 'complain' })
    expect(say).toContain('appealToo')
  })
  it.each([
    ['personal-data', 'dataToo'],
    ['council-home', 'homeToo'],
  ])('about %s says who is above us there: %s', (about, line) => {
    expect(ended('charnwood', { about }).say).toContain(line)
  })
  it('is followed by the equality questions, but not for somebody in distress', () => {
    expect(ended('redditch', {}).afterwards).toBe('equality')
    expect(ended('redditch', { story: 'I have been in tears all week' }).afterwards).toBeUndefined()
  })
})

describe('no case', () => {
  it.each([
    { about: 'care', which: 'school' },
    { about: 'other-body' },
    { about: 'councillor', way: 'know' },
    { about: 'decision', which: 'parking-ticket', way: 'know' },
    { before: 'no', sort: 'sort', story: 'my bin was not emptied' },
    { story: 'the potholes in my road', whose: 'theirs' },
  ] as const)('%j', (more) => {
    expect(isTaken(told('rossendale', more))).toBe(false)
    expect(ended('rossendale', more)).not.toHaveProperty('opens')
    expect(ended('rossendale', more)).not.toHaveProperty('afterwards')
  })
  it('is never the end for what is the council’s own', () => {
    expect(isTaken(told('central-bedfordshire', { story: 'the potholes in my road' }))).toBe(true)
    expect(isTaken(told('rossendale', { story: 'the potholes in my road', whose: 'ours' }))).toBe(true)
    expect(isTaken(told('rossendale', { about: 'councillor', way: 'complain' }))).toBe(true)
  })
})
