import { join } from 'node:path'
import type { Target } from '../../../dialogs/information/about'
import { noWorld } from '../../../dialogs/ports'
import type { World } from '../../../dialogs/service'
import { isOpenIn, openOn } from '../../../dialogs/services/openThen'
import { openArticles } from '../../../knowledge/articles'
import { loadBankHolidays } from '../../../knowledge/calendar/bankHolidays'
import { workingDays } from '../../../knowledge/calendar/workingDays'
import { knowledgeFolder, loadKnowledge } from '../../../knowledge/load'

const holidays = loadBankHolidays().england
const [pack] = loadKnowledge().councils.values()
if (pack === undefined) throw new Error('there is no council')
const articles = openArticles(join(knowledgeFolder(), 'articles'))()

/** A Tuesday at ten. */
const worldAt = (day = '2026-11-24', time = '10:00'): World => ({
  ports: noWorld,
  here: {
    pack,
    articles,
    holidays,
    workingDays: workingDays(holidays),
    at: new Date(`${day}T${time}:00Z`),
    now: { day, time },
    channel: 'terminal',
  },
})

const source = { document: 'd', section: 's' }
const line: Target = {
  id: 'line',
  name: 'the line',
  kind: 'phone',
  hours: {
    mon: [{ from: '09:00', to: '17:00' }],
    tue: [{ from: '09:00', to: '17:00' }],
    wed: [{ from: '13:30', to: '17:30' }],
    thu: [
      { from: '09:00', to: '12:00' },
      { from: '13:00', to: '17:00' },
    ],
    fri: [{ from: '09:00', to: '12:30' }],
    sat: [{ from: '09:00', to: '12:00' }],
    sun: [],
    onBankHolidays: 'notPublished',
    source,
  },
}

describe('when somebody is there', () => {
  it.each([
    ['a Monday', '2026-11-30', true, true],
    ['a Wednesday that begins after lunch', '2026-11-25', false, true],
    ['a Thursday with a break at noon', '2026-11-26', true, true],
    ['a Friday that ends after noon', '2026-11-27', true, true],
    ['a Saturday morning', '2026-11-28', true, false],
    ['a Sunday', '2026-11-29', false, false],
    ['Christmas Day, of which nothing is published', '2026-12-25', false, false],
  ])('%s', (_, day, morning, afternoon) => {
    const then = openOn(line, day, worldAt())
    expect([isOpenIn(then, 'morning'), isOpenIn(then, 'afternoon')]).toEqual([morning, afternoon])
    expect(isOpenIn(then, 'any')).toBe(morning || afternoon)
  })

  it('what is over today is left out', () => {
    expect(isOpenIn(openOn(line, '2026-11-28', worldAt('2026-11-28', '12:00')), 'any')).toBe(false)
    expect(isOpenIn(openOn(line, '2026-11-28', worldAt('2026-11-28', '11:59')), 'any')).toBe(true)
  })

  it.each([
    ['a working day', '2026-11-25', true],
    ['a Saturday', '2026-11-28', false],
    ['a bank holiday', '2026-12-28', false],
  ])('where hours aren’t published, %s', (_, day, isOpen) => {
    expect(isOpenIn(openOn(undefined, day, worldAt()), 'any')).toBe(isOpen)
    expect(isOpenIn(openOn({ ...line, hours: 'notPublished' }, day, worldAt()), 'any')).toBe(isOpen)
  })
})
