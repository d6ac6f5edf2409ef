/** What is done with a hand-off when one of its times has come; each looks again whether it still means anything. */
import type { Said } from '../../dialogs/said'
import { advisorHours } from '../../knowledge/calendar/advisorHours'
import type { HandoffChange, Utterance } from '../storage/handoffStore'
import type { DeliveryState } from '../storage/outboxStore'
import { topicOf } from '../turn/news'
import { goesBack, goesTo, isPassed, leaves, stays } from './changes'
import { ends, isGivenUp } from './endings'
import type { Handoff } from './handoff'
import type { Place } from './handoffs'
import { isQueued } from './moves'
import type { HandoffParts } from './parts'
import { isNotOpened } from './phoneChanges'
import { placeOf, type Queue } from './queue'
import { type Candidate, isAnybodyHere } from './routing'
import { assistantSays } from './said'
import { keysOf, type TimerKind, timer } from './timing'

/** What has been looked up for the moment. */
export interface Moment {
  parts: HandoffParts
  at: Date
  here: readonly Candidate[]
  queue: Queue
  /** What an outside desk was told of it, and whether it took that. */
  told: readonly DeliveryState[]
}

export type Due = (one: Handoff, moment: Moment) => HandoffChange | undefined

/** So long nobody of a team is here, and nobody is left waiting for them. */
const ALONE_MS = 3 * 60_000

const placeNow = ({ words: { say, place } }: HandoffParts, now: Place, told: number | undefined): Said => {
  const isBack = told !== undefined && now.place > told
  return say(isBack ? 'movedBack' : 'placeNow', { place: place(now) })
}

/** One that is for a colleague alone is for the whole team when the colleague has gone. */
const forAnybody = (one: Handoff, here: readonly Candidate[]): Handoff => {
  const { onlyFor, ...others } = one
  const isHere = here.some(
    ({ advisor, presence }) => advisor.id === onlyFor && presence.presence !== 'offline',
  )
  return onlyFor === undefined || isHere ? one : others
}

/** A place, for those who look; by text only where it is their turn next, or later than they were told. */
export const placeSays = (one: Handoff, now: Place, parts: HandoffParts, at: Date): Utterance => {
  const said = assistantSays(one.council, placeNow(parts, now, one.toldPlace), at)
  const isWorthText = now.place === 1 || (one.toldPlace !== undefined && now.place > one.toldPlace)
  return isWorthText ? said : { ...said, beside: 'notByText' }
}

/** Told when it has changed; when it went up, with the reason. */
const place: Due = (one, { parts, at, here, queue }) => {
  if (!isQueued(one.state)) return undefined
  const isHere = isAnybodyHere(one, here)
  const aloneSince = isHere ? undefined : (one.aloneSince ?? at)
  if (aloneSince !== undefined && at.getTime() - aloneSince.getTime() >= ALONE_MS)
    return isGivenUp(one, 'nobody', parts.words.say('gaveUp'), at, parts.words)
  const now = placeOf(one, queue, at)
  const { aloneSince: _, ...before } = forAnybody(one, here)
  const handoff = { ...before, toldPlace: now.place, ...(aloneSince === undefined ? {} : { aloneSince }) }
  const isNews = one.toldPlace !== undefined && now.place !== one.toldPlace
  const line = placeSays(one, now, parts, at)
  return { handoff, says: isNews ? [line] : [], sets: [timer('place', one, at)] }
}

const longWait: Due = (one, { parts: { words }, at, queue }) => {
  if (!isQueued(one.state)) return undefined
  const line = words.say('offerOverflow', { place: words.place(placeOf(one, queue, at)) })
  return {
    handoff: one,
    says: [assistantSays(one.council, line, at, [words.say('optionCallBack').text])],
    clears: keysOf(one, 'longWait'),
  }
}

export const closingSaid = (
  { parts: { words, packs, holidays }, at }: Moment,
  { council }: Handoff,
): Said => {
  const pack = packs.get(council)
  const hours = pack && advisorHours(pack, at, holidays[pack.council.nation])
  if (pack === undefined || hours === undefined || hours === 'notPublished' || hours.open || !hours.opensAt)
    return words.say('closingNoOpens')
  return words.say('closing', { opens: words.opens(hours.opensAt, at, pack.council.timeZone) })
}

const closing: Due = (one, moment) => {
  const { at, here } = moment
  if (!isQueued(one.state)) return undefined
  // Whoever stays on after hours is welcome to.
  if (isAnybodyHere(one, here)) return { handoff: one, sets: [timer('closing', one, at)] }
  return isGivenUp(one, 'closing', closingSaid(moment, one), at, moment.parts.words)
}

const offer: Due = (one, { at }) =>
  one.state === 'offered' && one.advisor !== undefined
    ? isPassed(one, one.advisor, at, 'offerExpired')
    : undefined

const again: Due = (one) =>
  one.state === 'queued' && one.passedBy.length > 0
    ? { handoff: { ...one, passedBy: [] }, clears: keysOf(one, 'again') }
    : undefined

const nudge: Due = (one, { parts, at }) => {
  if (one.state !== 'active' || one.advisor === undefined) return undefined
  parts.news.tell(topicOf.advisor(one.advisor), 'nudge')
  const quiet = stays(one, { at, by: 'system', what: 'advisorQuiet', why: one.advisor })
  return { ...quiet, clears: keysOf(one, 'nudge') }
}

const nameOf = ({ here }: Moment, id: string | undefined): string =>
  here.find(({ advisor }) => advisor.id === id)?.advisor.name ?? ''

const advisorQuiet: Due = (one, moment) => {
  const { parts, at, queue } = moment
  const { advisor } = one
  if (one.state !== 'active' || advisor === undefined) return undefined
  const place = parts.words.place(placeOf(one, queue, at))
  const said = parts.words.say('advisorQuiet', { name: nameOf(moment, advisor), place })
  const line = assistantSays(one.council, said, at)
  return goesBack(one, { at, by: 'system', what: 'advisorQuiet', why: advisor }, line, {
    passedBy: [advisor],
  })
}

const residentQuiet: Due = (one, moment) =>
  one.state === 'active'
    ? {
        handoff: one,
        says: [
          assistantSays(
            one.council,
            moment.parts.words.say('residentQuiet', { name: nameOf(moment, one.advisor) }),
            moment.at,
          ),
        ],
        sets: [timer('pause', one, moment.at)],
        clears: keysOf(one, 'residentQuiet'),
      }
    : undefined

/** They may come back whenever they like; the advisor has room for others meanwhile. */
const pausedSaid = ({ words: { say } }: HandoffParts, { context }: Handoff): Said => {
  const reference = context.references.at(-1)
  return reference === undefined ? say('paused') : say('pausedWithReference', { reference })
}

const pause: Due = (one, { parts, at }) =>
  one.state === 'active'
    ? {
        ...goesTo(one, 'waiting', { at, by: 'system', what: 'waiting' }),
        says: [assistantSays(one.council, pausedSaid(parts, one), at)],
        sets: [timer('close', one, at)],
      }
    : undefined

const close: Due = (one, { parts, at }) =>
  one.state === 'waiting'
    ? ends(
        one,
        { at, by: 'system', what: 'ended', why: 'residentQuiet' },
        assistantSays(one.council, parts.words.say('closed'), at),
        parts.words,
      )
    : undefined

/** The longest queue of a telephone is over by now. */
const unopened: Due = (one, { at }) => (one.state === 'putThrough' ? isNotOpened(one, at) : undefined)

/** They have hung up, and nobody told us. */
const held: Due = (one, { at }) => (one.state === 'held' ? leaves(one, at) : undefined)

/** What is done at each time; `returns` is a turn of the assistant’s, and not here. */
export const DUE = {
  place,
  longWait,
  closing,
  offer,
  again,
  nudge,
  advisorQuiet,
  residentQuiet,
  pause,
  close,
  unopened,
  held,
} as const satisfies Record<Exclude<TimerKind, 'returns'>, Due>
