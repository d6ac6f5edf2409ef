/**
 * What there is to look at. `messages`: the log has more. `typing`: an answer is on its way. `residentTyping`: the resident
 * writes. `marks`, `notes`, `viewers`: of a conversation in hand. `desk`: queues, presence or hand-offs of a council.
 * `offer`, `nudge`, `whisper`: for one advisor.
 */
export const NEWS = [
  'messages',
  'typing',
  'residentTyping',
  'marks',
  'notes',
  'viewers',
  'desk',
  'offer',
  'nudge',
  'whisper',
] as const
export type News = (typeof NEWS)[number]

/** What can be watched beside conversations, which are topics by their ids. */
export const topicOf = {
  desk: (council: string): string => `desk:${council}`,
  advisor: (id: string): string => `advisor:${id}`,
  handoff: (id: string): string => `handoff:${id}`,
}

/**
 * Tells whoever watches a conversation, or another topic, that there is something new. A hint and no more: the log is read
 * again after every hint, so one that is lost or doubled does no harm. Several processes tell each other: `sharedNews.ts`.
 */
export interface Newsroom {
  tell(topic: string, news: News): void
  /** Calls back at every piece of news until the returned function is called. */
  watch(topic: string, hear: (news: News) => void): () => void
}

/** What is there to be looked at when its moment is over; the other news is of its moment. */
const LASTING: readonly News[] = ['messages', 'marks', 'notes', 'viewers', 'desk']

/** News within this process. */
export interface OwnNewsroom extends Newsroom {
  /** Tells whoever watches anything to look again. */
  tellEverybody(): void
}

export const createNewsroom = (): OwnNewsroom => {
  const watchers = new Map<string, Set<(news: News) => void>>()
  return {
    tell: (topic, news) => {
      for (const hear of watchers.get(topic) ?? []) hear(news)
    },
    tellEverybody: () => {
      for (const all of watchers.values()) for (const hear of all) for (const news of LASTING) hear(news)
    },
    watch: (topic, hear) => {
      const all = watchers.get(topic) ?? new Set()
      watchers.set(topic, all.add(hear))
      return () => {
        all.delete(hear)
        if (all.size === 0 && watchers.get(topic) === all) watchers.delete(topic)
      }
    },
  }
}
