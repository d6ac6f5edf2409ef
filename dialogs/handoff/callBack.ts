import type { Hearing, Listener, Outcome } from '../listening/hearing'
import { lastSaid, replyOf } from '../listening/replies'
import { puttingAside, serviceOutcome, withOpenQuestion } from '../listening/service'
import type { Said } from '../said'
import { paragraphs } from '../said'
import type { Reply } from '../turn'
import { CALL_BACK, type HandoffParts, type MakeListener } from './parts'
import { safeTold } from './safe'
import { placeSaid } from './said'

/** What is known of the matter is not asked again; what they say now is read for a number and a name. */
const begun = async (parts: HandoffParts, said: string, hearing: Hearing) => {
  const { known, handoff } = hearing.memory
  const matter = handoff?.about === undefined ? {} : { matter: handoff.about }
  return parts.services.startNamed(CALL_BACK, { said, known: { ...known, ...matter } }, hearing)
}

/** The questions of a call back, for somebody who keeps their place in the queue. */
export const callInstead = async (parts: HandoffParts, hearing: Hearing): Promise<Outcome | undefined> => {
  const { memory } = hearing
  const turn = await begun(parts, hearing.said, hearing)
  // A call that was being asked for when they joined is this one.
  const aside = memory.aside?.service === CALL_BACK ? undefined : memory.aside
  return turn && serviceOutcome(parts.services, turn, { ...hearing, memory: { ...memory, aside } })
}

/** In the queue, or held for it. */
const hasPlace = ({ standing }: Hearing): boolean =>
  standing?.state === 'queued' || standing?.state === 'held'

/** The same with a paragraph more in the first. */
const withFirst = ([first, ...others]: readonly Reply[], said: Said): readonly Reply[] =>
  first === undefined ? [replyOf(said)] : [{ ...first, ...paragraphs([first, said]) }, ...others]

/** Somebody in the queue has asked for a call: they are told that they keep their place. */
export const calledWhenTheirTurn = async (
  parts: HandoffParts,
  outcome: Outcome,
  hearing: Hearing,
): Promise<Outcome> => {
  const { opened, replies, memory } = outcome
  const phone = opened?.draft.contact.phone
  if (!hasPlace(hearing) || opened?.draft.service !== CALL_BACK || phone === undefined) return outcome
  const { name } = opened.draft.contact
  const told = safeTold(parts, opened.draft.answers.safe)
  const place = await hearing.ports.advisors.callBack({
    phone,
    reference: opened.reference,
    ...(name === undefined ? {} : { name }),
    ...(told.length === 0 ? {} : { told }),
  })
  const said = { place: placeSaid(parts.words, place) }
  const isCall = hearing.here.channel === 'voice'
  const calling = isCall ? parts.words.calls('calling', said) : parts.words.waiting('calling', said)
  const all = isCall ? [...replies, replyOf(calling)] : withFirst(replies, calling)
  // What was tried in this call is not tried again.
  const handoff = memory.handoff?.notThrough === true ? { added: 0, notThrough: true } : undefined
  return { replies: all, memory: { ...memory, handoff, last: lastSaid(all) } }
}

const isOpen = ({ words }: HandoffParts, { memory }: Hearing): boolean =>
  memory.last.at(-1)?.text === words.notNow('offer').text

const declinedSaid = ({ words }: HandoffParts, { memory, here, desk }: Hearing): Said => {
  const line = words.notNow(memory.service === undefined ? 'declined' : 'declinedGoingOn')
  return here.channel === 'voice' ? paragraphs([words.calls('declined'), desk.person(here)]) : line
}

const declined = async (parts: HandoffParts, hearing: Hearing): Promise<Outcome> => {
  const { memory, standing, ports } = hearing
  // A caller's place was only kept to be rung back.
  if (standing?.state === 'held') await ports.advisors.leave()
  const line = declinedSaid(parts, hearing)
  const replies = [replyOf(line)]
  return withOpenQuestion(
    parts.services,
    { replies, memory: { ...memory, last: lastSaid(replies) } },
    hearing,
  )
}

/** The answer to "shall I ask for somebody to call you back?"; anything else is for the others. */
export const createCallBackOffer: MakeListener =
  (parts): Listener =>
  async (hearing) => {
    if (!isOpen(parts, hearing)) return undefined
    const answer = hearing.desk.commands.yesOrNoIn(hearing.said)
    if (answer === undefined) return undefined
    const turn = answer === 'yes' ? await begun(parts, '', hearing) : undefined
    return turn === undefined ? declined(parts, hearing) : puttingAside(parts.services, turn, hearing)
  }
