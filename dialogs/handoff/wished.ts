/** "I want to talk to someone": into the queue at once, or how to reach a person where nobody is there. */
import { askOf } from '../listening/asks'
import type { Hearing, Listener, Outcome } from '../listening/hearing'
import { outcomeOf } from '../listening/outcome'
import { lastSaid, replyOf } from '../listening/replies'
import type { AdvisorsNow, HandoffWish, QueuePlace } from '../ports'
import type { Said } from '../said'
import { paragraphs } from '../said'
import type { Reply } from '../turn'
import { wishedByPhone } from './byPhone'
import { isPerson, offerReplies } from './notNow'
import { type HandoffParts, type MakeListener, waitingOptions } from './parts'
import { opensSaid, placeSaid } from './said'
import { wishOf } from './wish'

type NotNow = Extract<AdvisorsNow, { now: false }>

/** What it is about, to be said back; of a long message only that it is passed on. */
const aboutSaid = ({ words: { joining } }: HandoffParts, { about }: HandoffWish, { said }: Hearing): Said => {
  if (about === undefined) return joining('askWhat')
  return said.includes(about) ? joining('knowsSome') : joining('knows', { about })
}

/** What a call back would be about, too. */
const about = ({ about: it }: HandoffWish): Outcome['memory']['handoff'] => ({
  added: 0,
  ...(it === undefined ? {} : { about: it }),
})

/** They are in the queue: their place, what is passed on, and what they can do meanwhile. */
const joinedReply = (parts: HandoffParts, place: QueuePlace, wish: HandoffWish, hearing: Hearing): Reply => {
  const { joining } = parts.words
  const said = paragraphs([
    joining('joined', { place: placeSaid(parts.words, place) }),
    aboutSaid(parts, wish, hearing),
    joining('ways'),
    ...(hearing.here.channel === 'webchat' ? [joining('closePage')] : []),
  ])
  return replyOf(said, { options: waitingOptions(parts), does: 'person' })
}

/** What was going on waits with them: it is taken up again when they come back to the assistant. */
const joined = async (
  parts: HandoffParts,
  wish: HandoffWish,
  { replies, memory }: Outcome,
  hearing: Hearing,
): Promise<Outcome> => {
  const place = await hearing.ports.advisors.join(wish)
  const before = replies.slice(0, replies.findIndex(isPerson))
  const all = [...before, joinedReply(parts, place, wish, hearing)]
  const aside = memory.service ?? memory.aside
  const cleared = { service: undefined, ended: undefined, offered: undefined, misses: 0 }
  return { replies: all, memory: { ...memory, ...cleared, aside, handoff: about(wish), last: lastSaid(all) } }
}

const whySaid = ({ words }: HandoffParts, { because, opensAt }: NotNow, { here }: Hearing): Said => {
  if (opensAt === undefined) return words.notNow(because)
  const opens = opensSaid(words, opensAt, here.at, here.pack.council.timeZone)
  return words.notNow(`${because}Opens`, { opens })
}

/**
 * Nobody is offered who isn't there: why, how to reach a person, and a call back. The question of a service that was going
 * on waits for the answer to that; that of one which has just begun goes before it.
 */
const notNow = (
  parts: HandoffParts,
  now: NotNow,
  wish: HandoffWish,
  { replies, memory }: Outcome,
  hearing: Hearing,
): Outcome => {
  const at = replies.findIndex(isPerson)
  const { do: _, options: __, ...person } = replies[at] ?? replyOf(hearing.desk.person(hearing.here))
  const said = { ...person, ...paragraphs([whySaid(parts, now, hearing), person]) }
  const isBegun = memory.service !== undefined && memory.service.service !== hearing.memory.service?.service
  const after = isBegun ? replies.slice(at + 1) : offerReplies(parts, hearing)
  const all = [...replies.slice(0, at), said, ...after]
  const handoff = { added: 0, ...about(wish), rated: memory.handoff?.rated }
  return { replies: all, memory: { ...memory, handoff, last: lastSaid(all) } }
}

/** Asked for beside something that was answered, and with nothing begun that sees to it, a person is not forgotten. */
const isForgotten = (
  { phrases }: HandoffParts,
  { replies, memory }: Outcome,
  { said, standing }: Hearing,
): boolean =>
  standing?.state !== 'queued' &&
  memory.service === undefined &&
  phrases.wantsPerson(said) &&
  replies.every(({ do: does }) => does === undefined)

const remembered = (parts: HandoffParts, outcome: Outcome, hearing: Hearing): Outcome =>
  isForgotten(parts, outcome, hearing)
    ? {
        ...outcome,
        replies: [...outcome.replies, replyOf(hearing.desk.person(hearing.here), { does: 'person' })],
      }
    : outcome

/** "I'd like to speak to someone about my council tax": where somebody is there, that is not ours to answer. */
export const createPersonWished: MakeListener =
  (parts): Listener =>
  async (hearing) => {
    const { said, desk, here, ports } = hearing
    if (!parts.phrases.wantsPerson(said)) return undefined
    const wish = await wishOf(parts, { replies: [], memory: hearing.memory }, hearing)
    const isTransfer = hearing.turn.line?.transfers === true
    const { now } = await ports.advisors.now(wish, isTransfer ? 'byPhone' : undefined)
    const answer = now ? desk.answer(askOf(said, said, 'advisor.handoff', hearing, false), here) : undefined
    return answer && outcomeOf([answer], hearing)
  }

/** A wish for a person is asked of the advisors; any other outcome is as it was. */
export const wished = async (parts: HandoffParts, answered: Outcome, hearing: Hearing): Promise<Outcome> => {
  const outcome = remembered(parts, answered, hearing)
  if (!outcome.replies.some(isPerson)) return outcome
  const wish = await wishOf(parts, outcome, hearing)
  if (hearing.here.channel === 'voice') return wishedByPhone(parts, wish, outcome, hearing)
  const now = await hearing.ports.advisors.now(wish)
  return now.now ? joined(parts, wish, outcome, hearing) : notNow(parts, now, wish, outcome, hearing)
}
