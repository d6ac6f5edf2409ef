import type { TurnContext } from 'botbuilder-core'

/** One stage of a turn: Bot Framework middleware. A stage that doesn't call `next` ends the turn there. */
export type Stage = (context: TurnContext, next: () => Promise<void>) => Promise<void>
