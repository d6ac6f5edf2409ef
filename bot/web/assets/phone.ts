/** The developers' telephone: a call that is typed, keyed, or spoken where the browser can. */
import { byId, say, type Words } from './live.js'
import { type Happened, PhoneLine, Refused, type Ringing, type Told } from './phoneLine.js'
import { canListen, canSpeak, hush, listenOnce, speak } from './phoneVoice.js'

const input = (id: string): HTMLInputElement => {
  const found = byId(id)
  if (!(found instanceof HTMLInputElement)) throw new Error(`#${id} is no field`)
  return found
}

const copyOf = (id: string): HTMLElement => {
  const template = byId(id)
  const first = template instanceof HTMLTemplateElement ? template.content.firstElementChild : null
  if (!(first instanceof HTMLElement)) throw new Error(`#${id} is no template`)
  return document.importNode(first, true)
}

const show = (id: string, isShown: boolean): void => {
  byId(id).hidden = !isShown
}

/** So many hints are shown; there may be hundreds. */
const SOME_HINTS = 6

/** Presses that follow one another so soon belong together, in milliseconds. */
const TOGETHER_MS = 1500

class Phone {
  private line: PhoneLine | undefined
  private told: Told | undefined
  private busy = false
  private keys = ''
  private keysDone: number | undefined

  constructor(
    private readonly council: string,
    private readonly words: Words,
  ) {
    const on = (id: string, event: string, act: () => void) =>
      byId(id).addEventListener(event, (happened) => {
        happened.preventDefault()
        act()
      })
    on('dial', 'submit', () => void this.ring())
    on('speech', 'submit', () => this.saySomething())
    on('silence', 'click', () => void this.tell({ type: 'noInput' }))
    on('noise', 'click', () => void this.tell({ type: 'noMatch' }))
    on('listen', 'click', () => void this.listen())
    on('hang-up', 'click', () => {
      hush()
      this.end('over')
    })
    document.addEventListener('click', ({ target }) => {
      const button = target instanceof Element ? target.closest('button') : null
      const { key, result } = button?.dataset ?? {}
      if (key !== undefined) this.press(key)
      if (result !== undefined) void this.tell({ type: 'transferResult', transfer: result })
    })
    show('dial', true)
    show('listen', canListen)
    show('aloud-row', canSpeak)
  }

  private async ring(): Promise<void> {
    const ringing: Ringing = {
      council: this.council,
      token: input('token').value.trim(),
      number: input('number').value.trim(),
      relay: input('relay').checked,
    }
    this.line = new PhoneLine(ringing)
    byId('messages').replaceChildren()
    show('notice', false)
    show('dial', false)
    show('call', true)
    show('hang-up', true)
    await this.tell({ type: 'start' })
    if (this.told !== undefined) input('said').focus()
  }

  private saySomething(): void {
    const text = input('said').value.trim()
    input('said').value = ''
    if (text === '') void this.tell({ type: 'noInput' })
    else void this.tell({ type: 'speech', alternatives: [{ text }] })
  }

  private press(key: string): void {
    this.keys += key
    byId('pressed').textContent = say(this.words, 'pressed', { keys: [...this.keys].join(' ') })
    clearTimeout(this.keysDone)
    const most = this.told?.listen?.digits?.max ?? 1
    const wait = key === '#' || this.keys.length >= most ? 0 : TOGETHER_MS
    this.keysDone = setTimeout(() => {
      const dtmf = this.keys
      this.keys = ''
      byId('pressed').textContent = ''
      void this.tell({ type: 'dtmf', dtmf })
    }, wait)
  }

  private async listen(): Promise<void> {
    const { listen } = this.told ?? {}
    if (listen === undefined || this.busy) return
    const button = byId('listen')
    const label = button.textContent
    button.textContent = say(this.words, 'listening')
    const heard = await listenOnce(listen).catch((fault: unknown) => {
      this.notice('cannotListen', { why: fault instanceof Error ? fault.message : '' })
    })
    button.textContent = label
    if (heard !== undefined) await this.tell(heard)
  }

  private async tell(happened: Happened): Promise<void> {
    if (this.busy || this.line === undefined) return
    this.busy = true
    const bargeIn = hush()
    this.own(happened)
    try {
      this.hear(await this.line.tell(bargeIn ? { ...happened, bargeIn } : happened))
    } catch (fault) {
      const status = fault instanceof Refused ? fault.status : 0
      this.end(status === 401 ? 'wrongToken' : 'failed')
    }
    this.busy = false
  }

  private hear(told: Told): void {
    this.told = told
    for (const { text, bargeIn } of told.say)
      this.bubble('assistant', `${text}${bargeIn === 'any' ? '' : ` ${say(this.words, bargeIn)}`}`)
    if (canSpeak && input('aloud').checked) void speak(told.say.map(({ text }) => text))
    const isPutThrough = told.then?.do === 'transfer'
    show('line', told.listen !== undefined)
    show('results', isPutThrough)
    byId('listens').textContent = told.listen === undefined ? '' : this.listens(told.listen)
    if (told.then?.do === 'transfer') this.notice('transfer', { target: told.then.target })
    else show('notice', false)
    if (told.then?.do === 'hangup') this.end('over')
  }

  private listens({ expect, hints = [], digits, noInputMs, endSilenceMs }: NonNullable<Told['listen']>) {
    return say(this.words, 'listens', {
      expect,
      keys: String(digits?.max ?? 0),
      seconds: String(noInputMs / 1000),
      pause: String(endSilenceMs / 1000),
      hints: hints.slice(0, SOME_HINTS).join(', '),
      count: String(hints.length),
    })
  }

  /** What they did, as the transcript has it. */
  private own({ type, alternatives, dtmf }: Happened): void {
    const [best] = Array.isArray(alternatives) ? alternatives : []
    if (type === 'start' || type === 'transferResult') return
    if (type === 'speech') this.bubble('resident', String(best?.text ?? ''))
    else this.bubble('resident', type === 'dtmf' ? `[${String(dtmf)}]` : say(this.words, type))
  }

  private bubble(from: 'assistant' | 'resident', text: string): void {
    const bubble = copyOf(`message-from-${from}`)
    const body = bubble.querySelector('[data-part=body]')
    if (body !== null) body.textContent = text
    byId('messages').append(bubble)
    bubble.scrollIntoView({ block: 'nearest' })
  }

  private notice(id: string, values: Readonly<Record<string, string>> = {}): void {
    byId('notice').textContent = say(this.words, id, values)
    show('notice', true)
  }

  private end(why: string): void {
    if (this.line === undefined) return
    const { line } = this
    this.line = undefined
    this.told = undefined
    // The gateway's part: every call that we end is told to have ended.
    if (why === 'over') line.tell({ type: 'hangup' }).catch(() => undefined)
    show('line', false)
    show('results', false)
    show('dial', true)
    show('hang-up', false)
    this.notice(why)
    input('token').focus()
  }
}

const phone = document.getElementById('phone')
if (phone !== null) new Phone(phone.dataset.council ?? '', JSON.parse(phone.dataset.words ?? '{}') as Words)
