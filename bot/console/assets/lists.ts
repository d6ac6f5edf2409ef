/** What one's own lists tell: how many wait, what is offered, and how long an offer still stands. */
import { alertOf } from './alerts.js'
import { find, say, speak } from './words.js'

const SECOND = 1000

const idsOf = (selector: string): ReadonlyMap<string, HTMLElement> =>
  new Map(
    [...document.querySelectorAll(selector)].flatMap((one) =>
      one instanceof HTMLElement ? [[one.id, one] as const] : [],
    ),
  )

const title = document.title
let offers = idsOf('[data-offer]')
let waiting = idsOf('#mine [data-unanswered]')

const showCount = (): void => {
  const count = find('mine')?.dataset.unansweredCount ?? '0'
  document.title = count === '0' ? title : say('titleCount', { count, title })
}

const tellOffers = (now: ReadonlyMap<string, HTMLElement>): void => {
  for (const [id, offer] of now) {
    if (offers.has(id)) continue
    speak(say('offered', { about: offer.dataset.offer ?? '' }), true)
    alertOf(id, say('alertOffer'))
  }
}

const tellWaiting = (now: ReadonlyMap<string, HTMLElement>): void => {
  for (const id of now.keys()) if (!waiting.has(id) && document.hidden) alertOf(id, say('alertMessage'))
}

/** After the lists have been refreshed. */
export const listsChanged = (): void => {
  const [nowOffered, nowWaiting] = [idsOf('[data-offer]'), idsOf('#mine [data-unanswered]')]
  tellOffers(nowOffered)
  tellWaiting(nowWaiting)
  countDown()
  offers = nowOffered
  waiting = nowWaiting
  showCount()
}

/** When each offer ends by this machine's clock, counted from what the server says is left. */
const ends = new WeakMap<Element, { left: string; at: number }>()

const endOf = (line: HTMLElement): number => {
  const left = line.dataset.left ?? '0'
  const known = ends.get(line)
  if (known?.left === left) return known.at
  const at = Date.now() + Number(left) * SECOND
  ends.set(line, { left, at })
  return at
}

const countDown = (): void => {
  for (const line of document.querySelectorAll('[data-left]')) {
    if (!(line instanceof HTMLElement)) continue
    const seconds = Math.max(0, Math.round((endOf(line) - Date.now()) / SECOND))
    line.textContent = (line.dataset.line ?? '').replace('{seconds}', String(seconds))
  }
}

/** Shows the count in the title, and counts offers down. */
export const makeLists = (): void => {
  showCount()
  countDown()
  setInterval(countDown, SECOND)
}
