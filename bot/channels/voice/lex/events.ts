/**
 * What Amazon asks a function while somebody rings: Lex V2, what to make of what a caller said
 * (https://docs.aws.amazon.com/lexv2/latest/dg/lambda-input-format), and a flow of Amazon Connect, for whatever it is told
 * beside that (https://docs.aws.amazon.com/connect/latest/adminguide/connect-lambda-functions.html).
 */
import { z } from 'zod'
import { callerIn } from '../caller'
import { calleeOf, callIdOf, keysIn, localeOf, speechIn } from '../reading'
import type { VoiceTurnIn } from '../turn'

const text = z.string().optional().catch(undefined)

/** Session attributes, and what a flow hands over, are all text. */
const Attributes = z.record(z.string(), z.string()).optional().catch(undefined)

/** New fields may come at any time, and are let be. */
export const LexEvent = z.looseObject({
  sessionId: z.string().min(1).max(1_000),
  inputMode: text,
  inputTranscript: text,
  bot: z.looseObject({ localeId: text }).optional().catch(undefined),
  transcriptions: z
    .array(
      z.looseObject({
        transcription: z.unknown().optional(),
        transcriptionConfidence: z.unknown().optional(),
      }),
    )
    .optional()
    .catch(undefined),
  sessionState: z.looseObject({
    sessionAttributes: Attributes,
    intent: z.looseObject({ name: text }).optional().catch(undefined),
  }),
})
export type LexEvent = z.infer<typeof LexEvent>

const Endpoint = z.looseObject({ Address: text }).nullish().catch(undefined)

export const FlowEvent = z.looseObject({
  Name: z.literal('ContactFlowEvent'),
  Details: z.looseObject({
    ContactData: z.looseObject({
      ContactId: z.string().min(1).max(1_000),
      LanguageCode: text,
      CustomerEndpoint: Endpoint,
      SystemEndpoint: Endpoint,
    }),
    Parameters: Attributes,
  }),
})
export type FlowEvent = z.infer<typeof FlowEvent>

/** The number of a turn as it travels in attributes; `fallback` where it is none. */
const turnIn = (written: string | undefined, fallback: number): number =>
  /^\d{1,4}$/.test(written ?? '') ? Number(written) : fallback

/** Keys may be passed on as text; what was said is never taken for keys. Without a word there was silence. */
const happenedIn = ({ inputMode, inputTranscript = '', transcriptions = [] }: LexEvent) => {
  const heard = transcriptions.map((each) => ({
    text: each.transcription,
    confidence: each.transcriptionConfidence,
  }))
  const keys = inputMode === 'Speech' ? undefined : keysIn(inputTranscript)
  if (keys !== undefined) return { type: 'dtmf', dtmf: keys } as const
  const speech = speechIn([{ text: inputTranscript }, ...heard])
  return speech.type === 'noMatch' && heard.length === 0 ? ({ type: 'noInput' } as const) : speech
}

/** What Lex heard as a turn; a call whose flow did not start it begins with it. */
export const turnOfLex = (event: LexEvent): VoiceTurnIn => {
  const { callId, turn, caller = '', callee = '' } = event.sessionState.sessionAttributes ?? {}
  return {
    v: 1,
    callId: callIdOf(callId || event.sessionId),
    turn: turnIn(turn, 1),
    locale: localeOf(event.bot?.localeId),
    recogniser: 'lex',
    caller: callerIn(caller, callee),
    ...calleeOf(callee),
    ...happenedIn(event),
  }
}

const TRANSFERS = ['answered', 'busy', 'noAnswer', 'failed'] as const

const toldBy = (parameters: Readonly<Record<string, string>>): Pick<VoiceTurnIn, 'type' | 'transfer'> => {
  const { type, transfer } = parameters
  if (type === 'transferResult')
    return { type, transfer: TRANSFERS.find((each) => each === transfer) ?? 'failed' }
  return { type: type === 'hangup' || type === 'noInput' ? type : 'start' }
}

/** What a flow tells, in the parameters `type`, `turn` and `transfer`; without them, that the call begins. */
export const turnOfFlow = ({ Details: { ContactData, Parameters } }: FlowEvent): VoiceTurnIn => {
  const told = toldBy(Parameters ?? {})
  const { CustomerEndpoint: customer, SystemEndpoint: ours } = ContactData
  return {
    v: 1,
    callId: callIdOf(ContactData.ContactId),
    turn: told.type === 'start' ? 0 : turnIn(Parameters?.turn, 1),
    locale: localeOf(ContactData.LanguageCode),
    caller: callerIn(customer?.Address ?? '', ours?.Address ?? ''),
    ...calleeOf(ours?.Address),
    ...told,
  }
}
