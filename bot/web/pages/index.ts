/** Every page for residents, and its address. The server around them belongs to `bot/web`. */
import type { Pack } from '../../../knowledge/schema'
import { assetFile } from './assetFiles'
import { loadAssets } from './assets'
import { chatPage } from './chat'
import { leavePage, newPage, sessionPage, transcriptPage } from './conversation'
import { embedScript } from './embed'
import { homePage } from './home'
import type { Page, PageResponse } from './page'
import type { PageParts, PageWorld } from './parts'
import { problemPage } from './problem'
import { accessibilityPage, privacyPage } from './statements'
import { createRender } from './templates'
import { createTickets } from './ticket'
import { readPageWords } from './words'

export type { Page, PageRequest, PageResponse } from './page'
export type { IssuedToken, PageWorld } from './parts'
export type { Ticket } from './ticket'

/** One address and its page. A path is written as the router takes it: `/:council/privacy`. */
export interface PageRoute {
  method: 'GET' | 'POST'
  path: string
  page: Page
}

export interface Pages {
  routes: readonly PageRoute[]
  /** The page for a status such as 404, 413, 429 or 500, for the server to answer a browser with. */
  problem(status: number, pack?: Pack): PageResponse
}

/** Reads words, templates and assets, and lays out the table of pages. Throws when a words file has faults. */
export const createPages = (world: PageWorld): Pages => {
  const words = readPageWords()
  const assets = loadAssets([...world.packs.values()])
  const parts: PageParts = {
    ...world,
    words,
    assets,
    render: createRender(words, assets),
    tickets: createTickets(world.secret, world.chance, world.clock),
  }
  return {
    routes: [
      { method: 'GET', path: '/', page: homePage(parts) },
      { method: 'GET', path: '/embed.js', page: embedScript(parts) },
      { method: 'GET', path: '/assets/:version/:file', page: assetFile(parts) },
      { method: 'GET', path: '/:council', page: chatPage(parts) },
      { method: 'POST', path: '/:council', page: chatPage(parts) },
      { method: 'GET', path: '/:council/accessibility', page: accessibilityPage(parts) },
      { method: 'GET', path: '/:council/privacy', page: privacyPage(parts) },
      { method: 'POST', path: '/:council/session', page: sessionPage(parts) },
      { method: 'GET', path: '/:council/transcript', page: transcriptPage(parts) },
      { method: 'POST', path: '/:council/new', page: newPage(parts) },
      { method: 'GET', path: '/:council/leave', page: leavePage(parts) },
    ],
    problem: (status, pack) => problemPage(parts, status, pack),
  }
}
