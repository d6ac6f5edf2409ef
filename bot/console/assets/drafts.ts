/** What is written and not sent is kept in this tab, for each conversation, until it is sent. */
import { given } from './words.js'

const keyOf = (field: string): string => `draft ${given('handoff')} ${field}`

export const keep = (field: string, text: string): void => {
  try {
    if (text.trim() === '') sessionStorage.removeItem(keyOf(field))
    else sessionStorage.setItem(keyOf(field), text)
  } catch {
    // A browser that keeps nothing loses nothing but the safety.
  }
}

export const kept = (field: string): string => {
  try {
    return sessionStorage.getItem(keyOf(field)) ?? ''
  } catch {
    return ''
  }
}

const fieldOf = (target: EventTarget | null): HTMLTextAreaElement | undefined =>
  target instanceof HTMLTextAreaElement && target.form?.dataset.draft !== undefined ? target : undefined

const restore = (): void => {
  for (const area of document.querySelectorAll('form[data-draft] textarea'))
    if (area instanceof HTMLTextAreaElement && area.value === '') area.value = kept(area.id)
}

/** Looks after every field of a form that is marked with `data-draft`. */
export const keepDrafts = (): void => {
  restore()
  document.addEventListener('input', ({ target }) => {
    const area = fieldOf(target)
    if (area !== undefined) keep(area.id, area.value)
  })
  // The server gives back what it didn't take.
  document.addEventListener('submit', ({ target }) => {
    if (!(target instanceof HTMLFormElement) || target.dataset.draft === undefined) return
    if (target.dataset.quiet !== undefined || target.id === 'reply') return
    for (const area of target.querySelectorAll('textarea')) keep(area.id, '')
  })
}
