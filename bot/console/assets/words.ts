/** What the page was rendered with, and how its script says things. */

/** The lines of the `live` section of the words file. */
export type Words = Readonly<Record<string, string>>

const isWords = (value: unknown): value is Words =>
  typeof value === 'object' &&
  value !== null &&
  Object.values(value).every((line) => typeof line === 'string')

/** The part of the page that is kept up to date; none on pages that don't change. */
export const live = document.getElementById('live')

const read: unknown = JSON.parse(live?.dataset.words ?? '{}')
const words: Words = isWords(read) ? read : {}

/** A line of the words, its placeholders filled. */
export const say = (id: string, values: Readonly<Record<string, string>> = {}): string =>
  (words[id] ?? '').replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '')

/** Something of the page's own: `handoff`, `part`. */
export const given = (name: string): string => live?.dataset[name] ?? ''

export const find = (id: string): HTMLElement | null => document.getElementById(id)

/** Waits, in milliseconds. */
export const after = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, milliseconds)
  })

/** An id that is never used twice, also over plain http. */
export const newId = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join(
    '',
  )

/** Says something to a screen reader when it has finished what it says; `urgent`: at once. */
export const speak = (text: string, urgent = false): void => {
  const place = find(urgent ? 'urgent' : 'spoken')
  if (place === null) return
  const line = document.createElement('p')
  line.textContent = text
  if (urgent) place.replaceChildren()
  place.append(line)
  while (place.childElementCount > 5) place.firstElementChild?.remove()
}

/** A line at the top that stays until it is taken away. */
export const notice = (text: string): void => {
  const place = find('connection')
  if (place === null) return
  place.textContent = text
  place.hidden = text === ''
}
