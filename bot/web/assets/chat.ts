/** Makes the chat page live. Without this script the same page works as a form per turn. */
import type { Activity } from './activity.js'
import { Composer } from './composer.js'
import { Connection } from './connection.js'
import { makeLeaving } from './leave.js'
import { Line } from './line.js'
import { after, byId, newId, type Page, readPage, say } from './live.js'
import { Outbox } from './outbox.js'
import { People } from './people.js'
import { forget, hasRemembered } from './session.js'
import { type Sending, Transcript } from './transcript.js'

/** An answer usually comes sooner than this, and then "writing" would only flicker. In milliseconds. */
const TYPING_AFTER = 400
/** Nothing for this long, and the sign is taken down again. */
const TYPING_LONGEST = 20000

/** An advisor's page tells every few seconds that they still write. */
const ADVISOR_TYPES = 6000

class Chat {
  private readonly connection: Connection
  private readonly transcript: Transcript
  private readonly outbox: Outbox
  readonly line: Line
  private readonly people: People
  private waitingFor: string | undefined

  constructor(private readonly page: Page) {
    this.connection = new Connection(page)
    this.transcript = new Transcript(
      page,
      (says) => this.send(says),
      (clientId) => this.outbox.sendAgain(clientId),
    )
    this.line = new Line(page, {
      heard: (activity) => this.hear(activity),
      connection: (state) => this.connection.is(state),
      renewed: () => {
        this.transcript.clear()
        this.connection.tell('renewed')
      },
    })
    this.outbox = new Outbox(page, this.line, (clientId, sending) => this.mark(clientId, sending))
    this.people = new People(page, this.line)
    new Composer(
      page,
      (text) => this.send(text),
      () => this.people.tellTyping(),
    )
  }

  /** Listens where there is something to hear, and sends what an earlier page of this tab could not. */
  begin(): void {
    this.transcript.dressLinks(document)
    byId('again').addEventListener('submit', () => forget(this.page))
    if (this.page.open || hasRemembered(this.page)) this.line.listen()
    this.people.begin(Number(this.page.watermark))
    for (const letter of this.outbox.left) {
      this.transcript.addOwn(letter.text, new Date(), letter.clientId)
      this.outbox.send(letter)
    }
  }

  private send(text: string): void {
    const clientId = newId()
    this.transcript.clearChoices()
    const bubble = this.transcript.addOwn(text, new Date(), clientId)
    this.outbox.send({ text, clientId })
    // In a queue or with an advisor nobody has begun to write yet.
    if (!this.people.areThere) void this.showTyping(clientId)
    this.transcript.showLatest()
    // The chosen button is gone; what follows is reached from here.
    if (document.activeElement === document.body) bubble.focus({ preventScroll: true })
  }

  private hear(activity: Activity): void {
    if (activity.type === 'typing' && activity.fromAssistant) void this.showTheirTyping()
    if (activity.type === 'event') this.people.look()
    if (activity.type !== 'message' || this.transcript.has(activity.id)) return
    if (activity.fromAssistant) this.hearAnswer(activity)
    else this.hearOwn(activity)
  }

  private hearAnswer(activity: Activity): void {
    this.stopTyping()
    // The greeting is on a fresh page already; the log brings it again when the conversation is started.
    if (!this.transcript.isGreeting) this.transcript.addAnswer(activity)
    this.people.heard(activity.seq)
  }

  private hearOwn({ clientId, id, text, at }: Activity): void {
    this.transcript.clearChoices()
    this.transcript.addOwn(text, at, clientId ?? id, id)
    this.outbox.delivered(clientId ?? id)
  }

  private mark(clientId: string, sending: Sending): void {
    this.transcript.mark(clientId, sending)
    if (sending !== 'failed') return
    this.stopTyping()
    byId('spoken').textContent = say(this.page.words, 'notSentSpoken')
  }

  private async showTyping(clientId: string): Promise<void> {
    this.waitingFor = clientId
    await after(TYPING_AFTER)
    if (this.waitingFor === clientId) this.transcript.showTyping(true)
    await after(TYPING_LONGEST)
    if (this.waitingFor === clientId) this.transcript.showTyping(false)
  }

  /** The other side is writing: the sign goes again unless they go on. */
  private async showTheirTyping(): Promise<void> {
    const sign = newId()
    this.waitingFor = sign
    this.transcript.showTyping(true, this.people.advisor)
    await after(this.people.advisor === undefined ? TYPING_LONGEST : ADVISOR_TYPES)
    if (this.waitingFor === sign) this.stopTyping()
  }

  private stopTyping(): void {
    this.waitingFor = undefined
    this.transcript.showTyping(false)
  }
}

const page = readPage()
document.documentElement.classList.add('is-live')
makeLeaving(page)
if (page !== undefined) {
  const chat = new Chat(page)
  chat.begin()
  if (page.embedded) makeEmbedded(chat.line)
}

/** In a frame of another website: Escape closes the panel, and the copy is fetched with the token, as cookies may be held back. */
function makeEmbedded(line: Line): void {
  document.documentElement.classList.add('is-embedded')
  document.addEventListener('keydown', ({ key }) => {
    // The message holds nothing worth hiding from whatever page is around this one.
    if (key === 'Escape') window.parent.postMessage('council-assistant:close', '*')
  })
  const link = byId('download') as HTMLAnchorElement
  link.addEventListener('click', async (event) => {
    event.preventDefault()
    const headers = { Authorization: `Bearer ${await line.token()}` }
    const copy = document.createElement('a')
    copy.href = URL.createObjectURL(await (await fetch(link.href, { headers })).blob())
    copy.download = link.download
    copy.click()
    setTimeout(() => URL.revokeObjectURL(copy.href), 10000)
  })
}
