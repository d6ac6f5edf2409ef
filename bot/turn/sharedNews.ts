import { setTimeout as pause } from 'node:timers/promises'
import { createNewsroom, NEWS, type News, type Newsroom } from './news'

/** Carries notices between processes; what carries them is `../storage/postgresNotices.ts`. */
export interface Wire {
  /** Bytes of one notice, at most. */
  room: number
  /** To every other process. Rejects when they could not be sent; some may have been. */
  send(notices: readonly string[]): Promise<void>
  /** `missed`: notices of others may have been lost. Called once. */
  listen(hear: (notice: string) => void, missed: () => void): void
  close(): Promise<void>
}

/** A newsroom that must be closed. */
export interface SharedNewsroom extends Newsroom {
  close(): Promise<void>
}

/** How long until what could not be sent is sent again. */
const AGAIN_MS = 500
/** So much is kept while nothing can be sent; if there is more, everybody looks again at everything. */
const MOST = 10_000

type Item = readonly [conversation: string, news: News]

/** In place of a list of news: look at everything again. */
const EVERYTHING = '*'

/** As few notices as hold them all; one that is too long for any is news of everything. */
const toNotices = (items: readonly Item[], room: number): readonly string[] => {
  const notices: string[] = []
  let list: Item[] = []
  let size = 2
  for (const item of items) {
    const more = Buffer.byteLength(JSON.stringify(item)) + 1
    if (more + 2 > room) return [EVERYTHING]
    if (size + more > room) {
      notices.push(JSON.stringify(list))
      list = []
      size = 2
    }
    list.push(item)
    size += more
  }
  return [...notices, JSON.stringify(list)]
}

const parsed = (notice: string): unknown => {
  try {
    return JSON.parse(notice)
  } catch {
    return undefined
  }
}

/** Processes of several versions may share a wire: what this one doesn't know, nobody here waits for. */
const toItems = (notice: string): readonly Item[] => {
  const list = parsed(notice)
  if (!Array.isArray(list)) return []
  return list.flatMap((item: unknown) => {
    const [conversation, what]: readonly unknown[] = Array.isArray(item) ? item : []
    const news = NEWS.find((each) => each === what)
    return typeof conversation === 'string' && news !== undefined ? [[conversation, news] as const] : []
  })
}

/** Sends what there is to send, all of one moment together, and again until it could be sent. */
const createSender = (wire: Wire) => {
  const waiting = new Map<string, Item>()
  const closing = new AbortController()
  let isEverything = false
  let sending: Promise<void> | undefined
  const sendAll = async (): Promise<void> => {
    const [items, everything] = [[...waiting.values()], isEverything]
    waiting.clear()
    isEverything = false
    try {
      await wire.send(everything ? [EVERYTHING] : toNotices(items, wire.room))
    } catch {
      isEverything ||= everything
      for (const item of items) add(item)
      if (!closing.signal.aborted)
        await pause(AGAIN_MS, undefined, { signal: closing.signal }).catch(() => undefined)
    }
  }
  const isLeft = (): boolean => waiting.size > 0 || isEverything
  const go = async (): Promise<void> => {
    // What else is told in this moment goes along.
    await new Promise(setImmediate)
    while (isLeft() && !closing.signal.aborted) await sendAll()
    sending = undefined
  }
  const add = (item: Item): void => {
    waiting.set(JSON.stringify(item), item)
    if (waiting.size <= MOST) return
    waiting.clear()
    isEverything = true
  }
  return {
    tell: (...item: Item): void => {
      add(item)
      sending ??= go()
    },
    /** What was told last is tried once more. */
    close: async (): Promise<void> => {
      closing.abort()
      await sending
      if (isLeft()) await sendAll()
    },
  }
}

/** News within this process and from the others: told here at once, and there as soon as the wire carries it. */
export const createSharedNewsroom = (wire: Wire): SharedNewsroom => {
  const here = createNewsroom()
  const sender = createSender(wire)
  wire.listen((notice) => {
    if (notice === EVERYTHING) here.tellEverybody()
    else for (const item of toItems(notice)) here.tell(...item)
  }, here.tellEverybody)
  return {
    tell: (conversation, news) => {
      here.tell(conversation, news)
      sender.tell(conversation, news)
    },
    watch: here.watch,
    close: async () => {
      await sender.close()
      await wire.close()
    },
  }
}
