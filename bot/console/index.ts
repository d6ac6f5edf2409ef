/** The advisors' console: every page of it, and its address. */
import type { IncomingMessage } from 'node:http'
import { join } from 'node:path'
import { projectRoot } from '../../knowledge/root'
import type { Pack } from '../../knowledge/schema'
import { createAudit } from '../advisors/audit'
import { createPasswords } from '../advisors/passwords'
import { createSessions, type SignedIn } from '../advisors/sessions'
import type { WebParts } from '../channels/directLine/parts'
import type { Route } from '../web/answer'
import type { Assets } from '../web/pages/assets'
import { createRender } from '../web/pages/templates'
import { readPageWords } from '../web/pages/words'
import { consoleRoutes, sessionOf } from './guard'
import { meRoutes } from './me'
import { pageMaker } from './page'
import type { ConsoleParts } from './parts'
import { problemPage } from './problem'
import type { ConsoleRoute } from './route'
import { signInRoutes } from './signIn'
import { signOutRoute } from './signOut'

/** What the console is made from: what the server has, the packs of the councils served, and the style sheet. */
export interface ConsoleWorld extends WebParts {
  packs: ReadonlyMap<string, Pack>
  assets: Pick<Assets, 'folder'>
}

export interface Console {
  routes: readonly Route[]
  /** Those behind the guard, as they were declared. */
  guarded: readonly ConsoleRoute[]
  parts: ConsoleParts
  /** Who asks to open a socket; `undefined` when they haven’t signed in, or the page that asks isn’t ours. */
  sessionOf(req: IncomingMessage): Promise<SignedIn | undefined>
}

/** Every page behind the guard. The menu is in this order. */
const table = (parts: ConsoleParts): readonly ConsoleRoute[] => [...meRoutes(parts), signOutRoute(parts)]

const folder = join(projectRoot, 'bot', 'console')

/** Reads words and templates, and lays out the table of the console. Throws when a words file has faults. */
export const createConsole = (world: ConsoleWorld): Console => {
  const { advisors: store, clock, chance, config } = world
  const words = readPageWords(join(folder, 'words.en.yaml'))
  const render = createRender(words, world.assets, join(folder, 'pages'))
  const guarded: ConsoleRoute[] = []
  const parts: ConsoleParts = {
    ...world,
    words,
    render,
    sessions: createSessions({ store, clock, chance, config }),
    passwords: createPasswords(chance),
    audit: createAudit({ store, clock }),
    ...pageMaker({ words, render }, () => guarded),
  }
  guarded.push(...table(parts))
  const guard = { ...parts, problemPage: problemPage(parts) }
  return {
    routes: [...signInRoutes(parts, guard), ...consoleRoutes(guard, guarded)],
    guarded,
    parts,
    sessionOf: (req) => sessionOf(parts.sessions, req, config),
  }
}
