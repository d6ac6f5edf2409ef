import type { Converse } from '../../../dialogs/conversation'
import { noAdvisors } from '../../../dialogs/ports'
import type { Cases } from '../../cases/cases'
import type { RegistersOf } from '../../registers'
import { listens } from '../listens'
import type { Stage } from '../stage'
import { toActivity } from '../toActivities'
import { toTurn } from '../toTurn'
import { heard, remembered } from './keepTranscript'

/** Innermost: what was said goes to the dialogs, and what they answer goes back the same way. */
export const converse =
  (dialogs: Converse, cases: Cases, registers: RegistersOf): Stage =>
  async (context, next) => {
    const { conversation, at } = heard.of(context)
    const turn = toTurn(context.activity, conversation, at)
    if (turn === undefined) return next()
    const { council, id } = conversation
    const ofTurn = cases.during({ council, conversation: id, at })
    const { replies, memory, apart } = await dialogs(turn, conversation.state, {
      ...registers(council),
      advisors: noAdvisors,
      cases: ofTurn.ports,
    })
    const answers = apart === undefined ? {} : { apart }
    remembered.put(context, { memory, opens: ofTurn.opened(), ...answers })
    const hears = listens(turn, context.activity)
    if (replies.length > 0) await context.sendActivities(replies.map((reply) => toActivity(reply, hears)))
    await next()
  }
