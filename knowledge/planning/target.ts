/** By when a council is to decide, counted from the day an application is valid, never from its submission. England. */
import type { Day } from '../calendar/day'
import { addDays } from '../calendar/day'
import type { Application, ApplicationType, Scale } from './application'
import { lastOf, validFrom } from './dates'

const WEEK = 7

/**
 * Article 34(2) of the Town and Country Planning (Development Management Procedure) (England) Order 2015: 13 weeks for
 * major development, else 8, "beginning with the day immediately following" receipt of the valid application, so that the
 * last day is so many weeks after it. 16 weeks with an environmental statement (the Order as amended by SI 2017/571).
 */
const PERMISSION: Readonly<Record<Scale, number>> = { minor: 8 * WEEK, major: 13 * WEEK, eia: 16 * WEEK }

const permission = (scale: Scale): number => PERMISSION[scale]
/** Waste and minerals are major development whatever their size (article 2 of the Order). */
const alwaysMajor = (scale: Scale): number => PERMISSION[scale === 'minor' ? 'major' : scale]
const always = (days: number) => (): number => days
const none = (): undefined => undefined

/** Days from the valid day to the last day; none where the law has no one clock, and only the register can tell. */
const CLOCKS: Readonly<Record<ApplicationType, (scale: Scale) => number | undefined>> = {
  hh: permission,
  full: permission,
  outline: permission,
  'reserved-matters': permission,
  'demolition-con-area': permission,
  s73: permission,
  'waste-dev': alwaysMajor,
  'extraction-oil-gas': alwaysMajor,
  /** Regulation 3 of the Planning (Listed Buildings and Conservation Areas) Regulations 1990, as SI 2008/551 has it. */
  lbc: always(8 * WEEK),
  /** Regulation 16(1) of the Town and Country Planning (Control of Advertisements) (England) Regulations 2007. */
  advertising: always(8 * WEEK),
  /** Article 27(2) of the Order. */
  'approval-condition': always(8 * WEEK),
  /** GOV.UK, Tree Preservation Orders and trees in conservation areas: eight weeks, then an appeal may be made. */
  'consent-under-tpo': always(8 * WEEK),
  /** Section 211(3) of the Town and Country Planning Act 1990: work may begin when six weeks are over. */
  'notice-trees-in-con-area': always(6 * WEEK),
  /** Article 10 of the Order. */
  'non-material-amendment': always(28),
  /** 28, 42 or 56 days, each class of the General Permitted Development Order with its own. */
  'prior-approval': none,
  ldc: none,
  pip: none,
  'hedgerow-removal': none,
  other: none,
}

export interface Target {
  /** The last day; missing: it isn't known. */
  day?: Day
  /** More time was agreed in writing: article 34(2)(c). */
  extended: boolean
}

/** By when a decision is due, as it stands on a day; `undefined` before the application is valid. */
export const targetOf = (application: Application, by: Day): Target | undefined => {
  const valid = validFrom(application, by)
  if (valid === undefined) return undefined
  const extension = lastOf(application, ['time-extension-agreed'], by)
  if (extension !== undefined && extension.day >= valid)
    return { extended: true, ...(extension.until === undefined ? {} : { day: extension.until }) }
  const days = CLOCKS[application.type](application.scale)
  const day = application.target ?? (days === undefined ? undefined : addDays(valid, days))
  return { extended: false, ...(day === undefined ? {} : { day }) }
}
