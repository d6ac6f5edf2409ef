import type { Hearing } from '../listening/hearing'
import { nextFrom, picksNow } from './options'
import { asPerson, asPicked, type CallParts, callIn } from './parts'

/** What keys mean: to say it again, more of what may be picked, something said, or nothing. */
export type Keyed = 'again' | { more: number } | { hearing: Hearing } | 'nothing'

/** As on every council's line. */
const PERSON_KEY = '0'
const AGAIN_KEY = '*'

const picked = (parts: CallParts, key: string, hearing: Hearing): Keyed | undefined => {
  const call = callIn(hearing)
  const now = picksNow(call, parts.words)
  const pick = now[Number(key) - 1]
  if (pick === undefined) return undefined
  const isMore =
    now.length < call.picks.length - call.from || pick.says === parts.words.options('moreWord').text
  return isMore && pick === now.at(-1) && !call.picks.some(({ says }) => says === pick.says)
    ? { more: nextFrom(call) }
    : { hearing: asPicked(hearing, pick.says) }
}

/** What the keys that were pressed mean where the call stands; `undefined` where none were. */
export const keyedIn = (parts: CallParts, hearing: Hearing): Keyed | undefined => {
  const { keys } = hearing.turn
  if (keys === undefined) return undefined
  // "How was it?" has keys of its own.
  if (hearing.standing?.state === 'asked') return { hearing }
  const plain = keys.replace(/#+$/, '')
  if (plain === PERSON_KEY) return { hearing: asPerson(hearing) }
  if (plain === '' || plain === AGAIN_KEY) return 'again'
  const pick = /^\d$/.test(plain) ? picked(parts, plain, hearing) : undefined
  if (pick !== undefined) return pick
  const { digits } = callIn(hearing)
  const isAnswer = digits !== undefined && /^\d+$/.test(plain) && plain.length >= digits.min
  return isAnswer || plain.length > 1 ? { hearing: asPicked(hearing, plain) } : 'nothing'
}
