/** Every page for residents, and its address. The server around them is `bot/web/server.ts`. */
import type { Converse } from '../../../dialogs/conversation'
import { readHandoffWords } from '../../../dialogs/handoff/lines'
import { readTrackingSaying } from '../../../dialogs/tracking/saying'
import { loadBankHolidays } from '../../../knowledge/calendar/bankHolidays'
import type { Pack } from '../../../knowledge/schema'
import type { WebParts } from '../../channels/directLine/parts'
import type { CollectionsOf } from '../../collections/collections'
import type { Answer, Route } from '../answer'
import { assetFile } from './assetFiles'
import { type Assets, loadAssets } from './assets'
import { chatPage } from './chat'
import { collectionDaysPage, collectionsPage } from './collections'
import { leavePage, newPage, sessionPage, standingPage, transcriptPage } from './conversation'
import { embedScript } from './embed'
import { homePage } from './home'
import { type Page, toPageRequest } from './page'
import type { PageParts } from './parts'
import { phonePage } from './phone'
import { problemPage } from './problem'
import { accessibilityPage, privacyPage } from './statements'
import { createRender } from './templates'
import { createTickets } from './ticket'
import { trackPage } from './track'
import { readPageWords } from './words'

/** What the pages are made from: what the server has, the packs of the councils served, who greets, and their bins. */
export interface PageWorld extends WebParts {
  packs: ReadonlyMap<string, Pack>
  converse: Converse
  collections: CollectionsOf
}

export interface ResidentPages {
  routes: readonly Route[]
  /** Style sheets and scripts, which other pages use too. */
  assets: Assets
  /** The page for a status such as 404, 413, 429 or 500. */
  problem(status: number, pack?: Pack): Answer
}

const table = (parts: PageParts): readonly (readonly [Route['method'], string, Page])[] => [
  ['GET', '/', homePage(parts)],
  ['GET', '/embed.js', embedScript(parts)],
  ['GET', '/assets/:version/:file', assetFile(parts)],
  ['GET', '/:council', chatPage(parts)],
  ['POST', '/:council', chatPage(parts)],
  ['GET', '/:council/accessibility', accessibilityPage(parts)],
  ['GET', '/:council/privacy', privacyPage(parts)],
  ['GET', '/:council/track', trackPage(parts)],
  ['POST', '/:council/track', trackPage(parts)],
  ['GET', '/:council/collections', collectionsPage(parts)],
  ['POST', '/:council/collections', collectionsPage(parts)],
  ['GET', '/:council/collections/:uprn', collectionDaysPage(parts)],
  ['POST', '/:council/session', sessionPage(parts)],
  ['GET', '/:council/standing', standingPage(parts)],
  ['GET', '/:council/transcript', transcriptPage(parts)],
  ['POST', '/:council/new', newPage(parts)],
  ['GET', '/:council/leave', leavePage(parts)],
  ['GET', '/:council/voice/try', phonePage(parts)],
]

/** Reads words, templates and assets, and lays out the table of pages. Throws when a words file has faults. */
export const createPages = (world: PageWorld): ResidentPages => {
  const { secret, chance, clock, packs } = world
  const words = readPageWords()
  const assets = loadAssets([...packs.values()])
  const render = createRender(words, assets)
  const parts = {
    ...world,
    words,
    assets,
    render,
    tickets: createTickets(secret, chance, clock),
    handoff: readHandoffWords(),
    tracking: readTrackingSaying(),
    holidays: loadBankHolidays(),
  }
  return {
    routes: table(parts).map(([method, path, page]) => ({
      method,
      path,
      answer: (request) => page(toPageRequest(request)),
    })),
    assets,
    problem: (status, pack) => problemPage(parts, status, pack),
  }
}
