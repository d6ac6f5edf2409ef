import type { Action } from './intents'

/** From which confidence on to act, and to ask; below, or when the text is less `familiar` than this, to pass. */
export interface Thresholds {
  act: number
  ask: number
  familiar: number
  /** What these thresholds cost a resident on average, on phrases not seen in training; see `COST`. */
  cost: number
}

/**
 * What each outcome costs a resident, in turns lost. A wrong answer given as if sure costs most: it is believed, or the
 * conversation goes the wrong way and must be turned round, or somebody waits in for nothing. A question costs a turn at
 * most, as a likely answer is given with it; and more when no choice fits.
 */
export const COST = { actWrong: 15, askRight: 1, askWrong: 3, pass: 2 } as const

/** How many likeliest guesses a question offers. */
export const OFFERED = 3

/** One text that training had not seen: how sure, how familiar, and where the right label stood (0 is first). */
export interface Trial {
  confidence: number
  familiar: number
  place: number
}

/** What to do with a guess. */
export const actionFor = (confidence: number, familiar: number, thresholds: Thresholds): Action => {
  if (familiar < thresholds.familiar || confidence < thresholds.ask) return 'pass'
  return confidence < thresholds.act ? 'ask' : 'act'
}

/**
 * A question is worth asking when one of its choices is as likely as this to fit: below, passing on costs less. It
 * follows from `COST`.
 */
export const WORTH_ASKING = (COST.askWrong - COST.pass) / (COST.askWrong - COST.askRight)

const costOf = ({ confidence, familiar, place }: Trial, thresholds: Thresholds): number => {
  const action = actionFor(confidence, familiar, thresholds)
  if (action === 'pass') return COST.pass
  if (action === 'ask') return place < OFFERED ? COST.askRight : COST.askWrong
  return place === 0 ? 0 : COST.actWrong
}

const averageCost = (trials: readonly Trial[], thresholds: Thresholds): number =>
  trials.reduce((sum, trial) => sum + costOf(trial, thresholds), 0) / Math.max(1, trials.length)

/** Per cent of known phrases that may be less familiar than the gate: what a gate against nonsense may cost us. */
const UNFAMILIAR = 0.005

const familiarGate = (trials: readonly Trial[]): number => {
  const sorted = trials.map(({ familiar }) => familiar).sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length * UNFAMILIAR)] ?? 0
}

const between = (from: number, to: number, step: number): number[] =>
  Array.from(
    { length: Math.round((to - from) / step) + 1 },
    (_, i) => Math.round((from + i * step) * 1000) / 1000,
  )

/** The thresholds that cost residents least on phrases that training had not seen. */
export const chooseThresholds = (trials: readonly Trial[]): Thresholds => {
  const familiar = familiarGate(trials)
  const tried = between(0.4, 0.99, 0.01).flatMap((act) =>
    between(0.05, 0.4, 0.05).map((ask) => {
      const thresholds = { act, ask, familiar, cost: 0 }
      return { ...thresholds, cost: averageCost(trials, thresholds) }
    }),
  )
  return tried.reduce((best, each) => (each.cost < best.cost ? each : best))
}
