/** Looks for approved answers without leaving the page. */
import { find, given } from './words.js'

const show = async (wanted: string): Promise<void> => {
  const place = find('answers')
  if (place === null) return
  const query = new URLSearchParams({ part: 'answers', find: wanted })
  const answer = await fetch(`/advisor/conversations/${given('handoff')}?${query}`)
  if (!answer.ok) return
  place.innerHTML = await answer.text()
}

const look = (): void => {
  const field = find('find')
  if (field instanceof HTMLInputElement) void show(field.value)
}

const buttonOf = ({ target }: Event): HTMLButtonElement | null =>
  target instanceof Element ? target.closest('button') : null

/** `insert` puts one into the reply. */
export const makeAnswers = (insert: (text: string) => void): void => {
  document.addEventListener('click', (event) => {
    const button = buttonOf(event)
    const text = button?.dataset.insert
    if (text === undefined && button?.id !== 'find-button') return
    event.preventDefault()
    if (text === undefined) look()
    else insert(text)
  })
}
