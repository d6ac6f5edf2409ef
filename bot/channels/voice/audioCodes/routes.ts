/**
 * AudioCodes VoiceAI Connect and Live Hub, by AudioCodes' own Bot API over HTTP:
 * https://techdocs.audiocodes.com/voice-ai-connect/Content/VAIG_Combined/API_1.htm
 */
import { createHash, createHmac } from 'node:crypto'
import { z } from 'zod'
import { BotError } from '../../../errors'
import { type Answer, json, type Request, type Route } from '../../../web/answer'
import { isSame } from '../../../web/bearer'
import { type Admitted, admitted } from '../admission'
import type { FrontEndParts } from '../frontEnd'
import type { FrontEnd, VoiceParts } from '../parts'
import { callIdOf } from '../reading'
import { readTroubleWords } from '../trouble'
import type { VoiceTurnIn } from '../turn'
import { turnOrTrouble } from '../turnOrTrouble'
import { Activity, activitiesOf, turnOf } from './activities'

const Activities = z.looseObject({ activities: z.array(Activity).min(1).max(20) })
const Conversation = z.looseObject({ conversation: z.string().min(1).max(200) })

/** An id that is the same for the same answer: the gateway passes over what it has had. */
const idOf = (...of: readonly unknown[]): string => {
  const hash = createHash('sha256').update(JSON.stringify(of)).digest('hex')
  return hash.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*$/, '$1-$2-$3-$4-$5')
}

/** Seconds after which the gateway asks whether we are still there. */
const EXPIRES_SECONDS = 300

/** Shows that an address was given out by us: a conversation that was never created here is answered 404, without a table. */
const markOf = ({ council, token }: Admitted, conversation: string): string =>
  createHmac('sha256', token).update(`${council}/${conversation}`).digest('base64url')

const read = <Read>(schema: z.ZodType<Read>, body: unknown): Read => {
  const { data, success } = schema.safeParse(body)
  if (!success) throw new BotError('request_faulty')
  return data
}

const admissionTo = (parts: VoiceParts, request: Request): Admitted =>
  admitted(request, parts, parts.config.AUDIOCODES_TOKEN)

/** POST: a call comes in. Gives the addresses of its conversation, relative to this one. */
const create =
  (parts: VoiceParts) =>
  async (request: Request): Promise<Answer> => {
    const admission = admissionTo(parts, request)
    const { conversation } = read(Conversation, request.body)
    const at = `audiocodes/${encodeURIComponent(conversation)}/${markOf(admission, conversation)}`
    return json({
      activitiesURL: `${at}/activities`,
      refreshURL: `${at}/refresh`,
      disconnectURL: `${at}/disconnect`,
      expiresSeconds: EXPIRES_SECONDS,
    })
  }

/** A conversation that was created here; throws `conversation_unknown` for any other. */
const conversationOf = (request: Request, parts: VoiceParts): Admitted & { conversation: string } => {
  const admission = admissionTo(parts, request)
  const { conversation = '', mark = '' } = request.params
  if (!isSame(mark, markOf(admission, conversation))) throw new BotError('conversation_unknown')
  return { ...admission, conversation }
}

/** POST activities: what happened on the line, and what is to be done about it, in the answer. */
const take =
  (parts: FrontEndParts) =>
  async (request: Request): Promise<Answer> => {
    const { council, conversation } = conversationOf(request, parts)
    const { activities: happened } = read(Activities, request.body)
    const activities: Record<string, unknown>[] = []
    for (const activity of happened) {
      const turn = turnOf(conversation, activity)
      if (turn === undefined) continue
      const out = await turnOrTrouble(parts, request, { council, turn, key: activity.id })
      const timestamp = parts.clock.now().toISOString()
      activities.push(
        ...activitiesOf(out).map((each, i) => ({
          id: idOf(conversation, activity.id, i, each),
          timestamp,
          ...each,
        })),
      )
      // The call is over, or goes to somebody else: what came after is not ours to answer.
      if (out.then !== undefined) break
    }
    return json({ conversation, activities })
  }

/** POST refresh: the call goes on, and so do we. */
const refresh =
  (parts: VoiceParts) =>
  async (request: Request): Promise<Answer> => {
    conversationOf(request, parts)
    return json({ expiresSeconds: EXPIRES_SECONDS })
  }

/** POST disconnect: they hung up, or we did. */
const disconnect =
  (parts: VoiceParts) =>
  async (request: Request): Promise<Answer> => {
    const { council, conversation } = conversationOf(request, parts)
    const turn: VoiceTurnIn = {
      v: 1,
      callId: callIdOf(conversation),
      turn: 1,
      locale: 'en-GB',
      type: 'hangup',
    }
    await parts.calls.turn(council, turn, 'disconnect')
    return json({})
  }

/** GET: whether a bot is here, and this the token it takes. */
const validate =
  (parts: VoiceParts) =>
  async (request: Request): Promise<Answer> => {
    admissionTo(parts, request)
    return json({ type: 'ac-bot-api', success: true })
  }

const BASE = '/:council/voice/audiocodes'

/** Whatever AudioCodes calls: there where `AUDIOCODES_TOKEN` is set. */
export const audioCodes: FrontEnd = (parts) => {
  if (parts.config.AUDIOCODES_TOKEN.length === 0) return []
  const of = `${BASE}/:conversation/:mark`
  const routes: readonly Route[] = [
    { method: 'GET', path: BASE, answer: validate(parts) },
    { method: 'POST', path: BASE, answer: create(parts) },
    { method: 'POST', path: `${of}/activities`, answer: take({ ...parts, say: readTroubleWords() }) },
    { method: 'POST', path: `${of}/refresh`, answer: refresh(parts) },
    { method: 'POST', path: `${of}/disconnect`, answer: disconnect(parts) },
  ]
  return routes
}
