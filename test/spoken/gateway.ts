/**
 * The telephone system, as jambonz is one: signed webhooks over real HTTP, and verbs that it follows. It knows nothing of the
 * conversation and counts nothing. What goes either way is checked by jambonz' own schemas.
 */
import { z } from 'zod'
import type { Calls, VoiceTurnIn, VoiceTurnOut } from '../../bot/channels/voice/turn'
import { faultsOfHook, faultsOfVerbs, signed } from '../bot/channels/voice/support/jambonz'

export interface Rung {
  /** Of the assistant. */
  url: string
  council: string
  /** `JAMBONZ_WEBHOOK_SECRET` of the council. */
  secret: string
  /** The number of this call: its `call_sid` is made of it. */
  call: number
  /** When it is, by the assistant's clock. */
  at: Date
}

const Saying = z.object({ text: z.string() })
const Verb = z.looseObject({
  verb: z.string(),
  actionHook: z.string().optional(),
  text: z.string().optional(),
  say: Saying.optional(),
  input: z.array(z.string()).optional(),
  recognizer: z.looseObject({ hints: z.array(z.string()).optional() }).optional(),
  timeout: z.number().optional(),
  speechTimeout: z.number().optional(),
  maxDigits: z.number().optional(),
  target: z.array(z.looseObject({ number: z.string().optional(), sipUri: z.string().optional() })).optional(),
  headers: z.record(z.string(), z.string()).optional(),
})
type Verb = z.infer<typeof Verb>

const ONE_SECOND_MS = 1000

const sayOf = (ssml: string, bargeIn: 'any' | 'none'): VoiceTurnOut['say'][number] => ({
  text: ssml
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim(),
  ssml,
  bargeIn,
})

const modesOf = ({ input = [] }: Verb): ('speech' | 'dtmf')[] => [
  ...(input.includes('speech') ? (['speech'] as const) : []),
  ...(input.includes('digits') ? (['dtmf'] as const) : []),
]

const listenOf = (gather: Verb, verbs: readonly Verb[]): NonNullable<VoiceTurnOut['listen']> => ({
  modes: modesOf(gather),
  // What is expected stays on our side of the wire.
  expect: 'open',
  hints: verbs.flatMap(({ recognizer }) => recognizer?.hints ?? []),
  digits: { min: 1, max: gather.maxDigits ?? 1 },
  noInputMs: (gather.timeout ?? 0) * ONE_SECOND_MS,
  endSilenceMs: (gather.speechTimeout ?? 1) * ONE_SECOND_MS,
})

const thenOf = (dial: Verb | undefined): NonNullable<VoiceTurnOut['then']> => {
  const [to] = dial?.target ?? []
  if (dial === undefined || to === undefined) return { do: 'hangup' }
  const target = to.sipUri ?? `tel:${to.number}`
  return { do: 'transfer', target, reason: '', contextRef: '', headers: dial.headers ?? {} }
}

/** What the verbs say is to be done on the line. */
const toldBy = (verbs: readonly Verb[], { callId, turn }: VoiceTurnIn): VoiceTurnOut => {
  const gather = verbs.find(({ verb }) => verb === 'gather')
  const say = verbs.flatMap(({ verb, text, say }) => {
    if (verb === 'say') return [sayOf(text ?? '', 'none')]
    return say === undefined ? [] : [sayOf(say.text, 'any')]
  })
  const next = gather === undefined ? undefined : listenOf(gather, verbs)
  return {
    ...{ v: 1, callId, turn, say },
    ...(next === undefined
      ? // biome-ignore lint/suspicious/noThenProperty: the published shape
        { then: thenOf(verbs.find(({ verb }) => verb === 'dial')) }
      : { listen: next }),
  }
}

const heard = ({ alternatives = [] }: VoiceTurnIn) => ({
  reason: 'speechDetected',
  speech: {
    language_code: 'en-GB',
    is_final: true,
    alternatives: alternatives.map(({ text, confidence = 0 }) => ({ transcript: text, confidence })),
    vendor: { name: 'pocketsphinx', evt: {} },
  },
})

const DIALLED: Readonly<Record<NonNullable<VoiceTurnIn['transfer']>, string>> = {
  ...{ answered: 'completed', busy: 'busy', noAnswer: 'no-answer', failed: 'failed' },
}

/** The webhook of what happened: its schema's name, and what is in it. */
const hookOf = (given: VoiceTurnIn): [string, object] => {
  if (given.type === 'start') return ['session-new', { sip: { method: 'INVITE', headers: {} } }]
  if (given.type === 'hangup') return ['call-status', { call_status: 'completed', duration: 1 }]
  if (given.type === 'speech') return ['gather', heard(given)]
  if (given.type === 'dtmf') return ['gather', { reason: 'dtmfDetected', digits: given.dtmf ?? '' }]
  if (given.type === 'transferResult')
    return ['dial', { dial_call_status: DIALLED[given.transfer ?? 'failed'] }]
  return ['gather', { reason: given.type === 'noInput' ? 'timeout' : 'stt-low-confidence' }]
}

const must = (faults: readonly string[]): void => {
  if (faults.length > 0) throw new Error(`not as jambonz has it: ${faults.join('; ')}`)
}

/** Longer than jambonz waits for an answer, it is asked for once more. */
const PATIENCE_MS = 10_000

/** A call through it. */
export const gateway = ({ url, council, secret, call, at }: Rung): Calls => {
  const base = `/${council}/voice/jambonz`
  const same = {
    call_sid: `00000000-0000-4000-8000-${String(call).padStart(12, '0')}`,
    ...{ account_sid: 'an-account', application_sid: 'an-application', direction: 'inbound' },
    ...{ from: '+447700900123', to: '+441632960001', call_id: `${call}@192.0.2.7` },
    ...{ call_status: 'in-progress', sip_status: 200 },
  }
  let next = base
  const post = async (path: string, body: string, tries = 2): Promise<string> => {
    try {
      const headers = { 'Content-Type': 'application/json', 'Jambonz-Signature': signed(body, secret, at) }
      const signal = AbortSignal.timeout(PATIENCE_MS)
      const answer = await fetch(`${url}${path}`, { method: 'POST', headers, body, signal })
      if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`)
      return answer.text()
    } catch (fault) {
      if (tries <= 1) throw fault
      return post(path, body, tries - 1)
    }
  }
  return {
    turn: async (_, given) => {
      const [schema, what] = hookOf(given)
      const hook = { ...same, ...what }
      must(faultsOfHook(schema, hook))
      if (given.type === 'hangup') {
        await post(`${base}/status`, JSON.stringify(hook))
        return toldBy([], given)
      }
      const verbs = z.array(Verb).parse(JSON.parse(await post(next, JSON.stringify(hook))))
      must(faultsOfVerbs(verbs))
      next = verbs.find(({ verb, actionHook }) => verb !== 'redirect' && actionHook)?.actionHook ?? next
      return toldBy(verbs, given)
    },
  }
}
