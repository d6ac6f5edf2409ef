/** The messages of the open conversation: what arrives is put at the end, and told. */
import { alertOf } from './alerts.js'
import { elementOf } from './pieces.js'
import type { Marks, SentItem } from './wire.js'
import { find, given, say, speak } from './words.js'

/** A sign of somebody writing stays for so long, in milliseconds. */
const TYPING_STAYS = 6000
/** This near the end counts as its end, in pixels. */
const NEAR = 120

export class Talk {
  private readonly list = find('transcript')
  private typing: number | undefined
  /** The number of the last message that is shown, and as of when notes are. */
  last = Number(given('last'))
  at = given('at')

  constructor(private readonly shown: (seq: number) => void) {
    this.toEnd()
    document.addEventListener('visibilitychange', () => this.tellShown())
    window.addEventListener('focus', () => this.tellShown())
  }

  /** Puts in what isn't there yet. */
  add(items: readonly SentItem[], seq: number, at: string): void {
    const wasAtEnd = this.isAtEnd()
    for (const item of items) this.addOne(item)
    this.last = Math.max(this.last, seq)
    this.at = at
    if (wasAtEnd) this.toEnd()
    this.tellShown()
  }

  /** How far the resident has got with what was said last. */
  mark({ delivered, read }: Marks): void {
    const all = document.querySelectorAll('#transcript [data-kind=advisor]')
    const own = all[all.length - 1]
    const place = find('receipt')
    if (place === null || !(own instanceof HTMLElement)) return
    const seq = Number(own.dataset.seq)
    const line = read >= seq ? 'receiptRead' : delivered >= seq ? 'receiptDelivered' : 'receiptSent'
    if (place.textContent !== say(line)) place.textContent = say(line)
  }

  /** Shows that somebody writes, for a while. */
  showTyping(who: 'resident' | 'advisor'): void {
    const place = find('typing')
    if (place === null) return
    place.textContent = say(who === 'resident' ? 'residentTyping' : 'colleagueTyping')
    place.hidden = false
    clearTimeout(this.typing)
    this.typing = window.setTimeout(() => this.hideTyping(), TYPING_STAYS)
  }

  /** Goes to the newest. */
  toEnd(): void {
    if (this.list !== null) this.list.scrollTop = this.list.scrollHeight
  }

  private hideTyping(): void {
    const place = find('typing')
    if (place !== null) place.hidden = true
  }

  private addOne({ id, html, from, says }: SentItem): void {
    if (find(id) !== null) return
    const element = elementOf(html)
    if (element === null) return
    this.list?.append(element)
    if (from === 'resident') this.hideTyping()
    if (says !== undefined) speak(says)
    if (from === 'resident' && document.hidden) alertOf(`${given('handoff')} ${id}`, say('alertMessage'))
  }

  private isAtEnd(): boolean {
    if (this.list === null) return false
    return this.list.scrollHeight - this.list.scrollTop - this.list.clientHeight < NEAR
  }

  private tellShown(): void {
    if (!document.hidden && this.last > 0) this.shown(this.last)
  }
}
