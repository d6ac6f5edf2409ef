import type { Handoff } from '../../../bot/handoff/handoff'
import { placeOf, type Queue } from '../../../bot/handoff/queue'

const AT = new Date('2026-11-26T10:00:00Z')
const minutes = (count: number) => new Date(AT.getTime() + count * 60_000)

const one = (id: string, given: Partial<Handoff> = {}): Handoff => ({
  id,
  council: 'otherford',
  conversation: id,
  channel: 'webchat',
  team: 'customer-services',
  language: 'en',
  priority: 'normal',
  state: 'queued',
  version: 1,
  queuedAt: AT,
  since: AT,
  passedBy: [],
  context: { particulars: [], references: [], distress: false },
  reopened: 0,
  ...given,
})
const wait = (waited: number, given: Partial<Queue['waits'][number]> = {}): Queue['waits'][number] => ({
  council: 'otherford',
  team: 'customer-services',
  queuedAt: minutes(-30),
  acceptedAt: minutes(-30 + waited),
  ...given,
})

describe('how long it takes', () => {
  it.each([
    ['two of them say nothing', [4, 6], 0, undefined],
    ['three are enough', [4, 6, 8], 0, 6],
    ['what was waited already counts', [4, 6, 8], 5, 1],
    ['and never says that the time is up', [4, 6, 8], 60, 1],
    ['only the last ten count', [...Array(10).fill(2), ...Array(20).fill(600)], 0, 2],
  ])('%s', (_, waited, already, told) => {
    const queue = { waiting: [], waits: waited.map((each) => wait(each)) }
    expect(placeOf(one('a'), queue, minutes(already)).waitMinutes).toBe(told)
  })

  it('is told from this very queue alone', () => {
    const waits = [
      ...Array.from({ length: 5 }, () => wait(90, { team: 'benefits' })),
      ...Array.from({ length: 5 }, () => wait(90, { council: 'elsewhere' })),
      wait(2),
      wait(2),
    ]
    expect(placeOf(one('a'), { waiting: [], waits }, AT)).toEqual({ place: 1 })
  })
})

describe('a place', () => {
  const waiting = [
    one('early', { queuedAt: minutes(-9) }),
    one('urgent', { queuedAt: minutes(3), priority: 'safety' }),
    one('vulnerable', { queuedAt: minutes(2), priority: 'vulnerable' }),
    one('called', { queuedAt: minutes(-5), state: 'callbackScheduled' }),
    one('offered', { queuedAt: minutes(-4), state: 'offered', advisor: 'sam' }),
    one('benefits', { queuedAt: minutes(-20), team: 'benefits' }),
    one('elsewhere', { queuedAt: minutes(-20), council: 'elsewhere' }),
    one('late', { queuedAt: minutes(5) }),
  ]
  it.each([
    ['urgent', 1],
    ['vulnerable', 2],
    ['early', 3],
    ['called', 4],
    ['offered', 5],
    ['late', 6],
    ['benefits', 1],
    ['elsewhere', 1],
  ])('of %s is %i', (id, place) => {
    const found = waiting.find((each) => each.id === id)
    expect(found && placeOf(found, { waiting, waits: [] }, AT)).toEqual({ place })
  })
})
