/** The page's own line to the server: opened again whenever it breaks, and nothing lost in between. */
import { after } from './words.js'

/** Waits between attempts, in milliseconds; the last one repeats. */
const AGAIN = [300, 1000, 2000, 4000, 8000, 15000]
const OPEN_WITHIN = 8000
/** The server asks every fifteen seconds whether the page is there. */
const HEARD_WITHIN = 40000
/** The server says so when the sign-in has ended. */
const SIGNED_OUT = 1008
/** A break that is mended sooner is nobody's concern. */
const TELL_AFTER = 2

export interface SentItem {
  id: string
  html: string
  from: string
  says?: string
}

export interface Marks {
  delivered: number
  read: number
}

/** As the server has them in `bot/console/live/frame.ts`. */
export type Frame =
  | { what: 'items'; items: readonly SentItem[]; seq: number; at: string; marks: Marks }
  | { what: 'changed'; of: 'own' | 'desk' | 'around' }
  | { what: 'typing'; who: 'resident' | 'advisor' }
  | { what: 'ping' | 'ended' }

export interface Ears {
  heard(frame: Frame): void
  /** `again`: it had been lost. */
  opened(again: boolean): void
  lost(): void
  ended(): void
}

const isFrame = (value: unknown): value is Frame =>
  typeof value === 'object' && value !== null && 'what' in value && typeof value.what === 'string'

const parse = (data: unknown): Frame | undefined => {
  if (typeof data !== 'string') return undefined
  const value: unknown = JSON.parse(data)
  return isFrame(value) ? value : undefined
}

const wait = (attempt: number): Promise<void> =>
  after((AGAIN[Math.min(attempt, AGAIN.length - 1)] ?? 0) * (0.75 + Math.random() / 2))

export class Wire {
  private socket: WebSocket | undefined
  private opens = 0
  private over = false

  constructor(
    /** What the page wants, asked for anew each time. */
    private readonly wants: () => Readonly<Record<string, string>>,
    private readonly ears: Ears,
  ) {}

  /** Connects, and goes on for as long as the page lives. */
  async start(): Promise<void> {
    let failed = 0
    while (!this.over) {
      const opened = await this.once()
      failed = opened ? 0 : failed + 1
      if (this.over) return
      if (failed === TELL_AFTER) this.ears.lost()
      await wait(failed)
    }
  }

  /** Tells the server something that may as well be lost. */
  tell(told: Readonly<Record<string, boolean | number>>): void {
    if (this.socket?.readyState === WebSocket.OPEN) this.socket.send(JSON.stringify(told))
  }

  /** Connects no more. */
  end(): void {
    this.over = true
    this.socket?.close()
  }

  private address(): string {
    const scheme = location.protocol === 'https:' ? 'wss' : 'ws'
    return `${scheme}://${location.host}/advisor/live?${new URLSearchParams(this.wants())}`
  }

  /**
   * One connection from its opening to its end; tells whether it had opened. A network that has gone says nothing: what is
   * silent for too long is given up, and so is everything when the browser says that it is offline.
   */
  private once(): Promise<boolean> {
    return new Promise((resolve) => {
      const socket = new WebSocket(this.address())
      this.socket = socket
      let opened = false
      let silent: number | undefined
      const over = (): void => {
        clearTimeout(silent)
        removeEventListener('offline', over)
        socket.onclose = null
        socket.onmessage = null
        socket.close()
        resolve(opened)
      }
      const expect = (within: number): void => {
        clearTimeout(silent)
        silent = window.setTimeout(over, within)
      }
      expect(OPEN_WITHIN)
      addEventListener('offline', over)
      socket.onopen = () => {
        opened = true
        this.opens += 1
        expect(HEARD_WITHIN)
        this.ears.opened(this.opens > 1)
      }
      socket.onmessage = ({ data }) => {
        expect(HEARD_WITHIN)
        this.hear(data)
      }
      socket.onclose = ({ code }) => {
        if (code === SIGNED_OUT) this.signedOut()
        over()
      }
    })
  }

  private hear(data: unknown): void {
    const frame = parse(data)
    if (frame !== undefined) this.ears.heard(frame)
  }

  private signedOut(): void {
    this.over = true
    this.ears.ended()
  }
}
