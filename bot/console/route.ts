import type { Advisor, Role } from '../advisors/advisor'
import type { Answer, Request } from '../web/answer'

/** A request of somebody who has signed in and may make it. */
export interface ConsoleRequest extends Request {
  advisor: Advisor
  /** The fields of a form; empty for a GET. */
  form: Readonly<Record<string, string>>
}

/** One URL of the console. Whoever isn't signed in, or has none of the roles, gets nothing of it. */
export interface ConsoleRoute {
  method: 'GET' | 'POST'
  /** Below `/advisor`, as restify writes it. */
  path: string
  /** Any of these roles will do. */
  needs: readonly Role[]
  answer(request: ConsoleRequest): Promise<Answer>
}
