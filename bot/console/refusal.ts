import { BotError, type FaultCode } from '../errors'
import type { PageWords } from '../web/pages/words'

/** What went wrong, in words, and the status that goes with it. */
export interface Refusal {
  problem: string
  status: number
  /** True when there is no page of that conversation for this advisor (any more). */
  isGone: boolean
}

const LINES: Partial<Record<FaultCode, string>> = {
  advisor_full: 'full',
  advisor_away: 'away',
  not_owner: 'notYours',
  handoff_state: 'cannotNow',
  handoff_unknown: 'gone',
  not_allowed: 'notAllowed',
  conversation_ended: 'ended',
  too_many: 'tooMany',
  argument_faulty: 'again',
}

/** The same said of whoever it was to be passed on to. */
const LINES_OF_OTHERS: Partial<Record<FaultCode, string>> = {
  advisor_full: 'theyAreFull',
  advisor_away: 'theyAreAway',
}

const takenBy = (words: PageWords, name: string | undefined): string =>
  name === undefined ? words.line('outcomes', 'takenUnknown') : words.line('outcomes', 'taken', { name })

/** What an error of `Handoffs` is to an advisor; `undefined` for what is no refusal but a fault. */
export const refusalOf = (words: PageWords, thrown: unknown, ofOther = false): Refusal | undefined => {
  if (!(thrown instanceof BotError)) return undefined
  const { code, status, detail } = thrown
  const isGone = code === 'handoff_unknown'
  if (code === 'handoff_taken') return { problem: takenBy(words, detail), status, isGone }
  const line = (ofOther ? LINES_OF_OTHERS[code] : undefined) ?? LINES[code]
  return line === undefined ? undefined : { problem: words.line('outcomes', line), status, isGone }
}

/** What is wrong with a form, for whoever filled it in: a line of `outcomes`. */
export class FormFault extends Error {
  constructor(
    readonly line: string,
    readonly values: Readonly<Record<string, string>> = {},
  ) {
    super(line)
    this.name = 'FormFault'
  }
}
