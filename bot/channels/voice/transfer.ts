import { z } from 'zod'
import type { Message } from '../../storage/store'
import { repliesIn } from './kept'
import type { VoiceTurnOut } from './turn'

type Transfer = Extract<NonNullable<VoiceTurnOut['then']>, { do: 'transfer' }>

/** What was told of the hand-off, in Bot Framework's words. */
const Initiation = z.looseObject({
  name: z.literal('handoff.initiate'),
  value: z.looseObject({
    Skill: z.string(),
    handoff: z.string(),
    contextRef: z.string().optional(),
  }),
})

/** Whether the caller is to be put through now. */
export const wantsTransfer = (messages: readonly Message[]): boolean =>
  repliesIn(messages).some(({ channelData }) => channelData.do === 'transfer')

/** Where the caller is put through to, with what the advisor's screen opens the call by. */
export const transferIn = (messages: readonly Message[], target: string): Transfer => {
  const told = messages.flatMap(({ activity }) => Initiation.safeParse(activity).data?.value ?? [])[0]
  const contextRef = told?.contextRef ?? told?.handoff ?? ''
  return { do: 'transfer', target, reason: told?.Skill ?? '', contextRef, headers: {} }
}
