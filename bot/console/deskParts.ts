import type { ApprovedAnswers } from '../../dialogs/approved'
import type { BankHolidays, Nation } from '../../knowledge/calendar/bankHolidays'
import type { Pack } from '../../knowledge/schema'
import type { Handoffs } from '../handoff/handoffs'
import type { Newsroom } from '../turn/news'
import type { ConsoleParts } from './parts'

/** A service that the assistant can go on with. */
export interface OfferedService {
  name: string
  /** "A missed bin" */
  title: string
}

/** What the pages of conversations are made of. */
export interface DeskParts
  extends Pick<
    ConsoleParts,
    | 'assistant'
    | 'cases'
    | 'chance'
    | 'clock'
    | 'config'
    | 'log'
    | 'packs'
    | 'page'
    | 'render'
    | 'sessions'
    | 'words'
  > {
  handoffs: Handoffs
  approved: ApprovedAnswers
  holidays: Readonly<Record<Nation, BankHolidays>>
  servicesAt(pack: Pack): readonly OfferedService[]
  news: Newsroom
  /** The scripts of the console, the first one last; none where they were not built. */
  scripts: readonly string[]
  /** Renders residents' pages: a conversation as they see it. */
  asResident(values: Readonly<Record<string, unknown>>): string
}
