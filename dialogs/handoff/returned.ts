import { startedAgain } from '../listening/general'
import type { Hearing, Listener, Outcome } from '../listening/hearing'
import { lastSaid, replyOf } from '../listening/replies'
import { serviceOutcome, withOpenQuestion } from '../listening/service'
import type { Memory } from '../memory'
import type { Said } from '../said'
import { paragraphs } from '../said'
import { CALL_BACK, type HandoffParts, type MakeListener } from './parts'

const saying = (parts: HandoffParts, said: Said, memory: Memory): Outcome => {
  const replies = [replyOf(said, { options: parts.suggestions })]
  return { replies, memory: { ...memory, last: lastSaid(replies) } }
}

const after = (said: Said, { replies, memory }: Outcome): Outcome => {
  const [first = replyOf(said), ...others] = replies
  const all = [{ ...first, ...paragraphs([said, first]) }, ...others]
  return { replies: all, memory: { ...memory, last: lastSaid(all) } }
}

const intoService = async (parts: HandoffParts, name: string, hearing: Hearing): Promise<Outcome> => {
  const { words, services } = parts
  const again = words.returned('again')
  const turn = await services.startNamed(name, { said: '', known: hearing.memory.known }, hearing)
  if (turn === undefined)
    return saying(parts, paragraphs([again, words.returned('noService')]), hearing.memory)
  return after(again, await serviceOutcome(services, turn, hearing))
}

const whereItWas = async (parts: HandoffParts, hearing: Hearing): Promise<Outcome> => {
  const { words, services } = parts
  const again = words.returned('again')
  if (hearing.memory.service === undefined)
    return saying(parts, paragraphs([again, words.waiting('whatElse')]), hearing.memory)
  const alone = [replyOf(again)]
  const { replies, memory } = await withOpenQuestion(
    services,
    { replies: [], memory: { ...hearing.memory, last: lastSaid(alone) } },
    hearing,
  )
  return after(again, { replies, memory })
}

/** An advisor has given it back: the assistant is there again, and goes on where they said. */
export const createReturned: MakeListener =
  (parts): Listener =>
  async (hearing) => {
    const { turn, memory } = hearing
    if (turn.event !== 'returned') return undefined
    const { goesOn = { to: 'whereItWas' } } = turn
    const service = memory.service?.service === CALL_BACK ? memory.aside : (memory.service ?? memory.aside)
    const back = { ...hearing, memory: { ...memory, service, aside: undefined } }
    if (goesOn.to === 'start')
      return after(parts.words.returned('again'), startedAgain(parts.startAgain, parts.suggestions, memory))
    return goesOn.to === 'whereItWas'
      ? whereItWas(parts, back)
      : intoService(parts, goesOn.service, { ...back, memory: { ...back.memory, service: undefined } })
  }
