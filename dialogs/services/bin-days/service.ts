import { addDays, type Day } from '../../../knowledge/calendar/day'
import type { Collection } from '../../../knowledge/collections/collections'
import type { PropertyCollections } from '../../../knowledge/collections/port'
import { NOT_LISTED } from '../../answers/home'
import { dayName, timeOfDay } from '../../dates'
import type { Here } from '../../information/about'
import { bullets, joined, listed, type Said, same } from '../../said'
import type { EndingLine } from '../../service'
import { Service } from '../../service'
import { binName, binsAtHome } from '../homeBins'

const endingLines = {
  notListed: [],
  noBins: [],
  at: [],
  days: ['days'],
  none: [],
  moved: ['bins', 'usual', 'day'],
  movedBecause: ['bins', 'usual', 'day', 'reason'],
  cancelled: ['bins', 'usual'],
  cancelledBecause: ['bins', 'usual', 'reason'],
  outBy: ['time'],
  calendar: [],
  sample: [],
} as const
type OneLine = EndingLine<keyof typeof endingLines>

/** So many days of collection are told; more is a list to look at, and there is a page for that. */
const MOST_DAYS = 4
/** A change further off than this is told when it is nearer. */
const CHANGES_WITHIN_DAYS = 21

const lower = (name: string): string => `${name.slice(0, 1).toLowerCase()}${name.slice(1)}`

const namesOf = (codes: readonly string[], { services }: PropertyCollections, { pack }: Here): Said => {
  const names = services.filter(({ code }) => codes.includes(code)).map((service) => binName(pack, service))
  return listed([...new Set(names)].map((name) => same(lower(name))))
}

const dayLine = (day: Day, on: readonly Collection[], bins: PropertyCollections, here: Here): Said =>
  joined(
    [
      { text: `**${dayName(day, here.now.day).text}**`, speech: dayName(day, here.now.day).speech },
      namesOf(
        on.map(({ service }) => service),
        bins,
        here,
      ),
    ],
    ': ',
  )

const nextDays = (bins: PropertyCollections, here: Here): readonly Said[] => {
  const ahead = bins.collections.filter(({ day }) => day >= here.now.day)
  const days = [...new Set(ahead.map(({ day }) => day))].slice(0, MOST_DAYS)
  return days.map((day) =>
    dayLine(
      day,
      ahead.filter((one) => one.day === day),
      bins,
      here,
    ),
  )
}

/** "Your day has changed from Friday to Saturday": one line for all that moved alike. */
const changesSaid = (bins: PropertyCollections, here: Here): readonly OneLine[] => {
  const { day: today } = here.now
  const near = bins.changes.filter(
    ({ usual, day }) => (day ?? usual) >= today && usual <= addDays(today, CHANGES_WITHIN_DAYS),
  )
  const alike = new Map<string, typeof near>()
  for (const change of near) {
    const key = `${change.usual} ${change.day ?? ''} ${change.reason ?? ''}`
    alike.set(key, [...(alike.get(key) ?? []), change])
  }
  return [...alike.values()].flatMap(([first, ...others]): readonly OneLine[] => {
    if (first === undefined) return []
    const { usual, day, reason } = first
    const told = {
      bins: namesOf(
        [first, ...others].map(({ service }) => service),
        bins,
        here,
      ),
      usual: dayName(usual, today),
      reason: reason ?? '',
    }
    if (day === undefined)
      return [{ line: reason === undefined ? 'cancelled' : 'cancelledBecause', with: told }]
    return [
      {
        line: reason === undefined ? 'moved' : 'movedBecause',
        with: { ...told, day: dayName(day, today) },
      },
    ]
  })
}

const outBySaid = ({ services }: PropertyCollections): readonly OneLine[] => {
  const [time, ...others] = new Set(services.map(({ outBy }) => outBy))
  return time === undefined || others.length > 0 ? [] : [{ line: 'outBy', with: { time: timeOfDay(time) } }]
}

/** "When is my bin day?": the next collections at a home, and what has changed. */
export const binDays = Service.named('bin-days')
  .about('bins.collection_day')
  .answersOnly()
  .answersQuestions()
  .atHome()
  .find('bins', binsAtHome)
  .ends(endingLines, ({ home, place, bins }, here) => {
    const sample: readonly OneLine[] = place.sample ? ['sample'] : []
    if (home === NOT_LISTED) return { say: ['notListed', ...sample] }
    if (bins === undefined || bins.services.length === 0) return { say: ['noBins', ...sample] }
    const days = nextDays(bins, here)
    const told: readonly OneLine[] =
      days.length === 0 ? ['none'] : ['at', { line: 'days', with: { days: bullets(days) } }]
    return { say: [...told, ...changesSaid(bins, here), ...outBySaid(bins), 'calendar', ...sample] }
  })
