/** Fetches pieces of the page anew and puts them in. */
import { makeLike } from './morph.js'
import { after, find } from './words.js'

/** Many changes at once are one; and all pages of an office don't ask in the same moment. In milliseconds. */
const TOGETHER = 150
const SPREAD = 250

const fresh = (html: string): HTMLElement => {
  const holder = document.createElement('template')
  holder.innerHTML = html
  const root = document.createElement('div')
  root.append(holder.content)
  return root
}

/** A piece of the page that is fetched from one address. */
export class Piece {
  private planned = false
  private running = false

  constructor(
    private readonly address: string,
    /** Puts it in. */
    private readonly put: (root: HTMLElement) => void,
    private readonly signedOut: () => void,
  ) {}

  /** Fetches it soon, however often it is called until then. */
  async soon(): Promise<void> {
    if (this.planned) return
    this.planned = true
    await after(TOGETHER + Math.random() * SPREAD)
    // One at a time: what was told while one was fetched is fetched after it.
    while (this.running) await after(TOGETHER)
    this.planned = false
    await this.now()
  }

  async now(): Promise<void> {
    this.running = true
    try {
      const answer = await fetch(this.address, { headers: { Accept: 'text/html, */*' }, redirect: 'manual' })
      if (answer.type === 'opaqueredirect' || answer.status === 401) this.signedOut()
      else if (answer.ok) this.put(fresh(await answer.text()))
    } catch {
      // The connection is told of elsewhere; the next change fetches it again.
    } finally {
      this.running = false
    }
  }
}

/** Into one element, whole. */
export const into =
  (id: string) =>
  (root: HTMLElement): void => {
    const place = find(id)
    if (place !== null) makeLike(place, root)
  }

/** Each of its parts into the element of the same id. */
export const byIds = (root: HTMLElement): void => {
  for (const part of [...root.children]) {
    const place = find(part.id)
    if (place !== null) makeLike(place, part)
  }
}

/** A piece of HTML of the server's as an element. */
export const elementOf = (html: string): Element | null => fresh(html).firstElementChild
