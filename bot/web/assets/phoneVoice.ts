/** The browser's own speech, where it has one. */
import type { Happened, Told } from './phoneLine.js'

/** What is used of the Web Speech API's recognition, which TypeScript has no types for. */
interface Recognition extends EventTarget {
  lang: string
  maxAlternatives: number
  start(): void
  abort(): void
}
interface Heard extends Event {
  results: ArrayLike<ArrayLike<{ transcript: string; confidence: number }>>
}
type Recogniser = new () => Recognition

const recogniser = (): Recogniser | undefined => {
  const { SpeechRecognition, webkitSpeechRecognition } = window as unknown as Record<
    string,
    Recogniser | undefined
  >
  return SpeechRecognition ?? webkitSpeechRecognition
}

export const canSpeak = 'speechSynthesis' in window
export const canListen = recogniser() !== undefined

const LANGUAGE = 'en-GB'

/** Says one thing after the other; resolves when all is said, or `hush` was called. */
export const speak = async (texts: readonly string[]): Promise<void> => {
  for (const text of texts) {
    const said = new SpeechSynthesisUtterance(text)
    said.lang = LANGUAGE
    const ended = await new Promise<string>((resolve) => {
      said.onend = () => resolve('end')
      said.onerror = () => resolve('error')
      speechSynthesis.speak(said)
    })
    if (ended === 'error') return
  }
}

/** Stops what is being said; `true` when something was. */
export const hush = (): boolean => {
  if (!canSpeak || !speechSynthesis.speaking) return false
  speechSynthesis.cancel()
  return true
}

/** Browsers write 0 where they don't know how sure they are. */
const alternativesIn = ({ results }: Heard) =>
  Array.from(results[0] ?? [], ({ transcript, confidence }) => ({
    text: transcript,
    ...(confidence > 0 ? { confidence } : {}),
  }))

/** Listens once. Rejects with the browser's word for it when it can't, such as `not-allowed`. */
export const listenOnce = (listen: NonNullable<Told['listen']>): Promise<Happened> =>
  new Promise((resolve, reject) => {
    const Made = recogniser()
    if (Made === undefined) return reject(new Error('service-not-allowed'))
    const listening = new Made()
    listening.lang = LANGUAGE
    listening.maxAlternatives = 5
    const silence = setTimeout(() => listening.abort(), listen.noInputMs)
    listening.addEventListener('speechstart', () => clearTimeout(silence))
    listening.addEventListener('result', (event) => {
      resolve({ type: 'speech', alternatives: alternativesIn(event as Heard) })
    })
    listening.addEventListener('nomatch', () => resolve({ type: 'noMatch' }))
    listening.addEventListener('error', (event) => {
      const { error } = event as Event & { error?: string }
      if (error === 'no-speech' || error === 'aborted') resolve({ type: 'noInput' })
      else reject(new Error(error ?? 'unknown'))
    })
    // After all the others: what was resolved before stays.
    listening.addEventListener('end', () => {
      clearTimeout(silence)
      resolve({ type: 'noInput' })
    })
    listening.start()
  })
