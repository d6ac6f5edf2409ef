/** What is said of an application: its stage, its dates, and what comes next. */
import type { Day } from '../../../knowledge/calendar/day'
import type { Application } from '../../../knowledge/planning/application'
import { commentsUntil } from '../../../knowledge/planning/comments'
import type { KnownRegister } from '../../../knowledge/planning/port'
import { type Stage, type Standing, standingOf } from '../../../knowledge/planning/stage'
import { dayName } from '../../dates'
import type { Here } from '../../information/about'
import type { EndingLine } from '../../service'
import { isHolidayAt, registerSaid } from '../registerSaid'

/** Every line of the endings, and what fills it beside the answers. */
export const endingLines = {
  about: ['reference', 'description', 'address'],
  submitted: [],
  invalid: ['day'],
  comments: ['day'],
  moreInformation: ['day'],
  committee: ['day'],
  afterCommittee: ['day'],
  resolvedToGrant: ['day'],
  resolvedToRefuse: ['day'],
  calledIn: ['day'],
  awaiting: [],
  granted: ['day'],
  refused: ['day'],
  withdrawn: ['day'],
  appeal: ['day'],
  appealAllowed: ['day'],
  appealDismissed: ['day'],
  appealSplit: ['day'],
  valid: ['day'],
  commentsOver: ['day'],
  target: ['day'],
  targetAgreed: ['day'],
  targetAgreedUnknown: [],
  overdue: ['day'],
  decidedBefore: ['day'],
  nextSubmitted: [],
  nextInvalid: [],
  nextComments: [],
  nextCommittee: [],
  nextResolved: [],
  nextCalledIn: [],
  nextAwaiting: [],
  nextGranted: [],
  nextRefused: [],
  nextWithdrawn: [],
  nextAppeal: [],
  register: ['day'],
  sample: [],
  noneOfThem: [],
  commentNow: [],
  howToAppeal: [],
} as const
export type Line = keyof typeof endingLines
export type OneLine = EndingLine<Line>

const NEXT: Readonly<Record<Exclude<Stage['at'], 'decided' | 'appealDecided'>, Line>> = {
  submitted: 'nextSubmitted',
  invalid: 'nextInvalid',
  comments: 'nextComments',
  moreInformation: 'nextAwaiting',
  committee: 'nextCommittee',
  afterCommittee: 'nextAwaiting',
  resolved: 'nextResolved',
  calledIn: 'nextCalledIn',
  awaiting: 'nextAwaiting',
  withdrawn: 'nextWithdrawn',
  appeal: 'nextAppeal',
}

const nextOf = (stage: Stage): readonly Line[] => {
  if (stage.at === 'appealDecided') return []
  if (stage.at !== 'decided') return [NEXT[stage.at]]
  return [stage.decision.outcome === 'grant' ? 'nextGranted' : 'nextRefused']
}

const APPEAL_DECIDED = {
  allowed: 'appealAllowed',
  dismissed: 'appealDismissed',
  split: 'appealSplit',
} as const

type Told = { line: Line; day?: Day }

const appealTold = ({ decided }: Extract<Stage, { at: 'appealDecided' }>['appeal']): Told => ({
  // One that was taken back is no stage of its own.
  line: decided.outcome === 'withdrawn' ? 'awaiting' : APPEAL_DECIDED[decided.outcome],
  day: decided.day,
})

/** The line of a stage, and the day in it. */
const stageTold = (stage: Stage): Told => {
  switch (stage.at) {
    case 'submitted':
    case 'awaiting':
      return { line: stage.at }
    case 'invalid':
    case 'moreInformation':
    case 'calledIn':
      return { line: stage.at, day: stage.since }
    case 'comments':
      return { line: stage.at, day: stage.until }
    case 'committee':
    case 'afterCommittee':
    case 'withdrawn':
      return { line: stage.at, day: stage.on }
    case 'resolved':
      return { line: stage.to === 'grant' ? 'resolvedToGrant' : 'resolvedToRefuse', day: stage.on }
    case 'decided':
      return { line: stage.decision.outcome === 'grant' ? 'granted' : 'refused', day: stage.decision.day }
    case 'appeal':
      return { line: stage.at, day: stage.appeal.lodged }
    case 'appealDecided':
      return appealTold(stage.appeal)
  }
}

const targetTold = ({ target, overdue }: Standing): readonly Told[] => {
  if (target === undefined) return []
  const { day, extended } = target
  if (day === undefined) return extended ? [{ line: 'targetAgreedUnknown' }] : []
  if (overdue) return [{ line: 'overdue', day }]
  return [{ line: extended ? 'targetAgreed' : 'target', day }]
}

const OVER: readonly Stage['at'][] = ['decided', 'withdrawn', 'appeal', 'appealDecided']

/** The dates beside the stage's own: when it became valid, until when comments were taken, by when it is due. */
const datesTold = (application: Application, standing: Standing, here: Here): readonly Told[] => {
  const { stage, valid } = standing
  if (valid === undefined) return []
  if (OVER.includes(stage.at)) {
    const { decision } = application
    const isSaid = stage.at === 'decided' || stage.at === 'withdrawn' || decision === undefined
    return [
      { line: 'valid', day: valid },
      ...(isSaid ? [] : [{ line: 'decidedBefore', day: decision.day } as const]),
    ]
  }
  const until = commentsUntil(application, here.now.day, isHolidayAt(here))
  const isOver = until !== undefined && until < here.now.day
  return [
    { line: 'valid', day: valid },
    ...(isOver ? [{ line: 'commentsOver', day: until } as const] : []),
    ...targetTold(standing),
  ]
}

const filled =
  (here: Here) =>
  ({ line, day }: Told): OneLine =>
    day === undefined ? line : { line, with: { day: dayName(day, here.now.day) } }

/** Everything that is said of an application today. */
export const applicationSaid = (
  application: Application,
  known: KnownRegister,
  here: Here,
): { say: readonly OneLine[]; options: readonly Line[] } => {
  const { reference, description, address } = application
  const standing = standingOf(application, here.now.day, isHolidayAt(here))
  const { stage } = standing
  const isRefused = stage.at === 'decided' && stage.decision.outcome === 'refuse'
  return {
    say: [
      { line: 'about', with: { reference, description, address } },
      ...[stageTold(stage), ...datesTold(application, standing, here)].map(filled(here)),
      ...nextOf(stage),
      ...registerSaid(known, here),
    ],
    options: [
      ...(stage.at === 'comments' ? (['commentNow'] as const) : []),
      ...(isRefused ? (['howToAppeal'] as const) : []),
    ],
  }
}
