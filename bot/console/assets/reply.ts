/** The reply box: Enter sends, nothing that was written is lost, and approved answers are put in to be edited. */
import { keep, kept } from './drafts.js'
import { find, given, newId, say, speak } from './words.js'

/** Somebody who goes on writing is told of so often, in milliseconds. */
const TYPING_EVERY = 3000
const MOST_CHARACTERS = 2000
const FIELD = 'text'

/** A reply on its way. */
interface Letter {
  text: string
  clientId: string
}

type Sent = { ok: true; seq: number } | { ok: false; problem: string }

const field = (): HTMLTextAreaElement | undefined => {
  const found = find(FIELD)
  return found instanceof HTMLTextAreaElement ? found : undefined
}

const problemIn = (text: string): string => {
  if (text === '') return say('empty')
  if (text.length <= MOST_CHARACTERS) return ''
  const said = (count: number) => count.toLocaleString('en-GB')
  return say('tooLong', { limit: said(MOST_CHARACTERS), length: said(text.length) })
}

const readSent = (status: number, body: unknown): Sent => {
  const { seq, problem } = (body ?? {}) as { seq?: unknown; problem?: unknown }
  if (status < 300 && typeof seq === 'number') return { ok: true, seq }
  return { ok: false, problem: typeof problem === 'string' ? problem : say('notSent') }
}

/** Posts fields as a form would, and hears what came of it. */
export const post = async (
  action: string,
  fields: Readonly<Record<string, string>>,
): Promise<{ status: number; body: unknown }> => {
  const answer = await fetch(action, {
    method: 'POST',
    headers: { Accept: 'application/json' },
    body: new URLSearchParams(fields),
  })
  const text = await answer.text()
  return { status: answer.status, body: text === '' ? undefined : (JSON.parse(text) as unknown) }
}

const send = async ({ text, clientId }: Letter): Promise<Sent> => {
  try {
    const { status, body } = await post(`/advisor/conversations/${given('handoff')}/reply`, {
      text,
      clientId,
    })
    return readSent(status, body)
  } catch {
    return { ok: false, problem: say('notSent') }
  }
}

export class Reply {
  private typedAt = 0
  /** Replies that were sent and not yet taken, in their order. */
  private letters: readonly Letter[] = []
  private sending: Promise<void> = Promise.resolve()

  constructor(
    private readonly typing: () => void,
    private readonly toEnd: () => void,
  ) {
    this.restore()
    document.addEventListener('submit', (event) => this.submitted(event))
    document.addEventListener('keydown', (event) => this.pressed(event))
    document.addEventListener('input', ({ target }) => {
      if (target === field()) this.written()
    })
  }

  /** Puts back what was written in this tab before; shows what Enter does. */
  restore(): void {
    const box = field()
    if (box === undefined) return
    if (box.value === '') box.value = kept(FIELD)
    const hint = find('text-hint')
    if (hint !== null) hint.hidden = false
  }

  /** Puts an approved answer where the cursor is, to be read and changed. */
  insert(text: string): void {
    const box = field()
    if (box === undefined) return
    const [before, rest] = [box.value.slice(0, box.selectionStart), box.value.slice(box.selectionEnd)]
    const start = before.trim() === '' ? text : `${before.trimEnd()}\n\n${text}`
    box.value = rest.trim() === '' ? start : `${start}\n\n${rest.trimStart()}`
    box.focus()
    box.setSelectionRange(start.length, start.length)
    this.written()
    speak(say('inserted'))
  }

  private pressed(event: KeyboardEvent): void {
    if (event.target !== field() || event.key !== 'Enter' || event.shiftKey || event.isComposing) return
    event.preventDefault()
    this.take()
  }

  private submitted(event: SubmitEvent): void {
    const { target, submitter } = event
    if (!(target instanceof HTMLFormElement) || target.id !== 'reply') return
    event.preventDefault()
    if (submitter === null || submitter.id === 'send') this.take()
  }

  private written(): void {
    this.keepAll()
    if (Date.now() - this.typedAt < TYPING_EVERY) return
    this.typedAt = Date.now()
    this.typing()
  }

  /** What is on its way belongs to what is kept, until it has arrived. */
  private keepAll(): void {
    const texts = [...this.letters.map(({ text }) => text), field()?.value ?? '']
    keep(FIELD, texts.filter((text) => text.trim() !== '').join('\n\n'))
  }

  private take(): void {
    const box = field()
    const text = box?.value.trim() ?? ''
    const problem = problemIn(text)
    this.complain(problem)
    if (box === undefined || problem !== '') return
    box.value = ''
    const letter = { text, clientId: newId() }
    this.letters = [...this.letters, letter]
    this.showPending()
    this.keepAll()
    // One after the other, so that they arrive in the order they were written.
    this.sending = this.sending.then(() => this.post(letter))
  }

  private async post(letter: Letter): Promise<void> {
    // One before it did not arrive: this one went back into the box with it.
    if (!this.letters.includes(letter)) return
    const sent = await send(letter)
    if (sent.ok) this.letters = this.letters.filter((other) => other !== letter)
    else this.giveBack(sent.problem)
    this.showPending()
    this.keepAll()
  }

  /** What was not taken goes back into the box, before what has been written since. */
  private giveBack(problem: string): void {
    const box = field()
    const texts = [...this.letters.map(({ text }) => text), box?.value ?? '']
    this.letters = []
    if (box !== undefined) box.value = texts.filter((text) => text.trim() !== '').join('\n\n')
    this.complain(problem)
  }

  private complain(problem: string): void {
    const place = find('text-problem')
    if (place !== null) place.textContent = problem
    const box = field()
    if (box === undefined) return
    box.classList.toggle('govuk-textarea--error', problem !== '')
    if (problem === '') box.removeAttribute('aria-invalid')
    else box.setAttribute('aria-invalid', 'true')
    if (problem !== '') box.focus()
  }

  private showPending(): void {
    const place = find('pending')
    if (place === null) return
    place.replaceChildren(
      ...this.letters.map(({ text }) => {
        const line = document.createElement('li')
        line.className = 'item item--pending'
        line.textContent = `${say('sending')} ${text}`
        return line
      }),
    )
    this.toEnd()
  }
}
