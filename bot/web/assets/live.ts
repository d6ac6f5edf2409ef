/** What the page was rendered with, read from its `data-` attributes: addresses, limits and words. */

/** The lines of the `live` section of the words file. */
export type Words = Readonly<Record<string, string>>

export interface Page {
  council: string
  /** The conversation of the cookie that came with this page. */
  conversation: string
  /** The number of the last message on the page, as Direct Line counts: `0` when there is none. */
  watermark: string
  /** True when the conversation has been started, so that there is something to listen to. */
  open: boolean
  /** The longest message that is taken, in characters. */
  limit: number
  timeZone: string
  words: Words
  embedded: boolean
}

const isWords = (value: unknown): value is Words =>
  typeof value === 'object' &&
  value !== null &&
  Object.values(value).every((line) => typeof line === 'string')

/** Reads the page's own data; `undefined` on a page that holds no conversation. */
export const readPage = (): Page | undefined => {
  const chat = document.getElementById('chat')
  if (chat === null) return undefined
  const { council, conversation, watermark, open, limit, timeZone, words } = chat.dataset
  const lines: unknown = JSON.parse(words ?? '{}')
  return {
    council: council ?? '',
    conversation: conversation ?? '',
    watermark: watermark ?? '0',
    open: open === 'true',
    limit: Number(limit),
    timeZone: timeZone ?? 'Europe/London',
    words: isWords(lines) ? lines : {},
    embedded: window.parent !== window,
  }
}

/** A line of the words, its placeholders filled. */
export const say = (words: Words, id: string, values: Readonly<Record<string, string>> = {}): string =>
  (words[id] ?? '').replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '')

/** An element that the page must have; throws when the template and this code no longer agree. */
export const byId = (id: string): HTMLElement => {
  const found = document.getElementById(id)
  if (found === null) throw new Error(`the page has no #${id}`)
  return found
}

/** Waits, in milliseconds. */
export const after = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, milliseconds)
  })

/** An id that is never used twice, also where `crypto.randomUUID` is missing (old phones, plain http). */
export const newId = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join(
    '',
  )
