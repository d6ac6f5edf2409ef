/** What residents and advisors do, as JSON, so that it can be asked of any process; and how it is done. */
import { z } from 'zod'
import { PRESENCES } from '../../bot/advisors/advisor'
import { BotError } from '../../bot/errors'
import { PRIORITIES } from '../../bot/handoff/handoff'
import { COUNCIL, channelOf, type Desk } from './desk'

const conversation = z.string()
/** A hand-off and whoever does something with it. */
const who = { advisor: z.string(), handoff: z.string() }
const To = z.union([z.object({ team: z.string() }), z.object({ advisor: z.string() })])

const SIMPLE = ['claim', 'pass', 'wait', 'end', 'wrapUp', 'reopen', 'takeOver'] as const

export const Act = z.discriminatedUnion('do', [
  z.object({ do: z.literal('opens'), conversation }),
  z.object({ do: z.literal('says'), conversation, text: z.string(), clientId: z.string() }),
  z.object({ do: z.literal('leavesForGood'), conversation, clientId: z.string() }),
  z.object({ do: z.literal('answers'), ...who, text: z.string(), clientId: z.string() }),
  z.object({ do: z.enum(SIMPLE), ...who }),
  z.object({ do: z.literal('returnToBot'), ...who }),
  z.object({ do: z.literal('transfer'), ...who, to: To }),
  z.object({ do: z.literal('prioritise'), ...who, priority: z.enum(PRIORITIES) }),
  z.object({ do: z.literal('presence'), advisor: z.string(), presence: z.enum(PRESENCES) }),
  z.object({ do: z.literal('lives'), advisor: z.string() }),
  z.object({ do: z.literal('sweep') }),
])
export type Act = z.infer<typeof Act>

/** What came of one: `seq` of what was said; `refused`: a coded refusal, which is an answer too. */
export const Outcome = z.object({ seq: z.number().optional(), refused: z.string().optional() })
export type Outcome = z.infer<typeof Outcome>

const DONE: Outcome = {}
type Doing<D extends Act['do']> = (desk: Desk, act: Extract<Act, { do: D }>) => Promise<Outcome>

const personIn = async ({ store }: Desk, id: string) => {
  const found = await store.findAdvisor(id)
  if (found === undefined) throw new Error(`nobody is called ${id}`)
  return found
}

/** Something an advisor does with one hand-off. */
const byAdvisor =
  <A extends { advisor: string; handoff: string }>(
    doing: (desk: Desk, person: Awaited<ReturnType<typeof personIn>>, act: A) => Promise<unknown>,
  ) =>
  async (desk: Desk, act: A): Promise<Outcome> => {
    await doing(desk, await personIn(desk, act.advisor), act)
    return DONE
  }

/** What needs nothing but the hand-off. */
const simple = byAdvisor<{ advisor: string; handoff: string; do: (typeof SIMPLE)[number] }>(
  ({ handoffs }, person, { do: what, handoff }) =>
    what === 'wrapUp'
      ? handoffs.wrapUp(person, handoff, { outcome: 'answered', firstContact: true })
      : handoffs[what](person, handoff),
)

const DOING: Readonly<Record<Act['do'], unknown>> & {
  [D in Exclude<Act['do'], (typeof SIMPLE)[number]>]: Doing<D>
} = {
  opens: async ({ assistant }, { conversation: id }) => {
    await assistant.open({ council: COUNCIL, channel: channelOf(id), resident: 'r', id })
    return DONE
  },
  says: async ({ assistant }, { conversation: to, text, clientId }) => ({
    seq: (await assistant.say({ conversation: to, text, clientId })).seq,
  }),
  leavesForGood: async ({ assistant }, { conversation: to, clientId }) => {
    await assistant.say({ conversation: to, type: 'endOfConversation', clientId })
    return DONE
  },
  answers: async (desk, { advisor, handoff, text, clientId }) =>
    desk.handoffs.say(await personIn(desk, advisor), handoff, { text, clientId }),
  ...{ claim: simple, pass: simple, wait: simple, end: simple },
  ...{ wrapUp: simple, reopen: simple, takeOver: simple },
  returnToBot: byAdvisor(({ handoffs }, person, { handoff }) =>
    handoffs.returnToBot(person, handoff, { to: 'whereItWas' }),
  ),
  transfer: byAdvisor(({ handoffs }, person, { handoff, to }) =>
    handoffs.transfer(person, handoff, to, 'a note'),
  ),
  prioritise: byAdvisor(({ handoffs }, person, { handoff, priority }) =>
    handoffs.prioritise(person, handoff, priority, 'a reason'),
  ),
  presence: async (desk, { advisor, presence }) => {
    await desk.handoffs.setPresence(await personIn(desk, advisor), advisor, presence)
    return DONE
  },
  lives: async (desk, { advisor }) => {
    await desk.handoffs.seen(await personIn(desk, advisor))
    return DONE
  },
  sweep: async ({ sweep }) => {
    await sweep.pass()
    return DONE
  },
}

/** What people may be refused; anything else is a fault of ours. */
const REFUSALS = [
  'handoff_unknown',
  'handoff_taken',
  'handoff_state',
  'not_owner',
  'not_allowed',
  'advisor_full',
  'advisor_away',
  'argument_faulty',
  'conversation_ended',
]

/** Does one. Rejects with what nobody should ever be answered. */
export const perform = async (desk: Desk, act: Act): Promise<Outcome> => {
  try {
    // Each entry takes the act that has its name.
    return await (DOING[act.do] as Doing<Act['do']>)(desk, act)
  } catch (thrown) {
    if (thrown instanceof BotError && REFUSALS.includes(thrown.code)) return { refused: thrown.code }
    throw thrown
  }
}
