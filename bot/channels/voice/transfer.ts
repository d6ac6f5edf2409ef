import { z } from 'zod'
import { PRIORITIES } from '../../handoff/handoff'
import type { Message } from '../../storage/store'
import { repliesIn } from './kept'
import type { VoiceTurnOut } from './turn'

type Transfer = Extract<NonNullable<VoiceTurnOut['then']>, { do: 'transfer' }>

/** What was told of the hand-off, in Bot Framework's words. */
const Initiation = z.looseObject({
  name: z.literal('handoff.initiate'),
  value: z.looseObject({
    /** The team whose matter it is. */
    Skill: z.string(),
    priority: z.enum(PRIORITIES),
    contextRef: z.string(),
  }),
})

/** What goes along with a SIP transfer: telephone systems pop up the screen by the first, and route by the others. */
const headersOf = ({ Skill, priority, contextRef }: z.infer<typeof Initiation>['value']) => ({
  'X-Council-Context': contextRef,
  'X-Council-Team': Skill,
  'X-Council-Priority': priority,
})

/** Why: nothing but that they asked. */
const ASKED = 'asked'

/** Whether the caller is to be put through now. */
export const wantsTransfer = (messages: readonly Message[]): boolean =>
  repliesIn(messages).some(({ channelData }) => channelData.do === 'transfer')

/** Where the caller is put through to, with what the advisor's screen opens the call by. */
export const transferIn = (messages: readonly Message[], target: string): Transfer => {
  const told = messages.flatMap(({ activity }) => Initiation.safeParse(activity).data?.value ?? [])[0]
  if (told === undefined) return { do: 'transfer', target, reason: ASKED, contextRef: '', headers: {} }
  const reason = told.priority === 'normal' ? ASKED : told.priority
  return { do: 'transfer', target, reason, contextRef: told.contextRef, headers: headersOf(told) }
}
