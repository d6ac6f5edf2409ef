/** The advisors' console: every page of it, and its address. */
import type { IncomingMessage } from 'node:http'
import { join } from 'node:path'
import { projectRoot } from '../../knowledge/root'
import { createAccounts } from '../advisors/accounts'
import { createAudit } from '../advisors/audit'
import { createOpenId, type OpenId } from '../advisors/openId'
import { createPasswords, type Passwords } from '../advisors/passwords'
import { createSessions, type SignedIn } from '../advisors/sessions'
import type { WebParts } from '../channels/directLine/parts'
import type { Route } from '../web/answer'
import type { Assets } from '../web/pages/assets'
import { createRender } from '../web/pages/templates'
import { readPageWords } from '../web/pages/words'
import { type Answering, makingOf } from './answering'
import { auditRoutes } from './audit/routes'
import { caseRoutes } from './cases'
import { consoleRoutes, sessionOf } from './guard'
import { createLive, type LiveDesk } from './live/live'
import { meRoutes } from './me'
import { pageMaker } from './page'
import type { ConsoleParts } from './parts'
import { peopleRoutes } from './people/routes'
import { problemPage } from './problem'
import type { ConsoleRoute } from './route'
import { deskRoutes } from './routes'
import { signInRoutes } from './signIn'
import { openIdRoutes } from './signInOpenId'
import { signOutRoute } from './signOut'
import { welcomeRoutes } from './welcome'

/**
 * What the console is made from: what the server has, the packs of the councils served, style sheet and scripts, and what
 * may be told to residents; without that, or where nobody is handed over, there are no pages of conversations.
 */
export interface ConsoleWorld extends WebParts, Pick<ConsoleParts, 'packs' | 'services' | 'registers'> {
  assets: Pick<Assets, 'folder' | 'consoleScripts'>
  answering?: Answering
  /** Hashes passwords; left out: with as much work as is advised. */
  passwords?: Passwords
}

export interface Console {
  routes: readonly Route[]
  /** Those behind the guard, as they were declared. */
  guarded: readonly ConsoleRoute[]
  parts: ConsoleParts
  /** Who asks to open a socket; `undefined` when they haven’t signed in, or the page that asks isn’t ours. */
  sessionOf(req: IncomingMessage): Promise<SignedIn | undefined>
  /** Takes over a connection that asks to become one of the console’s sockets; `false` for any other. */
  upgrade: LiveDesk['upgrade']
  /** Says goodbye to its sockets. */
  close(): Promise<void>
}

/** Every page behind the guard. The menu is in this order. */
const table = (
  parts: ConsoleParts,
  openId: OpenId | undefined,
  desk: readonly ConsoleRoute[],
): readonly ConsoleRoute[] => [
  ...desk,
  ...caseRoutes(parts),
  ...peopleRoutes(parts),
  ...auditRoutes(parts),
  ...meRoutes(parts),
  signOutRoute(parts, openId),
]

const folder = join(projectRoot, 'bot', 'console')

/** Reads words and templates, and lays out the table of the console. Throws when a words file has faults. */
export const createConsole = (world: ConsoleWorld): Console => {
  const { advisors: store, clock, chance, config } = world
  const words = readPageWords(join(folder, 'words.en.yaml'))
  const render = createRender(words, world.assets, join(folder, 'pages'))
  const openId = createOpenId(config)
  const guarded: ConsoleRoute[] = []
  const sessions = createSessions({ store, clock, chance, config })
  const { passwords = createPasswords(chance) } = world
  const audit = createAudit({ store, clock })
  const parts: ConsoleParts = {
    ...world,
    words,
    render,
    sessions,
    passwords,
    audit,
    accounts: createAccounts({ store, clock, chance, passwords, audit, recheck: sessions.recheck }),
    ...pageMaker({ words, render }, () => guarded),
  }
  const making = makingOf(world, parts)
  guarded.push(...table(parts, openId, making === undefined ? [] : deskRoutes(making)))
  const guard = { ...parts, problemPage: problemPage(parts) }
  const whoAsks: Console['sessionOf'] = (req) => sessionOf(parts.sessions, req, config)
  const live = making && createLive({ making, sessionOf: whoAsks })
  return {
    routes: [
      ...signInRoutes(parts, guard),
      ...welcomeRoutes(parts, guard),
      ...(openId === undefined ? [] : openIdRoutes(parts, openId, guard)),
      ...consoleRoutes(guard, guarded),
    ],
    guarded,
    parts,
    sessionOf: whoAsks,
    upgrade: (req, socket, head) => live?.upgrade(req, socket, head) ?? false,
    close: async () => {
      making?.desk.close()
      await live?.close()
    },
  }
}
