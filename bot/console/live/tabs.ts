import { BotError } from '../../errors'

/** More than anybody has open; one that lost its connections is refused only until those are noticed. */
const MOST_TABS = 20
const RETRY_SECONDS = 10

/** How many pages of each advisor are connected. */
export interface Tabs {
  /** Counts one in, and gives the way out; throws `too_many`. */
  enter(advisor: string): () => void
}

export const createTabs = (): Tabs => {
  const open = new Map<string, number>()
  const add = (advisor: string, by: number): void => {
    const now = (open.get(advisor) ?? 0) + by
    if (now === 0) open.delete(advisor)
    else open.set(advisor, now)
  }
  return {
    enter: (advisor) => {
      if ((open.get(advisor) ?? 0) >= MOST_TABS) throw new BotError('too_many', { retryAfter: RETRY_SECONDS })
      add(advisor, 1)
      return () => add(advisor, -1)
    },
  }
}
