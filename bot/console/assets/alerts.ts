/** Sound and notifications: off until somebody turns them on, and told once for all tabs of a browser. */
import { find, say } from './words.js'

const SWITCH = 'alerts'
/** Another tab that tells the same within this time has told it. In milliseconds. */
const ONCE_WITHIN = 5000

const read = (key: string): string | null => {
  try {
    return localStorage.getItem(key)
  } catch {
    return null
  }
}

const write = (key: string, value: string): void => {
  try {
    localStorage.setItem(key, value)
  } catch {
    // Without a memory it is off again on the next page.
  }
}

const areOn = (): boolean => read(SWITCH) === 'on'

const isFirst = (key: string): boolean => {
  const told = read('alerted') ?? ''
  const [last, at] = told.split('|')
  if (last === key && Date.now() - Number(at) < ONCE_WITHIN) return false
  write('alerted', `${key}|${Date.now()}`)
  return true
}

let audio: AudioContext | undefined

/** Two short tones: made here, so that nothing is loaded. */
const beep = (): void => {
  audio ??= new AudioContext()
  for (const [index, pitch] of [660, 880].entries()) {
    const tone = audio.createOscillator()
    const loud = audio.createGain()
    const from = audio.currentTime + index * 0.18
    tone.frequency.value = pitch
    loud.gain.setValueAtTime(0.15, from)
    loud.gain.exponentialRampToValueAtTime(0.001, from + 0.16)
    tone.connect(loud).connect(audio.destination)
    tone.start(from)
    tone.stop(from + 0.17)
  }
}

const mayNotify = (): boolean => 'Notification' in window && Notification.permission === 'granted'

/** Tells of something that shouldn't wait; nothing of what a resident said is in it. `key` is the same in every tab. */
export const alertOf = (key: string, text: string): void => {
  if (!areOn() || !isFirst(key)) return
  beep()
  if (mayNotify()) new Notification(text, { tag: key })
}

const show = (button: HTMLElement): void => {
  button.setAttribute('aria-pressed', String(areOn()))
  button.textContent = say(areOn() ? 'alertsOff' : 'alertsOn')
}

const turnOn = async (): Promise<string> => {
  write(SWITCH, 'on')
  beep()
  if (!('Notification' in window)) return say('alertsRefused')
  const answer = await Notification.requestPermission()
  return say(answer === 'granted' ? 'alertsAre' : 'alertsRefused')
}

/** The button that turns them on and off; `tell` says what came of it. */
export const makeAlerts = (tell: (text: string) => void): void => {
  const button = find('alerts')
  if (button === null) return
  show(button)
  button.addEventListener('click', async () => {
    if (areOn()) {
      write(SWITCH, 'off')
      tell(say('alertsAreNot'))
    } else tell(await turnOn())
    show(button)
  })
}
