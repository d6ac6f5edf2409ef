import type { Advisor, Role } from '../advisors/advisor'
import type { Done } from '../advisors/audit'
import type { Session } from '../storage/advisorStore'
import type { Answer, Request } from '../web/answer'

/** A request of somebody who has signed in and may make it. */
export interface ConsoleRequest extends Request {
  advisor: Advisor
  /** The sign-in that it is made in. */
  session: Session
  /** The fields of a form; empty for a GET. */
  form: Readonly<Record<string, string>>
  /** Writes into the audit log what they did or looked at; who, when and from where is known. */
  audit(done: Done): Promise<void>
}

/** One URL of the console. Whoever isn't signed in, or has none of the roles, gets nothing of it. */
export interface ConsoleRoute {
  method: 'GET' | 'POST'
  /** Below `/advisor`, as restify writes it. */
  path: string
  /** Any of these roles will do. */
  needs: readonly Role[]
  /** It is in the menu of whoever may go there, under this line of `menu` in `words.en.yaml`. */
  menu?: string
  answer(request: ConsoleRequest): Promise<Answer>
}
