/** The conversation on the page: bubbles, suggested replies, and what a screen reader hears of them. */
import type { Activity } from './activity.js'
import { byId, type Page, say } from './live.js'

export type Sending = 'sending' | 'sent' | 'failed'

const calm = (): boolean => matchMedia('(prefers-reduced-motion: reduce)').matches

const copyOf = (id: string): HTMLElement => {
  const template = byId(id)
  const first = template instanceof HTMLTemplateElement ? template.content.firstElementChild : null
  if (!(first instanceof HTMLElement)) throw new Error(`#${id} is no template`)
  return document.importNode(first, true)
}

const part = (bubble: HTMLElement, name: string): HTMLElement => {
  const found = bubble.querySelector(`[data-part=${name}]`)
  if (!(found instanceof HTMLElement)) throw new Error(`a message has no ${name}`)
  return found
}

export class Transcript {
  private readonly list = byId('messages')
  private readonly choices = byId('choices')
  private readonly typing = byId('typing')

  constructor(
    private readonly page: Page,
    /** What choosing a suggested reply does. */
    private readonly choose: (says: string) => void,
    private readonly tryAgain: (clientId: string) => void,
  ) {
    this.choices.addEventListener('click', (event) => {
      const button = event.target instanceof Element ? event.target.closest('button') : null
      if (button === null) return
      event.preventDefault()
      this.choose(button.value)
    })
  }

  has(id: string): boolean {
    return this.list.querySelector(`[data-id="${CSS.escape(id)}"]`) !== null
  }

  /** True while the page's own greeting stands and nothing of the log does: what the log brings first is the same greeting. */
  get isGreeting(): boolean {
    return (
      this.list.querySelector('[data-greeting]') !== null && this.list.querySelector('[data-id]') === null
    )
  }

  /** Shows an answer. Its HTML was made by the server from approved content; text without HTML is shown as text. */
  addAnswer(activity: Activity): void {
    const { advisor } = activity
    const bubble = copyOf(advisor === undefined ? 'message-from-assistant' : 'message-from-advisor')
    if (advisor !== undefined)
      part(bubble, 'who').textContent = say(this.page.words, 'advisor', { name: advisor })
    bubble.dataset.id = activity.id
    const body = part(bubble, 'body')
    if (activity.html === undefined) body.textContent = activity.text
    else body.innerHTML = activity.html
    this.dressLinks(body)
    this.setTime(bubble, activity.at)
    this.offer(activity.options, bubble)
    this.list.append(bubble)
    this.showLatest()
  }

  /** Shows what the resident wrote; adopts the bubble that was shown when they sent it. */
  addOwn(text: string, at: Date, clientId: string, id?: string): HTMLElement {
    const shown = this.list.querySelector(`[data-client="${CSS.escape(clientId)}"]`)
    const bubble = shown instanceof HTMLElement ? shown : copyOf('message-from-resident')
    bubble.dataset.client = clientId
    if (id !== undefined) bubble.dataset.id = id
    part(bubble, 'body').textContent = text
    this.setTime(bubble, at)
    if (shown === null) this.list.append(bubble)
    return bubble
  }

  /** Says under a message how its sending stands. */
  mark(clientId: string, sending: Sending): void {
    const bubble = this.list.querySelector(`[data-client="${CSS.escape(clientId)}"]`)
    if (!(bubble instanceof HTMLElement)) return
    bubble.dataset.sending = sending
    const state = part(bubble, 'state')
    state.textContent =
      sending === 'sent' ? '' : say(this.page.words, sending === 'failed' ? 'notSent' : 'sending')
    if (sending === 'failed') state.append(' ', this.againButton(clientId))
  }

  private againButton(clientId: string): HTMLButtonElement {
    const button = document.createElement('button')
    button.type = 'button'
    button.className = 'link-button'
    button.textContent = say(this.page.words, 'tryAgain')
    button.addEventListener('click', () => this.tryAgain(clientId))
    return button
  }

  /** Puts suggested replies under the conversation, and tells a screen reader how many there are. */
  private offer(options: Activity['options'], bubble: HTMLElement): void {
    this.choices.replaceChildren(...options.map(({ label, says }) => this.choiceButton(label, says)))
    this.choices.hidden = options.length === 0
    if (options.length === 0) return
    const { words } = this.page
    const count = String(options.length)
    part(bubble, 'follow').textContent =
      options.length === 1 ? say(words, 'choicesFollowOne') : say(words, 'choicesFollow', { count })
  }

  private choiceButton(label: string, says: string): HTMLButtonElement {
    const button = document.createElement('button')
    button.className = 'choice'
    button.name = 'choose'
    button.value = says
    button.textContent = label
    return button
  }

  clearChoices(): void {
    this.choices.replaceChildren()
    this.choices.hidden = true
  }

  clear(): void {
    this.list.replaceChildren()
    this.clearChoices()
  }

  /** `name`: the advisor's who writes. */
  showTyping(on: boolean, name?: string): void {
    const { words } = this.page
    this.typing.textContent = name === undefined ? say(words, 'typing') : say(words, 'typingName', { name })
    this.typing.hidden = !on
  }

  /** Brings the last question to the top of the window, so that the whole answer can be read from its beginning. */
  showLatest(): void {
    const own = this.list.querySelectorAll('[data-from=resident]')
    const from = own[own.length - 1] ?? this.list.lastElementChild
    from?.scrollIntoView({ block: 'start', behavior: calm() ? 'auto' : 'smooth' })
  }

  /** In a frame, links of answers open beside it: few websites may be shown in a frame. */
  dressLinks(within: ParentNode): void {
    if (!this.page.embedded) return
    for (const link of within.querySelectorAll('a')) {
      link.target = '_blank'
      link.rel = 'noopener'
    }
  }

  private setTime(bubble: HTMLElement, at: Date): void {
    const time = part(bubble, 'time')
    time.textContent = new Intl.DateTimeFormat('en-GB', {
      hour: '2-digit',
      minute: '2-digit',
      timeZone: this.page.timeZone,
    }).format(at)
    time.setAttribute('datetime', at.toISOString())
  }
}
