import type { OnTheLine } from './holdCall'

/** `0.4 gun men`: how sure, and what; without a number it isn't known how sure. */
const alternativeIn = (written: string) => {
  const [, confidence, text = written.trim()] = /^\s*(0?\.\d+|0|1(?:\.0+)?)\s+(.*)$/s.exec(written) ?? []
  return { text: text.trim(), ...(confidence === undefined ? {} : { confidence: Number(confidence) }) }
}

const heard = (written: string): OnTheLine => {
  const alternatives = written.split('|').slice(0, 10).map(alternativeIn)
  return alternatives.every(({ text }) => text === '')
    ? { type: 'noMatch' }
    : { type: 'speech', alternatives: alternatives.filter(({ text }) => text !== '') }
}

const KEYS = /^(?:key|keys) +([\d*#]{1,40})$|^#([\d*#]{1,40})$/i
const BARE_KEYS = /^[\d*#]{1,40}$/

const RESULTS = { answered: 'answered', busy: 'busy', 'no answer': 'noAnswer', failed: 'failed' } as const
const resultIn = (typed: string) =>
  Object.entries(RESULTS).find(([said]) => said === typed.toLowerCase())?.[1]

/** How what is typed is taken. */
export interface Typing {
  /** Digits alone are keys, and not what was said. */
  digitsAreKeys?: boolean
  /** The call is being put through: `answered`, `busy`, `no answer` or `failed` is what came of it. */
  isPutThrough?: boolean
}

const keysIn = (typed: string, { digitsAreKeys = false }: Typing): string | undefined => {
  const [, named, marked] = KEYS.exec(typed) ?? []
  return named ?? marked ?? (digitsAreKeys && BARE_KEYS.test(typed) ? typed : undefined)
}

/**
 * What a typed line stands for. `key 1`, `#5`: keys. Nothing: silence. `?0.4 gun men | 0.3 bin men`: what a recogniser made
 * of it, with how sure it is; `?` alone: nothing was made of it. `hang up`: `undefined`. Anything else was heard as it is.
 */
export const onTheLine = (typed: string, typing: Typing = {}): OnTheLine | undefined => {
  const line = typed.trim()
  if (/^hang ?up$/i.test(line)) return undefined
  const transfer = typing.isPutThrough === true ? (resultIn(line) ?? 'failed') : undefined
  if (transfer !== undefined) return { type: 'transferResult', transfer }
  if (line === '') return { type: 'noInput' }
  const dtmf = keysIn(line, typing)
  if (dtmf !== undefined) return { type: 'dtmf', dtmf }
  return line.startsWith('?')
    ? heard(line.slice(1))
    : { type: 'speech', alternatives: [{ text: line.slice(0, 2_000) }] }
}
