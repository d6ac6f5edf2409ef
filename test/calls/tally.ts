import { percent, shareOf, table } from '../evaluate/measure'
import type { Fate } from './oneCall'

/** Passed to a person, nothing is done that is wrong. */
const PERSON = 'advisor.handoff'
const EMERGENCY = 'safety.emergency'

const isRight = ({ topic, enquiry }: Fate): boolean => topic === enquiry.intent

const isWrong = ({ first, topic, enquiry }: Fate): boolean =>
  first === 'acted' && topic !== enquiry.intent && topic !== PERSON

const isLost = ({ first, topic, warned, enquiry }: Fate): boolean =>
  enquiry.intent === EMERGENCY && first === 'acted' && topic !== EMERGENCY && topic !== PERSON && !warned

const HEAD = [
  'line',
  'calls',
  'right after at most one question',
  'of which unasked',
  'acted on a wrong topic',
  'asked again',
  'asked, and not that',
  'emergencies',
  'lost unasked',
]

const row = (name: string, fates: readonly Fate[]): string[] => {
  const share = (test: (fate: Fate) => boolean) => `${percent(shareOf(fates, test))} %`
  const isAsked = ({ first }: Fate): boolean => first === 'asked' || first === 'danger'
  return [
    name,
    String(fates.length),
    share(isRight),
    share((fate) => isRight(fate) && fate.first === 'acted'),
    share(isWrong),
    share(({ first }) => first === 'again'),
    share((fate) => isAsked(fate) && !isRight(fate)),
    String(fates.filter(({ enquiry }) => enquiry.intent === EMERGENCY).length),
    String(fates.filter(isLost).length),
  ]
}

/** Of all calls, and by the line they came over. */
export const tallyOf = (fates: readonly Fate[]): string => {
  const bands = [...new Set(fates.map(({ enquiry }) => enquiry.band ?? 'all'))].sort()
  const rows = bands.map((band) =>
    row(
      band,
      fates.filter(({ enquiry }) => (enquiry.band ?? 'all') === band),
    ),
  )
  return table([HEAD, row('every line', fates), ...rows])
}
