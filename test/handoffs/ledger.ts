/** What residents and advisors were told came of what they did: no more is known of a process that may die. */
import type { Act, Outcome } from './acts'

/** Something that was said, and the number it was acknowledged with; without one it was refused. */
export interface Spoken {
  conversation: string
  /** `resident`, or an advisor's id. */
  by: string
  text: string
  seq?: number
}

/** How often somebody was told that a thing was done, and how often a process died over it. */
export interface Told {
  advisor: string
  handoff: string
  what: Act['do']
  done: number
  unsure: number
}

export interface Ledger {
  spoken: readonly Spoken[]
  told: readonly Told[]
  /** `deaths`: so often it was asked in vain before it was answered. */
  write(act: Act, outcome: Outcome, conversation: string, deaths?: number): void
}

export const createLedger = (): Ledger => {
  const spoken: Spoken[] = []
  const told = new Map<string, Told>()
  const say = (one: Spoken, { seq, refused }: Outcome): void => {
    spoken.push({ ...one, ...(refused === undefined && seq !== undefined ? { seq } : {}) })
  }
  return {
    spoken,
    get told() {
      return [...told.values()]
    },
    write: (act, outcome, conversation, deaths = 0) => {
      if (act.do === 'says') say({ conversation, by: 'resident', text: act.text }, outcome)
      if (!('handoff' in act)) return
      if (act.do === 'answers') return say({ conversation, by: act.advisor, text: act.text }, outcome)
      const key = `${act.do} ${act.handoff} ${act.advisor}`
      const { advisor, handoff, do: what } = act
      const one = told.get(key) ?? { advisor, handoff, what, done: 0, unsure: 0 }
      told.set(key, one)
      one.done += outcome.refused === undefined ? 1 : 0
      one.unsure += deaths
    },
  }
}
