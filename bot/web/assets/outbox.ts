/** Messages on their way: kept for this tab until the server has them, so that neither a reload nor a gap loses one. */

import type { Line } from './line.js'
import { after, type Page } from './live.js'
import { recall, remember } from './session.js'
import type { Sending } from './transcript.js'

interface Letter {
  text: string
  clientId: string
}

/** Seconds between attempts; after the last the resident is asked. */
const WAITS = [1000, 2000, 4000, 8000]

const isLetter = (value: unknown): value is Letter => {
  if (typeof value !== 'object' || value === null) return false
  const { text, clientId } = value as Partial<Letter>
  return typeof text === 'string' && typeof clientId === 'string'
}

/** Whether another attempt may go better: no connection, too many requests, or a fault of the server. */
const mayPass = (status: number): boolean => status === 0 || status === 429 || status >= 500

export class Outbox {
  private letters: readonly Letter[]
  private sending: Promise<void> = Promise.resolve()

  constructor(
    private readonly page: Page,
    private readonly line: Line,
    private readonly mark: (clientId: string, sending: Sending) => void,
  ) {
    const kept = recall(this.key)
    this.letters = Array.isArray(kept) ? kept.filter(isLetter) : []
  }

  private get key(): string {
    return `outbox:${this.page.council}`
  }

  /** What an earlier page of this tab could not deliver. */
  get left(): readonly Letter[] {
    return this.letters
  }

  send(letter: Letter): void {
    this.keep([...this.letters.filter(({ clientId }) => clientId !== letter.clientId), letter])
    this.mark(letter.clientId, 'sending')
    this.sending = this.sending.then(() => this.deliver(letter))
  }

  sendAgain(clientId: string): void {
    const letter = this.letters.find((kept) => kept.clientId === clientId)
    if (letter !== undefined) this.send(letter)
  }

  /** The server has it: it came back over the line, or its delivery was confirmed. */
  delivered(clientId: string): void {
    this.keep(this.letters.filter((letter) => letter.clientId !== clientId))
    this.mark(clientId, 'sent')
  }

  private isWaiting(clientId: string): boolean {
    return this.letters.some((letter) => letter.clientId === clientId)
  }

  private async deliver({ text, clientId }: Letter): Promise<void> {
    for (const wait of [...WAITS, undefined]) {
      if (!this.isWaiting(clientId)) return
      await this.online()
      const status = await this.line.post(text, clientId)
      if (status >= 200 && status < 300) return this.delivered(clientId)
      if (wait === undefined || !mayPass(status)) break
      await after(wait)
    }
    this.mark(clientId, 'failed')
  }

  private async online(): Promise<void> {
    if (navigator.onLine) return
    await new Promise<void>((resolve) => {
      addEventListener('online', () => resolve(), { once: true })
    })
  }

  private keep(letters: readonly Letter[]): void {
    this.letters = letters
    remember(this.key, letters.length === 0 ? undefined : letters)
  }
}
