import type { Converse } from '../../../dialogs/conversation'
import type { HandoffWords } from '../../../dialogs/handoff/lines'
import type { TrackingSaying } from '../../../dialogs/tracking/lines'
import type { BankHolidays, Nation } from '../../../knowledge/calendar/bankHolidays'
import type { Pack } from '../../../knowledge/schema'
import type { WebParts } from '../../channels/directLine/parts'
import type { CollectionsOf } from '../../collections/collections'
import type { Assets } from './assets'
import type { Render } from './templates'
import type { Tickets } from './ticket'
import type { PageWords } from './words'

/** What the pages are made of. */
export interface PageParts
  extends Pick<WebParts, 'assistant' | 'cases' | 'tokens' | 'limits' | 'chance' | 'clock' | 'config'> {
  /** The councils served, in the order they are listed. */
  packs: ReadonlyMap<string, Pack>
  /** What is known of bin collections. */
  collections: CollectionsOf
  /** Says the greeting before there is a conversation to keep it in. */
  converse: Converse
  words: PageWords
  /** Says how long the queue is, as the conversation does. */
  handoff: HandoffWords
  /** Says how cases stand, as the conversation does. */
  tracking: TrackingSaying
  holidays: Readonly<Record<Nation, BankHolidays>>
  assets: Assets
  render: Render
  tickets: Tickets
}
