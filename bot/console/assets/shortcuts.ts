/**
 * Keyboard shortcuts: single keys outside of fields, which can be switched off (WCAG 2.1.4), and the same with Alt
 * everywhere.
 */
import { find, say } from './words.js'

const SWITCH = 'single-keys'

const focusOn = (element: Element | null | undefined): boolean => {
  if (!(element instanceof HTMLElement)) return false
  element.focus()
  element.scrollIntoView({ block: 'nearest' })
  return true
}

const first = (selector: string): Element | null => document.querySelector(selector)

/** The next of one's conversations that waits, after the one that is open. */
const nextUnanswered = (): boolean => {
  const waiting = [...document.querySelectorAll('#mine [data-unanswered] a')]
  const current = waiting.findIndex((link) => link.getAttribute('aria-current') === 'page')
  const next = waiting[(current + 1) % Math.max(1, waiting.length)]
  if (!(next instanceof HTMLAnchorElement)) return false
  next.click()
  return true
}

const unfold = (id: string, field: string): boolean => {
  const details = find(id)
  if (!(details instanceof HTMLDetailsElement)) return false
  details.open = true
  return focusOn(find(field))
}

const showList = (): boolean => {
  const list = find('shortcuts')
  if (list instanceof HTMLDialogElement && !list.open) list.showModal()
  return true
}

/** By the key that is pressed; with Alt by the place of the key, as Alt makes other letters on some keyboards. */
const ACTIONS: Readonly<Record<string, () => boolean>> = {
  '?': showList,
  n: nextUnanswered,
  q: () => {
    location.assign('/advisor')
    return true
  },
  r: () => focusOn(find('text')),
  m: () => focusOn(first('#transcript > li:last-of-type')) || focusOn(find('transcript')),
  s: () => focusOn(find('summary')),
  f: () => unfold('do-find', 'find'),
  a: () => focusOn(find('actions')),
  o: () => focusOn(first('#offers [data-offer] button')),
}

const isWriting = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.closest('input, textarea, select, [contenteditable]') !== null

const singleKeys = (): boolean => {
  try {
    return localStorage.getItem(SWITCH) !== 'off'
  } catch {
    return true
  }
}

const keyOf = ({ key, code, altKey }: KeyboardEvent): string => {
  if (!altKey) return key
  if (key === '?' || code === 'Slash') return '?'
  return code.startsWith('Key') ? code.slice(3).toLowerCase() : ''
}

const isMeant = (event: KeyboardEvent): boolean => {
  if (event.ctrlKey || event.metaKey || event.defaultPrevented) return false
  if (event.altKey) return true
  return singleKeys() && !isWriting(event.target) && document.querySelector('dialog[open]') === null
}

const makeList = (): void => {
  const list = find('shortcuts')
  const box = find('single-keys')
  if (!(list instanceof HTMLDialogElement) || !(box instanceof HTMLInputElement)) return
  box.checked = singleKeys()
  box.addEventListener('change', () => {
    try {
      localStorage.setItem(SWITCH, box.checked ? 'on' : 'off')
    } catch {
      // Without a memory they are on again on the next page.
    }
  })
  find('show-shortcuts')?.addEventListener('click', showList)
  find('close-shortcuts')?.addEventListener('click', () => list.close())
}

/** Listens to the keyboard; `tell` says when a key leads nowhere. */
export const makeShortcuts = (tell: (text: string) => void): void => {
  makeList()
  document.addEventListener('keydown', (event) => {
    const action = isMeant(event) ? ACTIONS[keyOf(event)] : undefined
    if (action === undefined) return
    event.preventDefault()
    if (!action()) tell(say('nothingThere'))
  })
}
