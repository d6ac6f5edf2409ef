/** What a script's `>` line says, types, presses, or leaves unsaid. */
import type { Hypothesis } from '../../dialogs/turn'
import type { Said } from './script'

/** `0.6 missed bin`: how sure a recogniser is, and of what. */
const HYPOTHESIS = /^(0\.\d+|1\.0+)\s+(\S.*)$/

const hypothesisIn = (text: string): Hypothesis => {
  const [, confidence, heard] = HYPOTHESIS.exec(text) ?? []
  return heard === undefined ? { text } : { text: heard, confidence: Number(confidence) }
}

/** `0.4 gun men | 0.3 bin men`, best first; `undefined` where it is said plainly. */
const hypothesesIn = (text: string): readonly Hypothesis[] | undefined =>
  text.includes('|') || HYPOTHESIS.test(text)
    ? text.split('|').map((each) => hypothesisIn(each.trim()))
    : undefined

const EVENTS: Readonly<Record<string, 'silent' | 'unheard'>> = { silence: 'silent', noise: 'unheard' }

/** What stands between brackets on the telephone: keys, or what was no words. */
const onTheLine = (inside: string): Said | undefined => {
  const event = EVENTS[inside]
  if (event !== undefined) return { event }
  return /^(?:[\d*#]|\{\w+\})+$/.test(inside) ? { keys: inside } : undefined
}

/** What follows a `>`. `isCall`: on the telephone, where it may be misheard, keyed, or not be there. */
export const saidIn = (text: string, isCall: boolean): Said => {
  const [, inside] = /^\[([^\]]+)\]$/.exec(text) ?? []
  const place = /^choose (\d+)$/.exec(inside ?? '')?.[1]
  if (place !== undefined) return { choose: Number(place) }
  if (!isCall) return text
  const line = inside === undefined ? undefined : onTheLine(inside)
  if (line !== undefined) return line
  const heard = hypothesesIn(text)
  return heard === undefined ? text : { heard }
}
