import type { OutsideServices } from '../../dialogs/outside/outside'
import type { Pack } from '../../knowledge/schema'
import type { Accounts } from '../advisors/accounts'
import type { Audit } from '../advisors/audit'
import type { Passwords } from '../advisors/passwords'
import type { Sessions, SignedIn } from '../advisors/sessions'
import type { WebParts } from '../channels/directLine/parts'
import type { RegistersOf } from '../registers'
import type { Answer, Request } from '../web/answer'
import type { Render } from '../web/pages/templates'
import type { PageWords } from '../web/pages/words'

/** What a template needs besides the words: what the page is called, and whatever is its own. */
export interface PageValues {
  /** The heading, and the title of the window. */
  title: string
  /** Something must be mended: the title of the window says so first. */
  problem?: boolean | string | undefined
  [name: string]: unknown
}

/** What the pages of the console are made of. */
export interface ConsoleParts extends WebParts {
  /** The councils served, in the order they are listed. */
  packs: ReadonlyMap<string, Pack>
  /** The services that open cases, with all answers at once. */
  services: OutsideServices
  /** What councils imported, and how they can tell residents anything. */
  registers: RegistersOf
  words: PageWords
  render: Render
  sessions: Sessions
  passwords: Passwords
  accounts: Accounts
  audit: Audit
  /** A page of `bot/console/pages`, with the menu of whoever has signed in; without them, with none. */
  page(
    request: Pick<Request, 'path'> & Partial<SignedIn>,
    template: string,
    values: PageValues,
    status?: number,
  ): Answer
  /** Where somebody begins: the first of their menu. */
  landing(advisor: SignedIn['advisor']): string
}
