import type { Pack } from '../../../knowledge/schema'
import type { Chance } from '../../chance'
import type { Clock } from '../../clock'
import type { Assistant } from '../../turn/assistant'
import type { Assets } from './assets'
import type { Render } from './templates'
import type { Ticket, Tickets } from './ticket'
import type { PageWords } from './words'

/** A Direct Line token for one conversation, and for how many seconds it is good. */
export interface IssuedToken {
  token: string
  expiresIn: number
}

/** What the pages need of the running assistant. */
export interface PageWorld {
  /** The councils served, in the order they are listed. */
  packs: ReadonlyMap<string, Pack>
  assistant: Pick<Assistant, 'open' | 'find' | 'say' | 'messagesAfter'>
  chance: Chance
  clock: Clock
  /** Signs the cookies. */
  secret: string
  /** Other websites that may show the chat of a council; `*` stands for every council. */
  allowedOrigins: readonly { council: string; origin: string }[]
  /** A token for the live page. */
  issueToken(council: string, ticket: Ticket): IssuedToken
  /** The conversation that a token is for, in this council; `undefined` for one that isn't good. */
  readToken(council: string, token: string): Ticket | undefined
}

/** The same, with what the pages make of it at the start. */
export interface PageParts extends PageWorld {
  words: PageWords
  assets: Assets
  render: Render
  tickets: Tickets
}
