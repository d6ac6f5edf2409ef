/** What a script says of advisors: who is there, and what they do. */
import type { AdvisorsThere, DeskDoes } from './memoryAdvisors'
import type { Script } from './script'

export const NO_ADVISORS =
  'write how many are waiting, such as "advisors: 2" or "advisors: 2 10" (minutes), full, or nobody'

/** The value of `advisors:`; `undefined` when it is none. */
export const advisorsIn = (value: string): AdvisorsThere | undefined => {
  if (value === 'full' || value === 'nobody') return value
  const [, before, waitMinutes] = /^(\d+)(?: (\d+))?$/.exec(value) ?? []
  if (before === undefined) return undefined
  return {
    before: Number(before),
    ...(waitMinutes === undefined ? {} : { waitMinutes: Number(waitMinutes) }),
  }
}

export const NO_DESK =
  'write what an advisor does: takes NAME, moves PLACE, returns, returns start, returns SERVICE, or ends; or what became of a call that was put through: answered, busy, noAnswer or failed'

const BECAME = ['answered', 'busy', 'noAnswer', 'failed'] as const

const CALL = /^(0\d{9,10}|withheld)((?:, (?:transfers|relay|[a-z]{2}))*)$/

/** The value of `call:`; `undefined` when it is none. */
export const callIn = (value: string): Script['call'] | undefined => {
  const [, number, rest = ''] = CALL.exec(value) ?? []
  if (number === undefined) return undefined
  const more = rest.split(', ').slice(1)
  const locale = more.find((each) => each.length === 2)
  return {
    ...(number === 'withheld' ? {} : { number }),
    ...(more.includes('transfers') ? { transfers: true } : {}),
    ...(more.includes('relay') ? { relay: true } : {}),
    ...(locale === undefined ? {} : { locale }),
  }
}

export const NO_CALL =
  'write where a call comes from, such as "call: 07700900123" or "call: withheld", and ", transfers" where calls can be put through, ", relay" for Relay UK, ", cy" for another language’s line'

/** What follows a `*`; `undefined` when no advisor does that. */
export const deskIn = (text: string): DeskDoes | undefined => {
  const [does = '', ...rest] = text.split(/\s+/)
  const more = rest.join(' ')
  if (does === 'takes' && more !== '') return { does, name: more }
  if (does === 'moves' && /^[1-9]\d*$/.test(more)) return { does, place: Number(more) }
  if (does === 'returns') return more === '' ? { does } : { does, to: more }
  const became = BECAME.find((each) => each === text)
  if (became !== undefined) return { does: 'transferred', became }
  return does === 'ends' && more === '' ? { does } : undefined
}
