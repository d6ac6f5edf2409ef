/** The queue and the advisor, as far as this page tells of them and tells them: place, who is there, typing, what was read. */
import type { Line } from './line.js'
import { after, byId, type Page } from './live.js'

/** So often, at most, an advisor is told that the resident writes. In milliseconds. */
const TYPING_EVERY = 3000
/** What was read is told once for what came together. */
const READ_AFTER = 1000
/** The place may change without a word: waits get shorter. */
const LOOK_EVERY = 30000

type State = 'queued' | 'withAdvisor' | undefined

interface Standing {
  state: State
  says: string
  name: string | undefined
}

const stateOf = (value: unknown): State => (value === 'queued' || value === 'withAdvisor' ? value : undefined)

const asStanding = (body: unknown): Standing => {
  const { state, says, name } = (body ?? {}) as Partial<Record<string, unknown>>
  return {
    state: stateOf(state),
    says: typeof says === 'string' ? says : '',
    name: typeof name === 'string' ? name : undefined,
  }
}

export class People {
  private readonly box = byId('standing')
  private readonly says = byId('standing-says')
  private state: State
  private name: string | undefined
  private typedAt = 0
  private readTo = 0
  private toldTo = 0

  constructor(
    private readonly page: Page,
    private readonly line: Line,
  ) {
    this.state = stateOf(this.box.dataset.state)
    this.name = this.box.dataset.name || undefined
    document.addEventListener('visibilitychange', () => void this.tellRead())
  }

  /** True while the assistant has no part in it. */
  get areThere(): boolean {
    return this.state !== undefined
  }

  /** The name of the advisor who is there. */
  get advisor(): string | undefined {
    return this.state === 'withAdvisor' ? this.name : undefined
  }

  /** Everything up to this number is on the page. */
  begin(shown: number): void {
    this.readTo = shown
    if (this.areThere) void this.tellRead()
    void this.keepLooking()
  }

  /** A message of the other side is on the page. */
  heard(seq: number): void {
    this.readTo = Math.max(this.readTo, seq)
    if (!this.areThere) return
    void this.tellRead()
    this.look()
  }

  /** Something has changed; what it means was said in the conversation, so that nothing is announced twice. */
  look(): void {
    void this.lookNow('off')
  }

  /** The resident writes. */
  tellTyping(): void {
    const now = Date.now()
    if (this.state !== 'withAdvisor' || now - this.typedAt < TYPING_EVERY) return
    this.typedAt = now
    this.line.tell({ type: 'typing' }).catch(() => undefined)
  }

  /** What a window that is looked at shows has been read. */
  private async tellRead(): Promise<void> {
    await after(READ_AFTER)
    if (!this.areThere || document.hidden || this.readTo <= this.toldTo) return
    const value = this.readTo
    this.toldTo = value
    await this.line.tell({ type: 'event', name: 'read', value }).catch(() => {
      this.toldTo = 0
    })
  }

  private async keepLooking(): Promise<void> {
    for (;;) {
      await after(LOOK_EVERY)
      if (this.state === 'queued' && !document.hidden) await this.lookNow('polite')
    }
  }

  private async lookNow(aloud: 'polite' | 'off'): Promise<void> {
    try {
      const headers = { Authorization: `Bearer ${await this.line.token()}` }
      const answer = await fetch(`/${this.page.council}/standing`, { headers })
      if (answer.ok) this.show(asStanding(await answer.json()), aloud)
    } catch {
      // It is asked again with the next message.
    }
  }

  private show({ state, says, name }: Standing, aloud: 'polite' | 'off'): void {
    this.state = state
    this.name = name
    this.says.setAttribute('aria-live', aloud)
    if (this.says.textContent !== says) this.says.textContent = says
    this.box.hidden = state === undefined
  }
}
