import { join } from 'node:path'
import { lasting } from '../../../bot/console/lasting'
import { type LineParts, shownLine } from '../../../bot/console/line'
import { offersTo, ownOf, waitingIn } from '../../../bot/console/sections'
import type { Handoff, HandoffState } from '../../../bot/handoff/handoff'
import type { QueuedHandoff } from '../../../bot/handoff/handoffs'
import { readPageWords } from '../../../bot/web/pages/words'
import { projectRoot } from '../../../knowledge/root'
import { anAdvisor } from '../support/anAdvisor'
import { packs } from '../support/open311'

const words = readPageWords(join(projectRoot, 'bot', 'console', 'words.en.yaml'))
const MINUTE = 60_000
const NOW = new Date('2026-11-26T10:00:00Z')
const ago = (minutes: number): Date => new Date(NOW.getTime() - minutes * MINUTE)

const sam = anAdvisor({ id: 'sam', name: 'Sam' })
const parts: LineParts = {
  words,
  packs,
  patience: { soon: MINUTE, late: 2 * MINUTE, queue: 10 * MINUTE, offer: 30_000 },
}

const one = (
  id: string,
  state: HandoffState,
  more: Partial<QueuedHandoff> = {},
  as: Partial<Handoff> = {},
) => ({
  handoff: {
    id,
    council: 'otherford',
    conversation: id,
    channel: 'webchat',
    team: 'customer-services',
    language: 'en-GB',
    priority: 'normal',
    state,
    version: 1,
    queuedAt: ago(5),
    since: ago(4),
    passedBy: [],
    context: { particulars: [], references: [], distress: false },
    reopened: 0,
    ...as,
  } satisfies Handoff,
  viewers: [],
  isUnanswered: false,
  ...more,
})

const said = (minutes: number, from = 'resident'): Partial<QueuedHandoff> => ({
  last: { from, text: 'hello', at: ago(minutes), seq: 3 },
  isUnanswered: from === 'resident',
})

describe('how long something has lasted', () => {
  it.each([
    [0, 'less than a minute'],
    [59_999, 'less than a minute'],
    [MINUTE, '1 minute'],
    [59 * MINUTE, '59 minutes'],
    [60 * MINUTE, '1 hour'],
    [65 * MINUTE, '1 hour 5 minutes'],
    [121 * MINUTE, '2 hours 1 minute'],
    [24 * 60 * MINUTE, '1 day'],
    [50 * 60 * MINUTE, '2 days'],
  ])('is said of %d ms as “%s”', (ms, says) => {
    expect(lasting(words, ms)).toBe(says)
  })
})

describe('one’s lists', () => {
  const mine = { advisor: 'sam' }
  const all = [
    one('queued', 'queued'),
    one('offered-me', 'offered', {}, mine),
    one('offered-kim', 'offered', {}, { advisor: 'kim' }),
    one('call', 'callbackScheduled'),
    one('kims', 'active', said(9), { advisor: 'kim' }),
    one('wrap', 'wrapUp', said(30), mine),
    one('waits', 'waiting', said(3, 'advisor'), mine),
    one('answered', 'active', said(8, 'advisor'), mine),
    one('newer', 'active', said(1), mine),
    one('older', 'active', said(2), mine),
  ]
  const ids = (list: readonly QueuedHandoff[]) => list.map(({ handoff }) => handoff.id)

  it('puts whoever has waited longest for an answer first, and what waits for others last', () => {
    expect(ids(ownOf({ all }, sam))).toEqual(['older', 'newer', 'answered', 'waits', 'wrap'])
  })

  it('keeps offers, queue and calls apart', () => {
    expect(ids(offersTo({ all }, sam))).toEqual(['offered-me'])
    const { queue, callbacks } = waitingIn({ all }, sam)
    expect(ids(queue)).toEqual(['queued', 'offered-kim'])
    expect(ids(callbacks)).toEqual(['call'])
  })
})

describe('one line', () => {
  const shown = (given: QueuedHandoff) => shownLine(parts, { people: [] }, given, NOW)

  it.each([
    [0.5, undefined],
    [1, 'answerSoon'],
    [1.9, 'answerSoon'],
    [2, 'late'],
  ])('of a resident who has waited %d minutes for an answer says %s', (minutes, hurry) => {
    expect(shown(one('a', 'active', said(minutes))).hurry).toBe(hurry)
  })

  it('hurries nobody whose resident is to speak, or who has none', () => {
    expect(shown(one('a', 'active', said(9, 'advisor')))).not.toHaveProperty('hurry')
    expect(shown(one('a', 'queued', said(9)))).not.toHaveProperty('unanswered')
  })

  it.each([
    ['queued', 9.9, false],
    ['queued', 10, true],
    ['active', 30, false],
  ] as const)('of one that is %s and asked %d minutes ago is late: %s', (state, minutes, isLate) => {
    expect(shown(one('a', state, {}, { queuedAt: ago(minutes) })).isLate).toBe(isLate)
  })

  it('says channel, language, council and team in words, and why it goes first', () => {
    const { listed, team, because, about } = shown(
      one(
        'a',
        'queued',
        {},
        {
          language: 'cy',
          priority: 'safety',
          context: { particulars: [], references: [], distress: false, urgentBecause: 'smells gas' },
        },
      ),
    )
    expect(listed).toMatch(/^web chat, Welsh, /)
    expect({ team, because, about }).toEqual({
      team: 'Customer services',
      because: 'smells gas',
      about: 'Something else',
    })
  })

  it('says whom to call', () => {
    const callback = { phone: '07700900123', name: 'Ann' }
    expect(shown(one('a', 'callbackScheduled', {}, { callback })).callback).toBe('Call Ann, 07700900123')
  })
})
