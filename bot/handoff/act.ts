import type { Advisor } from '../advisors/advisor'
import { BotError } from '../errors'
import { type Changing, type Done, mustBeOurs, seenBy } from './acting'
import type { Handoff } from './handoff'
import { audited, type HandoffParts } from './parts'

/** Everything an action is made of. */
export interface Acting {
  parts: HandoffParts
  change: Changing
}

const done = (made: Done | undefined): Handoff => {
  if (made === undefined) throw new BotError('handoff_state')
  return made.handoff
}

/** Changes one that this advisor may see, and writes it to the audit log under `what`. */
export const acting =
  ({ parts, change }: Acting) =>
  async (
    advisor: Advisor,
    id: string,
    what: string,
    build: (one: Handoff, at: Date) => ReturnType<Parameters<Changing>[1]>,
    detail?: string,
  ): Promise<Handoff> => {
    const { council } = await seenBy(parts, advisor, id)
    const made = done(await change(id, (one) => build(mustBeOurs(one), parts.clock.now())))
    await audited(parts, advisor, what, { council, subject: id, ...(detail === undefined ? {} : { detail }) })
    return made
  }
export type Act = ReturnType<typeof acting>
