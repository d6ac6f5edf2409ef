/** What AudioCodes' gateway tells of a call, and what it is told to do: the activities of its Bot API, read and written. */
import { z } from 'zod'
import { callerIn } from '../caller'
import { calleeOf, callIdOf, localeOf, pressedIn, speechIn } from '../reading'
import { recognisedIn } from '../recognised'
import type { VoiceTurnIn, VoiceTurnOut } from '../turn'

const text = z.string().optional().catch(undefined)

const Parameters = z.looseObject({
  caller: text,
  callee: text,
  confidence: z.unknown().optional(),
  recognitionOutput: z.unknown().optional(),
  /** What was heard piece by piece, where several pieces make the text. */
  recognitions: z.array(z.unknown()).optional().catch(undefined),
})

/** What happened on the line. The same id is the same activity: it is sent again when the answer did not arrive. */
export const Activity = z.looseObject({
  id: z.string().min(1).max(200),
  type: z.string().catch(''),
  name: text,
  text,
  value: z.unknown().optional(),
  language: text,
  parameters: Parameters.optional().catch(undefined),
})
export type Activity = z.infer<typeof Activity>

type Happened = Pick<VoiceTurnIn, 'type'> & Partial<VoiceTurnIn>

const spoken = ({ text: best, parameters }: Activity): Happened => {
  const { recogniser, heard } = recognisedIn(parameters?.recognitionOutput)
  const isGoogle = recogniser === 'google'
  const confidence = isGoogle && parameters?.confidence === 0 ? undefined : parameters?.confidence
  // The alternatives of one piece are no alternatives to the whole.
  const others = (parameters?.recognitions?.length ?? 0) > 1 ? [] : heard
  return {
    ...speechIn([{ text: best, confidence }, ...others]),
    ...(recogniser === undefined ? {} : { recogniser }),
  }
}

const Status = z.looseObject({ status: z.string(), reasonCode: text })

const transferred = (value: unknown): VoiceTurnIn['transfer'] => {
  const { status, reasonCode } = Status.safeParse(value).data ?? {}
  if (status === 'answered') return 'answered'
  if (reasonCode === 'busy') return 'busy'
  return reasonCode === 'no-answer' ? 'noAnswer' : 'failed'
}

const started = ({ parameters }: Activity): Happened => ({
  type: 'start',
  caller: callerIn(parameters?.caller ?? '', parameters?.callee ?? ''),
  ...calleeOf(parameters?.callee),
})

const EVENTS: ReadonlyMap<string, (activity: Activity) => Happened> = new Map([
  ['start', started],
  ['DTMF', ({ value }) => pressedIn(value)],
  ['noUserInput', () => ({ type: 'noInput' })],
  ['transferStatus', ({ value }) => ({ type: 'transferResult', transfer: transferred(value) })],
  ['hangup', () => ({ type: 'hangup' })],
])

const happenedIn = (activity: Activity): Happened | undefined => {
  const type = activity.type.toLowerCase()
  if (type === 'message') return spoken(activity)
  return type === 'event' ? EVENTS.get(activity.name ?? '')?.(activity) : undefined
}

/** An activity as a turn; `undefined` for one that asks nothing of us, such as that a prompt was played to its end. */
export const turnOf = (conversation: string, activity: Activity): VoiceTurnIn | undefined => {
  const happened = happenedIn(activity)
  if (happened === undefined) return undefined
  const turn = happened.type === 'start' ? 0 : 1
  return { v: 1, callId: callIdOf(conversation), turn, locale: localeOf(activity.language), ...happened }
}

/** Somebody reads a number off a letter; milliseconds from key to key. */
const BETWEEN_KEYS_MS = 3_000
/** Above this the recogniser is told to wait for more; it ends speech by itself after about a second. */
const USUAL_END_MS = 1_000
/** VoiceAI Connect hangs up after so many silences in a row; we have done something about it long before. */
const SILENCES = 20

const settings = ({ digits, hints, noInputMs, endSilenceMs }: NonNullable<VoiceTurnOut['listen']>) => ({
  sendDTMF: true,
  dtmfCollect: (digits?.max ?? 1) > 1,
  dtmfCollectMaxDigits: digits?.max ?? 1,
  dtmfCollectSubmitDigit: '#',
  dtmfCollectInterDigitTimeoutMS: BETWEEN_KEYS_MS,
  userNoInputTimeoutMS: noInputMs,
  userNoInputRetries: SILENCES,
  // Newer versions take the former, older ones the latter.
  sendEventsToBot: ['noUserInput'],
  userNoInputSendEvent: true,
  sttContextPhrases: hints ?? [],
  continuousASR: endSilenceMs > USUAL_END_MS,
  continuousASRTimeoutInMS: Math.max(endSilenceMs, USUAL_END_MS),
})

const afterwards = (then: NonNullable<VoiceTurnOut['then']>): Record<string, unknown> =>
  then.do === 'hangup'
    ? { type: 'event', name: 'hangup' }
    : {
        type: 'event',
        name: 'transfer',
        activityParams: {
          transferTarget: then.target,
          handoverReason: then.reason,
          transferSipHeaders: Object.entries(then.headers).map(([name, value]) => ({ name, value })),
        },
      }

/** What the gateway is to do, in order: settings for the next answer, what is said, and what then. */
export const activitiesOf = ({ say, listen, then }: VoiceTurnOut): readonly Record<string, unknown>[] => [
  ...(listen === undefined ? [] : [{ type: 'event', name: 'config', sessionParams: settings(listen) }]),
  ...say.map(({ ssml, bargeIn }) => ({
    type: 'message',
    text: ssml,
    activityParams: { bargeIn: bargeIn === 'any', bargeInOnDTMF: bargeIn !== 'none' },
  })),
  ...(then === undefined ? [] : [afterwards(then)]),
]
