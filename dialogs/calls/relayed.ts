import type { Hearing } from '../listening/hearing'
import { type CallParts, callIn } from './parts'

/**
 * "Go ahead", as an assistant of Relay UK ends each turn, says that it is ours to speak and no more; beside what was read
 * back it would send it. Without it; `undefined` where nothing else was said.
 */
export const withoutGoAhead = (parts: CallParts, hearing: Hearing): Hearing | undefined => {
  if (callIn(hearing).relay !== true || hearing.isSure === true) return hearing
  const without = (text: string): string => parts.phrases.withoutGoAhead(text)
  const alternatives = hearing.alternatives
    .map((each) => ({ ...each, text: without(each.text) }))
    .filter(({ text }) => text !== '')
  return alternatives.length === 0 ? undefined : { ...hearing, alternatives, said: without(hearing.said) }
}
