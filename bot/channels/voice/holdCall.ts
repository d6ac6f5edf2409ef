import { type Calls, VoiceTurnIn, type VoiceTurnOut } from './turn'

/** What happens on the line: a turn without what is the same in every turn of the call. */
export type OnTheLine = Omit<VoiceTurnIn, 'v' | 'callId' | 'turn' | 'locale' | 'caller'>

/** Whoever rings: somebody who types, or a recording. */
export interface Caller {
  hears(told: VoiceTurnOut): void | Promise<void>
  /** What they do then; `undefined`: they hang up. */
  does(told: VoiceTurnOut): Promise<OnTheLine | undefined>
}

/** One call, and what is known of it in every turn. */
export interface Call extends Pick<VoiceTurnIn, 'callId' | 'locale' | 'caller'> {
  council: string
}

/** Holds a call from its start until one side hangs up, as a gateway does. */
export const holdCall = async (calls: Calls, call: Call, caller: Caller): Promise<void> => {
  const { council, ...same } = call
  let turn = 0
  const tell = (happened: OnTheLine) =>
    calls.turn(council, VoiceTurnIn.parse({ v: 1, ...same, ...happened, turn: turn++ }))
  let happened: OnTheLine | undefined = { type: 'start' }
  while (happened !== undefined) {
    const told: VoiceTurnOut = await tell(happened)
    await caller.hears(told)
    happened = told.then?.do === 'hangup' ? undefined : await caller.does(told)
  }
  await tell({ type: 'hangup' })
}
