import { type Advisor, has } from '../advisors/advisor'
import type { Handoff, HandoffState } from '../handoff/handoff'

/** What somebody is shown to do with a conversation as it stands. `Handoffs` decides again when it is done. */
export interface Allowed {
  claim: boolean
  accept: boolean
  takeOver: boolean
  reply: boolean
  wait: boolean
  transfer: boolean
  giveBack: boolean
  wrapUp: boolean
  reopen: boolean
  raise: boolean
  whisper: boolean
  note: boolean
}

const IN_HAND: readonly HandoffState[] = ['active', 'waiting']
const WAITING: readonly HandoffState[] = ['queued', 'offered', 'callbackScheduled']

/** What whoever has it may do. */
const byOwner = (state: HandoffState) => {
  const answers = IN_HAND.includes(state)
  return {
    accept: state === 'offered',
    reply: answers,
    wait: state === 'active',
    giveBack: answers,
    // Of a call nobody tells us when it is over.
    wrapUp: state === 'wrapUp' || state === 'onCall',
  }
}

/** What a supervisor may do with those of others, and with what waits. */
const bySupervisor = (state: HandoffState) => ({
  takeOver: IN_HAND.includes(state),
  whisper: IN_HAND.includes(state),
  transfer: IN_HAND.includes(state) || state === 'queued' || state === 'offered',
})

const NOBODY = { accept: false, reply: false, wait: false, giveBack: false, wrapUp: false }
const NO_SUPERVISOR = { takeOver: false, whisper: false, transfer: false }

/** Whose it is decides most; a supervisor may do more with those of others. */
export const allowedFor = (advisor: Advisor, { state, advisor: owner, channel }: Handoff): Allowed => {
  const isMine = owner === advisor.id
  const own = isMine ? byOwner(state) : NOBODY
  const over = !isMine && has(advisor, 'supervisor') ? bySupervisor(state) : NO_SUPERVISOR
  return {
    ...own,
    ...over,
    claim: state === 'queued' || state === 'callbackScheduled' || state === 'putThrough',
    transfer: own.reply || over.transfer,
    // Whoever rang up can't be written to.
    reopen: channel !== 'voice' && (state === 'resolved' || own.wrapUp),
    raise: WAITING.includes(state),
    note: true,
  }
}
