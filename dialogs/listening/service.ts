import type { Answer } from '../information/about'
import type { Said } from '../said'
import { paragraphs } from '../said'
import type { Services, ServiceTurn } from '../services/createServices'
import { dropped } from '../services/turns'
import type { Hearing, Listener, Outcome } from './hearing'
import { outcomeOf } from './outcome'
import { lastSaid, replyOf } from './replies'

/** What a service says at its end; the reference of the case that it opened goes before the rest. */
const answerOf = async ({ answer, opens }: ServiceTurn, { ports, desk, here }: Hearing) => {
  if (opens === undefined) return { answer }
  const opened = await ports.cases.openCase(opens)
  const said = paragraphs([desk.opened(opened, here), answer.said])
  return { answer: { ...answer, said }, opened: { reference: opened.reference, draft: opens } }
}

/** Who opened a case here may chase it or take it back without more ado. */
const spokenOf = ({ tracking }: Hearing['memory'], opened: string | undefined) =>
  opened === undefined
    ? tracking
    : {
        unknown: 0,
        wrong: 0,
        ...tracking,
        reference: undefined,
        about: opened,
        proved: true,
        wants: undefined,
      }

/** Another service was put aside for this one, which has ended: shall we go on with it? */
const goingOn = (services: Services, { replies, memory }: Outcome): Outcome => {
  const asked = memory.aside && services.asideSaid(memory.aside, 'goOn')
  if (asked === undefined) return { replies, memory: { ...memory, aside: undefined } }
  const more = [...replies, { ...replyOf(asked, { options: services.yesNo() }), expects: 'yesNo' as const }]
  return { replies: more, memory: { ...memory, last: lastSaid(more) } }
}

/** What a service says, and that it is going on; or at its end the case that it opens. */
export const serviceOutcome = async (
  services: Services,
  turn: ServiceTurn,
  hearing: Hearing,
): Promise<Outcome> => {
  const { answer, opened } = await answerOf(turn, hearing)
  const { replies, memory } = outcomeOf([answer], hearing)
  const outcome = {
    replies: replies.map((reply) => ({
      ...reply,
      expects: turn.expects,
      ...(turn.listen === undefined ? {} : { listen: turn.listen }),
    })),
    memory: {
      ...memory,
      service: turn.memory,
      ended: turn.ended,
      known: { ...dropped(memory.known ?? {}, turn.forgets), ...turn.known },
      tracking: spokenOf(memory, opened?.reference),
    },
  }
  if (turn.memory !== undefined) return outcome
  return {
    ...goingOn(services, outcome),
    ...(turn.afterwards === undefined ? {} : { afterwards: turn.afterwards }),
    ...(opened === undefined ? {} : { opened }),
  }
}

/** The answer to "shall we go on with it?": what was put aside is taken up, or let go. */
const takenUp = async (services: Services, hearing: Hearing): Promise<Outcome | undefined> => {
  const { memory, desk, said } = hearing
  if (memory.aside === undefined || memory.service !== undefined) return undefined
  const answer = desk.commands.yesOrNoIn(said)
  if (answer === undefined) return undefined
  const turn = answer === 'yes' ? await services.again(memory.aside, hearing) : undefined
  const cleared = { ...hearing, memory: { ...memory, aside: undefined } }
  if (turn !== undefined) return serviceOutcome(services, turn, cleared)
  const replies = [replyOf(services.letGoSaid())]
  return { replies, memory: { ...cleared.memory, last: lastSaid(replies) } }
}

/** An answer of a service that has just ended, put otherwise. */
const revision = async (services: Services, hearing: Hearing): Promise<Outcome | undefined> => {
  const { memory, said, desk } = hearing
  if (memory.ended === undefined || desk.commands.commandIn(said) !== undefined) return undefined
  const turn =
    (await services.revise(memory.ended, said, hearing)) ??
    (await services.revise(memory.ended, desk.commands.withoutLeaning(said), hearing))
  return turn && serviceOutcome(services, turn, hearing)
}

/** An answer to the open question, or to what was read back. */
const answered = async (services: Services, hearing: Hearing): Promise<Outcome | undefined> => {
  const { memory, said, alternatives } = hearing
  const heard = alternatives.length > 0 ? alternatives.map(({ text }) => text) : [said]
  const turn = await services.continue(memory.service, said, hearing, heard)
  return turn && serviceOutcome(services, turn, hearing)
}

/** The button that sends, pressed twice: what was sent is there already. */
const sentAlready = async (services: Services, hearing: Hearing): Promise<Outcome | undefined> => {
  const { memory, said, ports, desk, here } = hearing
  const reference = services.saysSend(said) ? memory.tracking?.about : undefined
  const found = reference === undefined ? undefined : await ports.cases.findCase(reference)
  if (found === undefined) return undefined
  const answer: Answer = {
    said: desk.opened({ ...found, isNew: false }, here),
    sources: [],
    topic: { intent: 'case.track' },
  }
  return outcomeOf([answer], hearing)
}

/** What may be said while no service is going on: to one that was put aside, or has just ended. */
const afterwards = async (services: Services, hearing: Hearing): Promise<Outcome | undefined> =>
  (await takenUp(services, hearing)) ??
  (await sentAlready(services, hearing)) ??
  (await revision(services, hearing))

/** The answer to the question of a service; anything else is left to the others. */
export const createServiceListener =
  (services: Services): Listener =>
  async (hearing) => {
    const { memory, said, desk } = hearing
    if (memory.service === undefined) return afterwards(services, hearing)
    if (desk.commands.commandIn(said) !== undefined) return undefined
    if (services.isAnothersButton(memory.service, said, hearing.here)) return undefined
    const outcome = await answered(services, hearing)
    return outcome ?? (answersNothing(hearing) ? openQuestionAgain(services, hearing) : undefined)
  }

/** A yes or a no to a question that has neither; where a list was offered beside it, it may be meant for that. */
const answersNothing = ({ memory, said, desk }: Hearing): boolean =>
  memory.offered === undefined && desk.commands.yesOrNoIn(said) !== undefined

/** What is begun while another service has a question open: that one is kept for later. */
export const puttingAside = async (
  services: Services,
  turn: ServiceTurn,
  hearing: Hearing,
): Promise<Outcome> => {
  const { service } = hearing.memory
  const said = service && services.asideSaid(service, 'putAside')
  const outcome = await serviceOutcome(services, turn, {
    ...hearing,
    memory: { ...hearing.memory, aside: service ?? hearing.memory.aside },
  })
  return said === undefined ? outcome : before(said, outcome)
}

const before = (said: Said, { replies, memory }: Outcome): Outcome => {
  const [first, ...others] = replies
  if (first === undefined) return { replies, memory }
  const whole = paragraphs([said, first])
  const all = [{ ...first, ...whole }, ...others]
  return { replies: all, memory: { ...memory, last: lastSaid(all) } }
}

/** Away for longer than this, nobody knows any more what the last question was about. */
const AWAY_MS = 3_600_000

/** Who comes back is told what is still open, before its question. */
const backAgain = (services: Services, turn: ServiceTurn, { memory, turn: { at } }: Hearing): ServiceTurn => {
  const isBack = memory.lastAt !== undefined && at.getTime() - Date.parse(memory.lastAt) >= AWAY_MS
  const said = isBack ? services.asideSaid(memory.service, 'backAgain') : undefined
  return said === undefined
    ? turn
    : { ...turn, answer: { ...turn.answer, said: paragraphs([said, turn.answer.said]) } }
}

/** A question in the middle was answered: the open one is put again after it. */
export const withOpenQuestion = async (
  services: Services,
  outcome: Outcome,
  hearing: Hearing,
): Promise<Outcome> => {
  const open = hearing.memory.service && (await services.again(hearing.memory.service, hearing))
  if (open === undefined) return outcome
  const asked = await serviceOutcome(services, backAgain(services, open, hearing), hearing)
  const replies = [...outcome.replies, ...asked.replies]
  return { replies, memory: { ...outcome.memory, service: asked.memory.service, last: lastSaid(replies) } }
}

/** Nothing was understood while a question is open: it is asked again, and why. */
export const openQuestionAgain = async (
  services: Services,
  hearing: Hearing,
): Promise<Outcome | undefined> => {
  const open = hearing.memory.service && (await services.again(hearing.memory.service, hearing, true))
  return open && serviceOutcome(services, backAgain(services, open, hearing), hearing)
}
