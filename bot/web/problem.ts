import { coded } from '../errors'
import type { Log } from '../log'
import { type Answer, json, type Request } from './answer'

/** What an error becomes for the caller: its code and its sentence, in the form of Direct Line; the rest is for the log. */
export const problemAnswer = (
  thrown: unknown,
  request: Pick<Request, 'method' | 'route'>,
  log: Log,
): Answer => {
  const fault = coded(thrown)
  const { status, code, retryAfter, asBody } = fault
  const { method, route } = request
  if (status >= 500) log.requestFailed({ method, route, fault })
  else log.refused({ method, route, status, code })
  return json(asBody, status, {
    ...(retryAfter === undefined ? {} : { 'Retry-After': String(retryAfter) }),
    ...(status === 401 ? { 'WWW-Authenticate': 'Bearer' } : {}),
  })
}
