/** Notes and whispers are posted without leaving the page. */
import { keep } from './drafts.js'
import { post } from './reply.js'
import { say, speak } from './words.js'

const problemOf = (body: unknown): string => {
  const { problem } = (body ?? {}) as { problem?: unknown }
  return typeof problem === 'string' ? problem : say('notSent')
}

const clear = (form: HTMLFormElement): void => {
  for (const area of form.querySelectorAll('textarea')) keep(area.id, '')
  form.reset()
  for (const area of form.querySelectorAll('textarea')) area.value = ''
  const details = form.closest('details')
  if (details === null) return
  details.open = false
  details.querySelector('summary')?.focus()
}

const tell = (form: HTMLFormElement, problem: string): void => {
  const place = form.querySelector('[data-problem]')
  if (place !== null) place.textContent = problem
}

const submit = async (form: HTMLFormElement): Promise<void> => {
  const fields = Object.fromEntries(
    [...new FormData(form)].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
  )
  try {
    const { status, body } = await post(form.action, fields)
    if (status >= 300) return tell(form, problemOf(body))
    tell(form, '')
    clear(form)
    speak(say(form.dataset.quiet ?? ''))
  } catch {
    tell(form, say('notSent'))
  }
}

/** Every form that is marked with `data-quiet`, which names what is said when it was taken. */
export const postQuietly = (): void => {
  document.addEventListener('submit', (event) => {
    const form = event.target
    if (!(form instanceof HTMLFormElement) || form.dataset.quiet === undefined) return
    event.preventDefault()
    void submit(form)
  })
}
