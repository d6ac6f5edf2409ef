/** Everything that can go wrong in `bot/`: what it means, for whoever runs or calls it, and the HTTP status it becomes. */
const FAULTS = {
  // the start
  config_faulty: { status: 500, message: 'The configuration has faults.' },
  council_unknown: { status: 404, message: 'There is no such council here.' },
  store_not_opened: { status: 500, message: 'The database could not be opened.' },
  store_not_migrated: { status: 500, message: 'The database could not be brought up to date.' },
  sample_faulty: { status: 500, message: 'A sample that is shipped with a council has faults.' },
  port_refused: { status: 500, message: 'The port could not be opened.' },
  words_faulty: { status: 500, message: 'A words file has faults.' },
  // a turn
  conversation_unknown: { status: 404, message: 'There is no such conversation.' },
  conversation_ended: { status: 404, message: 'This conversation has ended. Start a new one.' },
  conversation_full: { status: 409, message: 'This conversation is very long. Start a new one.' },
  turn_not_answered: { status: 502, message: 'The answer could not be worked out.' },
  turn_not_kept: { status: 502, message: 'The message could not be saved. Send it again.' },
  // a case
  case_unknown: { status: 404, message: 'There is no such case.' },
  case_move_refused: { status: 409, message: 'A case cannot be moved there from where it is.' },
  case_changed: { status: 409, message: 'The case was changed at the same moment. Look at it again.' },
  update_differs: { status: 409, message: 'Another update was sent with this update_id before.' },
  reference_not_drawn: { status: 500, message: 'No free reference was found.' },
  quarter_unknown: { status: 400, message: 'Write a quarter of a year as 2026-Q4.' },
  // handing over to people
  sign_in_needed: { status: 401, message: 'Sign in first.' },
  sign_in_refused: { status: 403, message: 'The user name or the password is not right.' },
  not_allowed: { status: 403, message: 'Your account may not do this.' },
  account_unknown: { status: 404, message: 'There is no such account.' },
  account_taken: { status: 409, message: 'Somebody has that user name already.' },
  last_administrator: { status: 409, message: 'That would leave a council without an administrator.' },
  handoff_unknown: { status: 404, message: 'There is no such conversation in hand.' },
  handoff_taken: { status: 409, message: 'Somebody else was first.' },
  handoff_state: { status: 409, message: 'That cannot be done with the conversation as it stands.' },
  not_owner: { status: 409, message: 'This conversation is not yours now.' },
  advisor_full: { status: 409, message: 'There is no room for another conversation.' },
  advisor_away: { status: 409, message: 'Only somebody who is available can take a conversation.' },
  // telling others
  delivery_failed: { status: 502, message: 'Somebody could not be told. It will be tried again.' },
  delivery_refused: { status: 502, message: 'Somebody will not be told: it was refused.' },
  stage_missing: { status: 500, message: 'A stage of the pipeline is missing.' },
  // a request
  request_faulty: { status: 400, message: 'The request is not well formed.' },
  body_not_json: { status: 400, message: 'The body is not well-formed JSON.' },
  body_too_large: { status: 413, message: 'That is too much at once. Send a shorter message.' },
  body_type: { status: 415, message: 'The body must be JSON or a form.' },
  page_unknown: { status: 404, message: 'There is nothing at this address.' },
  method_wrong: { status: 405, message: 'This address does not take that method.' },
  token_missing: { status: 401, message: 'A token is needed. Send it as "Authorization: Bearer …".' },
  token_bad: { status: 403, message: 'The token is not valid here.' },
  voice_token_bad: { status: 401, message: 'The token is not the one for calls to this council.' },
  token_expired: { status: 403, message: 'The token has expired. Start again with a new one.' },
  signature_bad: { status: 401, message: 'The signature is missing, wrong or too old.' },
  origin_refused: { status: 403, message: 'This website may not start a conversation here.' },
  key_missing: { status: 403, message: 'An API key is needed: as api_key, or as "Authorization: Bearer …".' },
  key_refused: { status: 403, message: 'This API key is not valid here.' },
  key_read_only: { status: 403, message: 'This API key may read, and change nothing.' },
  jurisdiction_unknown: { status: 404, message: 'This jurisdiction_id is not the one of this address.' },
  service_unknown: { status: 404, message: 'There is no such service.' },
  request_refused: { status: 409, message: 'This cannot be reported now.' },
  argument_faulty: { status: 400, message: 'An argument is faulty.' },
  too_many: { status: 429, message: 'Too many requests at once. Wait a moment and try again.' },
  not_ready: { status: 503, message: 'The assistant is not ready. Try again in a moment.' },
  internal: { status: 500, message: 'Something went wrong on our side. Try again in a moment.' },
} as const satisfies Record<string, { status: number; message: string }>

export type FaultCode = keyof typeof FAULTS

/** An error with a code of the table. `detail` is for whoever runs the assistant and never holds what a resident said. */
export class BotError extends Error {
  readonly code: FaultCode
  readonly status: number
  readonly detail: string | undefined
  /** Seconds until it is worth trying again. */
  readonly retryAfter: number | undefined

  constructor(code: FaultCode, options: { cause?: unknown; detail?: string; retryAfter?: number } = {}) {
    const { status, message } = FAULTS[code]
    super(
      options.detail === undefined ? message : `${message} ${options.detail}`,
      'cause' in options ? { cause: options.cause } : {},
    )
    this.name = 'BotError'
    this.code = code
    this.status = status
    this.detail = options.detail
    this.retryAfter = options.retryAfter
  }

  /** What a caller over HTTP may be told, as Direct Line 3.0 puts it: no detail and no cause. */
  get asBody(): { error: { code: string; message: string } } {
    const code = this.code.replace(/(^|_)(\w)/g, (_, __, letter: string) => letter.toUpperCase())
    return { error: { code, message: FAULTS[this.code].message } }
  }
}

/** Any thrown thing as a coded error: itself when it has a code, otherwise `internal` with the thing as its cause. */
export const coded = (thrown: unknown): BotError =>
  thrown instanceof BotError ? thrown : new BotError('internal', { cause: thrown })
