import { BotError } from '../../errors'
import type { Answer, Request, Route } from '../../web/answer'
import { problemAnswer } from '../../web/problem'
import { getActivities, postActivity, upload } from './activities'
import { generate, reconnect, refresh, sessionId, start } from './conversations'
import { corsHeaders, whence } from './origins'
import type { WebParts } from './parts'

const base = '/:council/v3/directline'

/** Answers, refusals too, that a script of an allowed website may read. */
const shared =
  (parts: WebParts, answer: Route['answer']): Route['answer'] =>
  async (request) => {
    const from = whence(parts.config.ALLOWED_ORIGINS)(request, request.params.council ?? '')
    const given = await answer(request).catch((thrown: unknown) => problemAnswer(thrown, request, parts.log))
    return { ...given, headers: { ...given.headers, ...corsHeaders(from, request.headers.origin) } }
  }

const allowed = async (): Promise<Answer> => ({ status: 204 })

const notAStream = async (_: Request): Promise<Answer> => {
  throw new BotError('request_faulty', { detail: 'a stream is opened as a WebSocket' })
}

/** Direct Line 3.0, for each council under its own address. */
export const directLineRoutes = (parts: WebParts): readonly Route[] =>
  (
    [
      { method: 'POST', path: `${base}/tokens/generate`, answer: generate(parts) },
      { method: 'POST', path: `${base}/tokens/refresh`, answer: refresh(parts) },
      { method: 'POST', path: `${base}/conversations`, answer: start(parts) },
      { method: 'GET', path: `${base}/conversations/:conversation`, answer: reconnect(parts) },
      { method: 'GET', path: `${base}/conversations/:conversation/activities`, answer: getActivities(parts) },
      { method: 'POST', path: `${base}/conversations/:conversation/activities`, answer: postActivity(parts) },
      {
        method: 'POST',
        path: `${base}/conversations/:conversation/upload`,
        takes: 'nothing',
        answer: upload(parts),
      },
      { method: 'GET', path: `${base}/conversations/:conversation/stream`, answer: notAStream },
      { method: 'GET', path: `${base}/session/getsessionid`, answer: sessionId(parts) },
      { method: 'OPTIONS', path: `${base}/*`, answer: allowed },
    ] satisfies readonly Route[]
  ).map((route) => ({ ...route, answer: shared(parts, route.answer) }))
