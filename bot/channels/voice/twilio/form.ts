/** What Twilio tells of a call: the fields of its forms, which are all text. */
import { z } from 'zod'
import type { Line, What } from '../frontEnd'
import { speechIn } from '../reading'

const text = z.string().optional()

export const Form = z.object({
  CallSid: text,
  ParentCallSid: text,
  From: text,
  To: text,
  CallStatus: text,
  SpeechResult: text,
  Confidence: text,
  Digits: text,
  FinishedOnKey: text,
  DialCallStatus: text,
})
export type Form = z.infer<typeof Form>

const keysIn = (written: string): string => written.replace(/[^\d*#]/g, '').slice(0, 40)

/** 0 is how the recognisers behind Twilio say that they don't know. */
const sureness = (confidence = '') => (Number(confidence) === 0 ? {} : { confidence })

/** What came of a `<Gather>`. The key that ends the others isn't among them; pressed alone, it is all there was. */
export const gathered = ({ Digits = '', FinishedOnKey = '', SpeechResult, Confidence }: Form): What => {
  const dtmf = keysIn(Digits) || keysIn(FinishedOnKey)
  if (dtmf !== '') return { type: 'dtmf', dtmf }
  const isSilence = (SpeechResult ?? '').trim() === '' && Confidence === undefined
  if (isSilence) return { type: 'noInput' }
  return { ...speechIn([{ text: SpeechResult, ...sureness(Confidence) }]), recogniser: 'twilio' }
}

const RESULTS: Readonly<Record<string, NonNullable<What['transfer']>>> = {
  completed: 'answered',
  answered: 'answered',
  busy: 'busy',
  'no-answer': 'noAnswer',
  // The caller hung up while it rang.
  canceled: 'noAnswer',
}

/** What came of a `<Dial>`. */
export const dialled = ({ DialCallStatus = '' }: Form): What => ({
  type: 'transferResult',
  transfer: RESULTS[DialCallStatus] ?? 'failed',
})

/** Which call it is, and between whom. */
export const lineIn = ({ CallSid = '', From = '', To = '' }: Form): Line => ({
  callId: CallSid,
  from: From,
  to: To,
})
