/** What jambonz tells of a call, and of what came of the verb before: its webhooks, as its JSON Schemas have them. */
import { z } from 'zod'
import type { Line, What } from '../frontEnd'
import { type Heard, speechIn } from '../reading'
import { recognisedIn } from '../recognised'

/** Whatever isn't well formed is as if it weren't there: a caller waits for an answer. */
const optional = <T extends z.ZodType>(type: T) => type.optional().catch(undefined)
const text = optional(z.string())

const Speech = z.object({
  alternatives: z
    .array(z.object({ transcript: text, confidence: z.unknown() }).catch({ transcript: '', confidence: 0 }))
    .catch([]),
  vendor: optional(z.object({ name: z.string(), evt: z.unknown() })),
})
type Speech = z.infer<typeof Speech>

export const Hook = z.object({
  call_sid: text,
  call_id: text,
  from: text,
  to: text,
  call_status: text,
  verb_id: text,
  parent_call_sid: text,
  sip: optional(z.object({ headers: z.record(z.string(), z.unknown()) })),
  reason: text,
  digits: optional(z.union([z.string(), z.number().transform(String)])),
  speech: optional(Speech),
  dial_call_status: text,
  dial_sip_status: optional(z.number()),
})
export type Hook = z.infer<typeof Hook>

/** For these jambonz makes a number up, or takes one that is of the pause after the words (its transcription-utils, 0.9.8). */
const MADE_UP = ['assemblyai', 'cartesia', 'openai', 'voxist']

/** 0 is what jambonz writes where a recogniser gave none, and what Google's means by 0. */
const sureness = ({ confidence }: Heard, name: string): Heard =>
  confidence === 0 || MADE_UP.includes(name) ? {} : { confidence }

const nameOf = (name: string): string =>
  name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 40)

/** Of what most recognisers heard, jambonz passes on the best alone, with their own answer beside it; often as a list of one. */
const spoken = ({ alternatives, vendor: { name, evt } = { name: '', evt: undefined } }: Speech): What => {
  const raw = recognisedIn(Array.isArray(evt) && evt.length === 1 ? evt[0] : evt)
  const passedOn = alternatives.map(({ transcript, confidence }) => ({ text: transcript, confidence }))
  const heard = [...passedOn, ...raw.heard].map((one) => ({ text: one.text, ...sureness(one, name) }))
  return { ...speechIn(heard), ...(nameOf(name) === '' ? {} : { recogniser: nameOf(name) }) }
}

/** The key that ends the others isn't told of; pressed alone, it is all there was. */
const keyed = (digits: string): What => ({ type: 'dtmf', dtmf: keysOf(digits) || '#' })

const keysOf = (digits = ''): string => digits.replace(/[^\d*#]/g, '').slice(0, 40)

/** What came of a `gather`. A turn that is asked for once more, as the answer was lost, tells of nothing. */
export const gathered = ({ reason, digits, speech }: Hook): What => {
  if (reason === 'dtmfDetected' || keysOf(digits) !== '') return keyed(digits ?? '')
  if (speech !== undefined) return spoken(speech)
  if (reason === 'timeout') return { type: 'noInput' }
  return { type: reason === 'speechDetected' ? 'noMatch' : 'error' }
}

const ANSWERED = ['completed', 'in-progress']
const RANG = ['no-answer', 'trying', 'ringing', 'early-media']
const BUSY_CODES = [486, 600]
const NOBODY_CODES = [408, 480, 487]

const outcomeOf = ({ dial_call_status: status = '', dial_sip_status: code = 0 }: Hook) => {
  if (ANSWERED.includes(status)) return 'answered'
  if (status === 'busy' || BUSY_CODES.includes(code)) return 'busy'
  return RANG.includes(status) || NOBODY_CODES.includes(code) ? 'noAnswer' : 'failed'
}

/** What came of a `dial`: RFC 3261's codes where its own word is only that it failed. */
export const dialled = (hook: Hook): What => ({ type: 'transferResult', transfer: outcomeOf(hook) })

/** RFC 3323 and 3325: who the caller is came for the network, and not to be shown. */
const isPrivate = ([name, value]: [string, unknown]): boolean =>
  name.toLowerCase() === 'privacy' && /\b(id|user|header)\b/i.test(String(value))

/** Which call it is, and between whom. Headers come only with its start. */
export const lineIn = ({
  call_sid,
  call_id,
  from = '',
  to = '',
  sip: { headers } = { headers: {} },
}: Hook): Line => ({
  callId: call_sid ?? call_id ?? '',
  from,
  to,
  withheld: Object.entries(headers).some(isPrivate),
  others: Object.values(headers).filter((value) => typeof value === 'string'),
})
