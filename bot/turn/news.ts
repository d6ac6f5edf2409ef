/** `messages`: the log has more. `typing`: an answer is on its way. */
export type News = (typeof NEWS)[number]

/** All the news there is. */
export const NEWS = ['messages', 'typing'] as const

/**
 * Tells whoever watches a conversation that there is something new. A hint and no more: the log is read again after
 * every hint, so one that is lost or doubled does no harm. Several processes tell each other: `sharedNews.ts`.
 */
export interface Newsroom {
  tell(conversation: string, news: News): void
  /** Calls back at every piece of news until the returned function is called. */
  watch(conversation: string, hear: (news: News) => void): () => void
}

/** News within this process. */
export interface OwnNewsroom extends Newsroom {
  /** Tells whoever watches anything to look again. */
  tellEverybody(): void
}

export const createNewsroom = (): OwnNewsroom => {
  const watchers = new Map<string, Set<(news: News) => void>>()
  return {
    tell: (conversation, news) => {
      for (const hear of watchers.get(conversation) ?? []) hear(news)
    },
    tellEverybody: () => {
      for (const all of watchers.values()) for (const hear of all) hear('messages')
    },
    watch: (conversation, hear) => {
      const all = watchers.get(conversation) ?? new Set()
      watchers.set(conversation, all.add(hear))
      return () => {
        all.delete(hear)
        if (all.size === 0 && watchers.get(conversation) === all) watchers.delete(conversation)
      }
    },
  }
}
