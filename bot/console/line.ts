import type { Pack } from '../../knowledge/schema'
import type { HandoffState, Priority } from '../handoff/handoff'
import type { QueuedHandoff } from '../handoff/handoffs'
import type { PageWords } from '../web/pages/words'
import { type DeskSeen, nameIn } from './desk'
import { lasting, since } from './lasting'

/** How soon an advisor should answer, in milliseconds: from when on a line says so, in words. */
export interface Patience {
  soon: number
  late: number
  /** From how long a wait in the queue on supervisors are told of it. */
  queue: number
  /** How long an offer stands. */
  offer: number
}

/** One conversation in a list. */
export interface ShownLine {
  id: string
  state: HandoffState
  about: string
  /** Channel, language, council. */
  listed: string
  team: string
  priority: Priority
  /** Why it goes first. */
  because?: string
  place?: number
  waited: string
  isWaiting: boolean
  /** It has waited for longer than was promised. */
  isLate: boolean
  isUnanswered: boolean
  /** Where it stands, in a word or two. */
  standing: string
  /** How long they have waited for an answer; the same in a sentence to whoever is to answer. */
  unansweredFor?: string
  unanswered?: string
  hurry?: 'answerSoon' | 'late'
  /** The last words, shortened. */
  last?: string
  /** Names. */
  viewers: readonly string[]
  advisor?: string
  onlyFor?: string
  callback?: string
}

/** What lines are written with. */
export interface LineParts {
  words: PageWords
  packs: ReadonlyMap<string, Pack>
  patience: Patience
}

const languages = new Intl.DisplayNames('en-GB', { type: 'language', languageDisplay: 'standard' })

/** "English", "Welsh". */
export const languageName = (tag: string): string => {
  try {
    return languages.of(tag) ?? tag
  } catch {
    return tag
  }
}

/** The plain language, without its country: what matters to whoever picks one. */
const plainLanguage = (tag: string): string => languageName(tag.split('-')[0] ?? tag)

export const channelName = ({ sections }: PageWords, channel: string): string => {
  const name = sections.queue?.[channel]
  return typeof name === 'string' ? name : channel
}

export const teamName = (pack: Pack | undefined, team: string): string =>
  pack?.advisors.teams.find(({ id }) => id === team)?.name ?? team

/** What it is about, in words; something else where nobody could tell. */
export const aboutOf = (words: PageWords, { handoff }: QueuedHandoff): string =>
  handoff.context.about ?? words.line('queue', 'somethingElse')

const speaker = (words: PageWords, from: string): string => {
  const name = words.sections.conversation?.[from]
  return typeof name === 'string' && !name.includes('{') ? name : words.line('conversation', 'aColleague')
}

const lastOf = (words: PageWords, { last }: QueuedHandoff): Pick<ShownLine, 'last'> =>
  last === undefined
    ? {}
    : { last: words.line('queue', 'lastFrom', { who: speaker(words, last.from), text: last.text }) }

const hurryOf = (waited: number, { soon, late }: Patience): Pick<ShownLine, 'hurry'> => {
  if (waited >= late) return { hurry: 'late' }
  return waited >= soon ? { hurry: 'answerSoon' } : {}
}

/** The resident waits for an answer, not the other way round. */
const unansweredOf = (
  { words, patience }: LineParts,
  { isUnanswered, last, handoff }: QueuedHandoff,
  now: Date,
): Pick<ShownLine, 'unanswered' | 'unansweredFor' | 'hurry'> => {
  if (!isUnanswered || handoff.state !== 'active') return {}
  const waited = now.getTime() - (last?.at ?? handoff.since).getTime()
  const time = lasting(words, Math.max(0, waited))
  const unanswered = words.line('queue', 'unanswered', { time })
  return { unanswered, unansweredFor: time, ...hurryOf(waited, patience) }
}

const callbackOf = (words: PageWords, { handoff: { callback } }: QueuedHandoff) => {
  if (callback === undefined) return {}
  const { phone, name } = callback
  const who = name === undefined ? phone : words.line('queue', 'callbackName', { name, phone })
  return { callback: words.line('queue', 'callbackPhone', { phone: who }) }
}

const WAITING: readonly HandoffState[] = ['queued', 'offered', 'callbackScheduled']
export const isWaiting = ({ handoff }: QueuedHandoff): boolean => WAITING.includes(handoff.state)

const listedOf = ({ words, packs }: LineParts, { handoff }: QueuedHandoff): string =>
  [
    channelName(words, handoff.channel),
    plainLanguage(handoff.language),
    packs.get(handoff.council)?.council.shortName ?? handoff.council,
  ].join(', ')

const peopleOf = (seen: Pick<DeskSeen, 'people'>, { viewers, handoff }: QueuedHandoff) => {
  const [advisor, onlyFor] = [nameIn(seen, handoff.advisor), nameIn(seen, handoff.onlyFor)]
  return {
    viewers: viewers.flatMap((id) => nameIn(seen, id) ?? []),
    ...(advisor === undefined ? {} : { advisor }),
    ...(onlyFor === undefined ? {} : { onlyFor }),
  }
}

/** One conversation as lists show it, at an instant. */
export const shownLine = (
  parts: LineParts,
  seen: Pick<DeskSeen, 'people'>,
  one: QueuedHandoff,
  now: Date,
): ShownLine => {
  const { words, packs, patience } = parts
  const { handoff, place, isUnanswered } = one
  const waited = now.getTime() - handoff.queuedAt.getTime()
  return {
    id: handoff.id,
    state: handoff.state,
    about: aboutOf(words, one),
    listed: listedOf(parts, one),
    team: teamName(packs.get(handoff.council), handoff.team),
    priority: handoff.priority,
    ...(handoff.context.urgentBecause === undefined ? {} : { because: handoff.context.urgentBecause }),
    ...(place === undefined ? {} : { place: place.place }),
    waited: since(words, handoff.queuedAt, now),
    standing: words.line(
      'supervise',
      `state${handoff.state.charAt(0).toUpperCase()}${handoff.state.slice(1)}`,
    ),
    isWaiting: isWaiting(one),
    isLate: isWaiting(one) && waited >= patience.queue,
    isUnanswered,
    ...unansweredOf(parts, one, now),
    ...lastOf(words, one),
    ...peopleOf(seen, one),
    ...callbackOf(words, one),
  }
}
