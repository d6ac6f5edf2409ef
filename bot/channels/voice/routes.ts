/** The telephone over HTTP: our own turns, and every supplier's front end on them. */
import { BotError, coded } from '../../errors'
import type { Log } from '../../log'
import { type Answer, json, type Request, type Route } from '../../web/answer'
import { problemAnswer } from '../../web/problem'
import { admitted, tokenFor } from './admission'
import { frontEnds } from './frontEnds'
import { openApi } from './openApi'
import type { VoiceParts } from './parts'
import { VoiceTurnIn } from './turn'

const BASE = '/:council/voice'

/** A turn that isn't one; names every field that is faulty, and repeats nothing of it. */
class FaultyTurn extends BotError {
  constructor(readonly faults: readonly { path: string; message: string }[]) {
    super('request_faulty')
  }
}

const read = (body: unknown): VoiceTurnIn => {
  const { data, error } = VoiceTurnIn.safeParse(body)
  if (error === undefined) return data
  throw new FaultyTurn(error.issues.map(({ path, message }) => ({ path: path.join('.'), message })))
}

/** POST turns: one turn of a call, and what is to be said to it. */
const postTurn =
  (parts: VoiceParts) =>
  async (request: Request): Promise<Answer> => {
    const { council } = admitted(request, parts, parts.config.VOICE_TOKEN)
    return json(await parts.calls.turn(council, read(request.body)))
  }

/** GET openapi.json: how to talk to `turns`. It holds nothing that isn't public. */
const getOpenApi =
  (parts: VoiceParts) =>
  async (request: Request): Promise<Answer> =>
    json(openApi(request.site, tokenFor(request, parts, parts.config.VOICE_TOKEN).council))

const refusal =
  (log: Log) =>
  (thrown: unknown, request: Request): Answer => {
    const problem = problemAnswer(thrown, request, log)
    if (!(thrown instanceof FaultyTurn)) return problem
    const { error } = coded(thrown).asBody
    return json({ error: { ...error, faults: thrown.faults } }, problem.status)
  }

/** Every address of the telephone. */
export const voiceRoutes = (parts: VoiceParts): readonly Route[] => [
  { method: 'POST', path: `${BASE}/turns`, answer: postTurn(parts), refusal: refusal(parts.log) },
  { method: 'GET', path: `${BASE}/openapi.json`, answer: getOpenApi(parts) },
  ...frontEnds.flatMap((routesOf) => routesOf(parts)),
]
