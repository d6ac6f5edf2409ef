/** Tells, in one place on the page, how the connection stands; silent while all is well. */
import { byId, type Page, say } from './live.js'

export class Connection {
  private readonly notice = byId('notice')
  private cutOff = false

  constructor(private readonly page: Page) {
    addEventListener('online', () => this.tell())
    addEventListener('offline', () => this.tell())
  }

  is(state: 'up' | 'lost'): void {
    this.cutOff = state === 'lost'
    this.tell()
  }

  tell(line?: string): void {
    const text = say(this.page.words, line ?? this.standing())
    this.notice.textContent = text
    this.notice.hidden = text === ''
  }

  private standing(): string {
    if (!navigator.onLine) return 'offline'
    return this.cutOff ? 'reconnecting' : ''
  }
}
