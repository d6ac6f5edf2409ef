/** The form: Enter sends, an empty or overlong question is explained in its place, and the room that is left is told. */
import { after, byId, type Page, say } from './live.js'

/** From how much of the limit on the room that is left is shown. */
const TELL_FROM = 0.8

export class Composer {
  private readonly form = byId('composer') as HTMLFormElement
  private readonly input = byId('question') as HTMLTextAreaElement
  private readonly group = byId('question-group')
  private readonly error = byId('question-error')
  private readonly count = byId('question-count')
  private readonly countSpoken = byId('question-count-spoken')
  private spoken = 0

  constructor(
    private readonly page: Page,
    private readonly send: (text: string) => void,
    private readonly writes: () => void,
  ) {
    this.form.addEventListener('submit', (event) => {
      event.preventDefault()
      this.submit()
    })
    this.input.addEventListener('keydown', (event) => {
      if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return
      event.preventDefault()
      this.submit()
    })
    this.input.addEventListener('input', () => {
      this.fit()
      this.tellRoom()
      if (this.input.value !== '') this.writes()
    })
    byId('question-hint').append(` ${say(page.words, 'enterHint')}`)
  }

  private submit(): void {
    const text = this.input.value.trim()
    const { words, limit } = this.page
    const problem =
      text === '' ? say(words, 'empty') : text.length > limit ? this.room(limit - text.length) : undefined
    this.complain(problem)
    if (problem !== undefined) return
    this.input.value = ''
    this.fit()
    this.tellRoom()
    this.send(text)
  }

  /** Shows what is wrong beside the field and ties it to the field, or takes it away. */
  private complain(problem: string | undefined): void {
    const wrong = problem !== undefined
    this.group.classList.toggle('govuk-form-group--error', wrong)
    this.input.classList.toggle('govuk-textarea--error', wrong)
    this.error.hidden = !wrong
    this.error.replaceChildren()
    document.getElementById('error-summary')?.remove()
    this.input.removeAttribute('aria-invalid')
    if (!wrong) return
    const prefix = document.createElement('span')
    prefix.className = 'govuk-visually-hidden'
    prefix.textContent = `${say(this.page.words, 'errorPrefix')} `
    this.error.append(prefix, problem)
    this.input.setAttribute('aria-invalid', 'true')
    this.input.focus()
  }

  private room(left: number): string {
    const { words } = this.page
    const count = Math.abs(left).toLocaleString('en-GB')
    if (left < 0) return left === -1 ? say(words, 'overOne') : say(words, 'over', { count })
    return left === 1 ? say(words, 'leftOne') : say(words, 'left', { count })
  }

  private tellRoom(): void {
    const { length } = this.input.value.trim()
    const { limit } = this.page
    const near = length >= limit * TELL_FROM
    this.count.textContent = near ? this.room(limit - length) : ''
    this.count.classList.toggle('govuk-error-message', length > limit)
    void this.speakRoom(near ? this.room(limit - length) : '')
  }

  /** Spoken only once typing rests, or every key would be talked over. */
  private async speakRoom(room: string): Promise<void> {
    this.spoken += 1
    const turn = this.spoken
    await after(1000)
    if (turn === this.spoken) this.countSpoken.textContent = room
  }

  /** Grows with what is written, up to a third of the window. */
  private fit(): void {
    this.input.style.height = 'auto'
    const most = Math.max(80, window.innerHeight / 3)
    this.input.style.height = `${Math.min(this.input.scrollHeight + 4, most)}px`
  }
}
