import { readSayHandoff } from '../../../bot/handoff/words'

const { place, opens, say } = readSayHandoff()
const NOW = new Date('2026-11-26T10:00:00Z')

describe('a place in the queue', () => {
  it.each([
    [{ place: 1 }, 'You are next.'],
    [{ place: 2 }, 'One person is before you.'],
    [{ place: 3 }, '2 people are before you.'],
    [{ place: 3, waitMinutes: 12 }, '2 people are before you. It may take about 12 minutes.'],
    [{ place: 2, waitMinutes: 0.4 }, 'One person is before you. It may take about a minute.'],
  ])('%j is said as "%s"', (where, said) => {
    expect(place(where).text).toBe(said)
  })
})

describe('when advisors are next here', () => {
  it.each([
    ['2026-11-26T14:00:00Z', 'at 2pm today', 'at two in the afternoon today'],
    [
      '2026-11-27T09:00:00Z',
      'tomorrow, Friday 27 November, at 9am',
      'tomorrow, Friday the twenty-seventh of November, at nine in the morning',
    ],
    [
      '2026-11-30T09:30:00Z',
      'on Monday 30 November at 9:30am',
      'on Monday the thirtieth of November at half past nine in the morning',
    ],
  ])('%s is "%s"', (opensAt, text, speech) => {
    expect(opens(new Date(opensAt), NOW, 'Europe/London')).toEqual({ text, speech })
  })

  it('is told by the clock on the wall', () => {
    const late = new Date('2026-07-01T22:30:00Z')
    expect(opens(new Date('2026-07-01T23:30:00Z'), late, 'Europe/London').text).toBe(
      'tomorrow, Thursday 2 July, at 12:30am',
    )
  })
})

it('names the advisor in what is said of them', () => {
  expect(say('joined', { name: 'Sam' }).text).toContain('You’re now talking to Sam.')
  expect(say('ended', { name: 'Sam' }).text).toContain('Sam has ended the chat.')
})
