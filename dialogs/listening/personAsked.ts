import { askOf } from './asks'
import type { Listener } from './hearing'
import { outcomeOf } from './outcome'

/** The key that puts a caller through, as on every council's line. */
const PERSON_KEY = '0'

/** "A person", or 0 on a telephone: in every state, at once. */
export const createPersonListener = (): Listener => (hearing) => {
  const { turn, said, desk, here } = hearing
  if (turn.keys !== PERSON_KEY && desk.commands.commandIn(said) !== 'person') return undefined
  const answer = desk.answer(askOf(said, said, 'advisor.handoff', hearing, false), here)
  return answer && outcomeOf([answer], hearing)
}
