import { BotError, coded, type FaultCode } from '../errors'
import type { Log } from '../log'
import type { Answer, Request } from '../web/answer'
import { problemAnswer } from '../web/problem'
import { List } from './value'
import { formatOf, written } from './written'

/** A refusal that tells the caller what to mend: sentences that hold nothing of a case. */
export class Faults extends BotError {
  constructor(
    code: FaultCode,
    readonly told: readonly string[],
  ) {
    super(code)
  }
}

/**
 * A refusal as GeoReport v2 has it: a list of errors, each with the status for its code and a sentence, in the format that
 * was asked for.
 */
export const refusal =
  (log: Log) =>
  (thrown: unknown, request: Request): Answer => {
    const fault = coded(thrown)
    const { status, headers } = problemAnswer(fault, request, log)
    const told = fault instanceof Faults ? fault.told : [fault.asBody.error.message]
    const errors = told.map((description) => ({ code: status, description }))
    return written(formatOf(request.path, request.headers.accept), {
      root: 'errors',
      value: new List('error', errors),
      status,
      headers: { 'Retry-After': headers?.['Retry-After'] },
    })
  }
