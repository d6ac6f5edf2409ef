/**
 * Direct Line from the browser: a stream where there can be one, polling where not, and nothing lost in between, as
 * every start asks for what came after the last number seen. Over 200 lines, because sending, listening and renewing
 * share one session.
 */
import { type Activity, type ActivitySet, asActivitySet } from './activity.js'
import { after, type Page } from './live.js'
import { keepSession, openSession, refresh, type Session } from './session.js'
import { listenTo } from './stream.js'

export interface Listener {
  heard(activity: Activity): void
  /** `lost` is told only when it has lasted. */
  connection(state: 'up' | 'lost'): void
  /** The conversation could not be carried on; another has taken its place. */
  renewed(): void
}

/** Waits between attempts, in milliseconds; the last one repeats. */
const AGAIN = [300, 1000, 2000, 4000, 8000, 15000]
/** Streams that fail one after the other before the page polls: some networks let none through. */
const STREAM_FAILURES = 3
const POLL_SOON = 1000
const POLL_LATER = 5000
const POLL_HIDDEN = 20000
const REFRESH_BEFORE = 10 * 60 * 1000
/** Polls between two more tries of a stream: the network may have changed. */
const POLLS_BEFORE_STREAM = 60

interface Reply {
  ok: boolean
  status: number
  /** The body as JSON; throws when it is none. */
  read(): unknown
}

const wait = (attempt: number): Promise<void> => {
  const longest = AGAIN[Math.min(attempt, AGAIN.length - 1)] ?? 0
  return after(longest * (0.75 + Math.random() / 2))
}

export class Line {
  private session: Session | undefined
  /** The conversation on the page; none yet on a fresh page. */
  private conversation: string | undefined
  private opening: Promise<Session> | undefined
  private watermark: string
  private listening = false
  private failures = 0
  private lastPost = 0
  private polls = 0

  constructor(
    private readonly page: Page,
    private readonly listener: Listener,
  ) {
    this.watermark = page.watermark
    this.conversation = page.open ? page.conversation : undefined
  }

  /** Starts to listen and goes on for as long as the page lives. */
  listen(): void {
    if (this.listening) return
    this.listening = true
    void this.keepListening()
  }

  /** The token in use, for a download that can't lean on the cookie. */
  async token(): Promise<string> {
    return (await this.ready()).token
  }

  /** Sends one message; the same `clientId` again is the same message. Resolves to the server's status, 0 for none at all. */
  async post(text: string, clientId: string): Promise<number> {
    this.lastPost = Date.now()
    const status = await this.postOnce(text, clientId)
    if (status !== 401 && status !== 403 && status !== 404) return status
    await this.renew()
    return this.postOnce(text, clientId)
  }

  /** Tells what is no message, such as that somebody writes; what is lost of it is lost. */
  async tell(activity: Readonly<Record<string, unknown>>): Promise<void> {
    const { conversation } = await this.ready()
    await this.call('POST', `conversations/${conversation}/activities`, {
      from: { id: 'resident' },
      ...activity,
    })
  }

  private async postOnce(text: string, clientId: string): Promise<number> {
    try {
      const { conversation } = await this.ready()
      this.listen()
      const activity = {
        type: 'message',
        text,
        locale: 'en-GB',
        from: { id: 'resident' },
        channelData: { clientActivityID: clientId },
      }
      const answer = await this.call('POST', `conversations/${conversation}/activities`, activity)
      return answer.status
    } catch {
      return 0
    }
  }

  private ready(): Promise<Session> {
    if (this.session !== undefined && this.session.expires > Date.now()) return Promise.resolve(this.session)
    this.opening =
      this.opening ??
      this.open().finally(() => {
        this.opening = undefined
      })
    return this.opening
  }

  private async open(): Promise<Session> {
    const session = await openSession(this.page)
    if (session.conversation !== this.conversation) {
      if (this.conversation !== undefined) this.listener.renewed()
      this.watermark = session.conversation === this.page.conversation ? this.page.watermark : '0'
    }
    this.conversation = session.conversation
    this.session = session
    await this.call('POST', 'conversations')
    return session
  }

  private async renew(): Promise<void> {
    this.session = undefined
    await this.ready().catch(() => undefined)
  }

  /** One request. Its body is read whole in any case: an unread one would hold its connection. */
  private async call(method: string, path: string, body?: unknown): Promise<Reply> {
    const headers: Record<string, string> = { Authorization: `Bearer ${this.session?.token ?? ''}` }
    if (body !== undefined) headers['Content-Type'] = 'application/json'
    const answer = await fetch(`/${this.page.council}/v3/directline/${path}`, {
      method,
      headers,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    const text = await answer.text()
    return { ok: answer.ok, status: answer.status, read: () => JSON.parse(text) }
  }

  private async keepListening(): Promise<void> {
    let attempt = 0
    while (this.listening) {
      attempt = (await this.listenOnce()) ? 0 : attempt + 1
      if (attempt > 2) this.listener.connection('lost')
      await wait(attempt)
    }
  }

  /** One stream until it ends, or one poll; `false` when neither came about. */
  private async listenOnce(): Promise<boolean> {
    try {
      await this.ready()
      await (this.failures < STREAM_FAILURES ? this.stream() : this.poll())
      return true
    } catch {
      return false
    }
  }

  /** Listens on one stream until it ends; throws when it could not be opened. */
  private async stream(): Promise<void> {
    const { conversation } = await this.ready()
    const answer = await this.call('GET', `conversations/${conversation}?watermark=${this.watermark}`)
    if (!answer.ok) return this.refused(answer.status)
    const { streamUrl } = answer.read() as { streamUrl?: unknown }
    if (typeof streamUrl !== 'string') throw new Error('no stream')
    const ended = await listenTo(streamUrl, {
      opened: () => {
        this.failures = 0
        this.listener.connection('up')
      },
      heard: (frame) => this.take(frame),
      everyMinute: () => void this.refreshSoon(),
    }).catch(() => 'never opened' as const)
    if (ended === 'never opened') {
      this.failures += 1
      throw new Error('the stream could not be opened')
    }
  }

  private async poll(): Promise<void> {
    const { conversation } = await this.ready()
    const answer = await this.call(
      'GET',
      `conversations/${conversation}/activities?watermark=${this.watermark}`,
    )
    if (!answer.ok) return this.refused(answer.status)
    this.take(asActivitySet(answer.read()))
    this.listener.connection('up')
    this.polls += 1
    if (this.polls % POLLS_BEFORE_STREAM === 0) this.failures = STREAM_FAILURES - 1
    void this.refreshSoon()
    const soon = Date.now() - this.lastPost < 15000
    await after(document.hidden ? POLL_HIDDEN : soon ? POLL_SOON : POLL_LATER)
  }

  private async refused(status: number): Promise<void> {
    if (status === 401 || status === 403 || status === 404) await this.renew()
    throw new Error(`refused: ${status}`)
  }

  private async refreshSoon(): Promise<void> {
    const { session } = this
    if (session === undefined || session.expires - Date.now() > REFRESH_BEFORE) return
    const fresh = await refresh(this.page, session).catch(() => undefined)
    if (fresh === undefined) return
    this.session = fresh
    keepSession(this.page, fresh)
  }

  private take({ activities, watermark }: ActivitySet): void {
    for (const activity of activities) this.listener.heard(activity)
    if (watermark !== undefined) this.watermark = watermark
  }
}
