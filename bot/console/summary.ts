/** The card that stands beside a conversation: who it is about, and what is known. */
import { writtenReference } from '../../dialogs/caseReference'
import type { CaseState } from '../../dialogs/ports'
import { type CaseDue, dueOfCase } from '../../dialogs/tracking/due'
import { longDay } from '../../knowledge/calendar/day'
import { workingDays } from '../../knowledge/calendar/workingDays'
import type { Pack } from '../../knowledge/schema'
import type { HandoffView } from '../handoff/handoffs'
import type { DeskParts } from './deskParts'
import { since } from './lasting'
import { channelName, languageName, teamName } from './line'
import { messagesIn } from './transcript'

export interface ShownDetail {
  label: string
  value: string
  /** The number of the message that it is in. */
  seq?: number
}

export interface ShownReference {
  reference: string
  /** As it is written: `123 456 786`. */
  written: string
  /** How it stands, and by when it is due. */
  stands?: string
  isOverdue: boolean
}

const letters = (text: string): string => text.toLowerCase().replace(/[^a-z0-9]/g, '')

/**
 * The message of the resident that a detail was told in: the last one that holds it, or chose it. Where none does it was
 * said in other words, and no message is named.
 */
const toldIn = (messages: ReturnType<typeof messagesIn>, value: string): number | undefined => {
  const wanted = letters(value)
  const found = messages.findLast(({ from, text }) => {
    if (from.role !== 'user') return false
    const said = letters(text)
    return said.length > 1 && (said.includes(wanted) || wanted.includes(said))
  })
  return found?.channelData['webchat:sequence-id']
}

const detailsOf = ({ handoff, messages }: HandoffView): readonly ShownDetail[] => {
  const said = messagesIn(messages)
  return handoff.context.particulars.map(({ label, value }) => {
    const seq = toldIn(said, value)
    return { label, value, ...(seq === undefined ? {} : { seq }) }
  })
}

const stateName = ({ words }: DeskParts, state: CaseState): string =>
  words.line('conversation', `case${state.charAt(0).toUpperCase()}${state.slice(1)}`)

const dueDay = ({ due }: CaseDue): string => longDay(due.by === 'day' ? due.day : due.at.day)

const shownReference = async (parts: DeskParts, pack: Pack, reference: string): Promise<ShownReference> => {
  const { id, nation } = pack.council
  const at = parts.clock.now()
  const base = { reference, written: writtenReference(reference), isOverdue: false }
  const found = await parts.cases.looking({ council: id, at }).findCase(reference)
  if (found === undefined) return base
  const due = dueOfCase(found, { pack, at, workingDays: workingDays(parts.holidays[nation]) })
  const state = stateName(parts, found.state)
  if (due === undefined) return { ...base, stands: state }
  const line = due.overdue ? 'caseOverdue' : 'caseDue'
  const stands = parts.words.line('conversation', line, { state, day: dueDay(due) })
  return { ...base, stands, isOverdue: due.overdue }
}

export interface Summary {
  details: readonly ShownDetail[]
  references: readonly ShownReference[]
  language: string
  channel: string
  team: string
  service?: string
  asked: string
  urgent?: string
  distress: boolean
  callback?: string
  /** By which the call is opened, in two groups. */
  callRef?: string
}

const callbackOf = (parts: DeskParts, { handoff: { callback } }: HandoffView): Pick<Summary, 'callback'> => {
  if (callback === undefined) return {}
  const { phone, name } = callback
  return {
    callback: name === undefined ? phone : parts.words.line('queue', 'callbackName', { name, phone }),
  }
}

const serviceOf = (parts: DeskParts, pack: Pack, service: string | undefined): Pick<Summary, 'service'> =>
  service === undefined
    ? {}
    : { service: parts.servicesAt(pack).find(({ name }) => name === service)?.title ?? service }

const writtenRef = (ref: string): string => `${ref.slice(0, 4)} ${ref.slice(4)}`

/** What the card says. */
export const summaryOf = async (parts: DeskParts, pack: Pack, view: HandoffView): Promise<Summary> => {
  const { words, clock } = parts
  const { context, language, channel, team, queuedAt, phone } = view.handoff
  const { urgentBecause } = context
  return {
    details: detailsOf(view),
    references: await Promise.all(context.references.map((one) => shownReference(parts, pack, one))),
    language: languageName(language),
    channel: channelName(words, channel),
    team: teamName(pack, team),
    ...serviceOf(parts, pack, context.service),
    asked: since(words, queuedAt, clock.now()),
    ...(urgentBecause === undefined
      ? {}
      : { urgent: words.line('conversation', 'urgent', { why: urgentBecause }) }),
    distress: context.distress,
    ...callbackOf(parts, view),
    ...(phone === undefined ? {} : { callRef: writtenRef(phone.ref) }),
  }
}
