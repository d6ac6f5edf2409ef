/** Leaving in a hurry: the link, or Shift three times, empties this tab's memory and replaces the page in the history. */
import type { Page } from './live.js'
import { forget, framed } from './session.js'

/** The three presses must come within this time, in milliseconds. */
const WITHIN = 5000

const go = (page: Page | undefined, link: HTMLAnchorElement): void => {
  if (page !== undefined) {
    forget(page)
    // The link's own request is not a frame's any more, and would leave the frame's cookie in place.
    if (page.embedded)
      void fetch(`/${page.council}/new`, {
        method: 'POST',
        headers: framed(page),
        keepalive: true,
        redirect: 'manual',
      }).catch(() => undefined)
  }
  document.title = ''
  document.body.hidden = true
  const whole = window.top ?? window
  whole.location.replace(link.href)
}

export const makeLeaving = (page: Page | undefined): void => {
  const link = document.getElementById('leave')
  if (!(link instanceof HTMLAnchorElement)) return
  link.addEventListener('click', (event) => {
    event.preventDefault()
    go(page, link)
  })
  let presses: readonly number[] = []
  document.addEventListener('keyup', ({ key, timeStamp }) => {
    presses = key === 'Shift' ? [...presses.filter((at) => timeStamp - at < WITHIN), timeStamp] : []
    if (presses.length >= 3) go(page, link)
  })
  // Back must not bring the conversation up again from the browser's memory.
  addEventListener('pageshow', ({ persisted }) => {
    if (persisted && document.body.hidden) location.reload()
  })
}
