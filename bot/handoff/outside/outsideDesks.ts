import { BotError } from '../../errors'
import { type Changing, changing } from '../acting'
import { DESK, type Handoff } from '../handoff'
import { isInHand, isQueued } from '../moves'
import type { HandoffParts } from '../parts'
import { atDesk, saysOutside } from './changes'
import { type DeskStatus, isTold, nameFor, type Told, withWords } from './told'

export type { DeskStatus } from './told'

/**
 * What desks that aren't ours do with the hand-offs that went there. `key` names each thing that they tell: the same again
 * changes nothing. Throw `handoff_unknown` for what isn't theirs to know of, `not_owner` for what is said in a conversation
 * that isn't theirs (any more), `handoff_state` for what can't be done where it stands.
 */
export interface OutsideDesks {
  says(of: DeskHandoff, said: { name?: string; text: string }, key: string): Promise<void>
  typing(of: DeskHandoff): Promise<void>
  tells(of: DeskHandoff, status: DeskStatus, key: string): Promise<void>
  /** The hub of a channel tells the same of a conversation there; what means nothing there is nothing. */
  hubTells(conversation: string, status: DeskStatus, key: string): Promise<void>
}

/** A hand-off of a council that has a desk of its own. */
export interface DeskHandoff {
  council: string
  handoff: string
}

interface Outside {
  parts: HandoffParts
  change: Changing
}

/** Apart from the ids of residents' messages, which their clients choose. */
const keyFor = (key: string): string => `desk:${key}`

const telling =
  ({ parts, change }: Outside) =>
  async (one: Handoff, told: Omit<Told, 'at'>, key: string): Promise<void> => {
    const { store, clock } = parts
    if ((await store.keptAs(one.conversation, keyFor(key))) !== undefined) return
    await change(one.id, (now) => {
      const full = { ...told, at: clock.now() }
      const made = isTold(parts, now, full)
      return made && withWords(parts, made, full, keyFor(key))
    })
  }

const isTheirs = (one: Handoff): boolean => one.advisor === DESK && isInHand(one.state)

/** A hub may take what waits for our advisors; that it has nobody is no reason for ours not to come. A desk's is the desk's. */
const isHubs = ({ outside, state }: Handoff, status: DeskStatus): boolean =>
  outside === undefined ? status.state === 'accepted' && isQueued(state) : outside === 'hub'

/** What desks do, over a store. */
export const createOutsideDesks = (parts: HandoffParts): OutsideDesks => {
  const { store, clock, news } = parts
  const all = { parts, change: changing(parts) }
  const tell = telling(all)
  const found = async ({ council, handoff }: DeskHandoff): Promise<Handoff> => {
    const one = await store.findHandoff(handoff)
    if (one?.outside !== 'desk' || one.council !== council) throw new BotError('handoff_unknown')
    return one
  }
  return {
    says: async (of, { name, text }, key) => {
      const { id, conversation } = await found(of)
      if ((await store.keptAs(conversation, keyFor(key))) !== undefined) return
      await all.change(id, (one) => {
        if (!isTheirs(one)) throw new BotError('not_owner')
        const change = saysOutside(one, atDesk(nameFor(parts, one, name)), text, clock.now())
        return { ...change, says: change.says?.map((said) => ({ ...said, clientId: keyFor(key) })) ?? [] }
      })
    },
    typing: async (of) => {
      const one = await found(of)
      if (!isTheirs(one)) throw new BotError('not_owner')
      news.tell(one.conversation, 'typing')
    },
    tells: async (of, status, key) => tell(await found(of), { status, from: 'desk' }, key),
    hubTells: async (conversation, status, key) => {
      const one = await store.handoffOf(conversation)
      if (one === undefined || !isHubs(one, status)) return
      await tell(one, { status, from: 'hub' }, key).catch(ignored)
    },
  }
}

/** What the hub says of a hand-off that is over, or in somebody's hands, is nothing: it must not be refused. */
const ignored = (fault: unknown): void => {
  if (!(fault instanceof BotError) || !['handoff_state', 'not_owner'].includes(fault.code)) throw fault
}
