import type { CaseEvent } from '../../../dialogs/ports'
import type { TrackingHere } from '../../../dialogs/tracking/lines'
import type { CaseAct, CaseSeen } from '../../storage/caseActStore'
import type { DeliveryState } from '../../storage/outboxStore'
import type { OpenedCase } from './finding'
import type { CaseParts } from './parts'
import { lineFor, type Names, nameOf, stateSaid, teamName, whenShown } from './shown'

/** One thing that happened, for colleagues. */
export interface Happening {
  when: string
  who: string
  what: string
  /** What residents read. */
  note?: string
  /** What colleagues read: each a line. */
  inside: readonly string[]
  /** Residents never see it. */
  isInside: boolean
  /** What the resident was told of it by text or email. */
  told: readonly string[]
}

export interface Telling {
  parts: CaseParts
  opened: OpenedCase
  here: TrackingHere
  names: Names
  deliveries: readonly DeliveryState[]
}

const CONSUMERS: Readonly<Record<string, string>> = { 'notify-sms': 'byText', 'notify-email': 'byEmail' }

const RECEIPTS: Readonly<Record<string, string>> = {
  delivered: 'receiptDelivered',
  'permanent-failure': 'receiptNoSuch',
  'temporary-failure': 'receiptNotReached',
  'technical-failure': 'receiptFailed',
}

const stands = ({ state, receipt }: DeliveryState): string => {
  if (state !== 'done') return state === 'open' ? 'toBeSent' : 'notSent'
  return receipt === undefined ? 'sent' : (RECEIPTS[receipt] ?? 'receiptOther')
}

const toldOf = ({ parts: { say }, deliveries }: Telling, seq: number): readonly string[] =>
  deliveries.flatMap((delivery) => {
    const by = CONSUMERS[delivery.consumer]
    if (by === undefined || delivery.part !== seq) return []
    return [say(by, { stands: say(stands(delivery)) })]
  })

const whoOf = ({ parts, names }: Telling, { by }: CaseEvent, act: CaseAct | undefined): string => {
  if (act !== undefined) return nameOf(parts, names, act.by)
  return parts.say(by === 'resident' ? 'byResident' : 'bySystem')
}

const whatOf = ({ parts }: Telling, event: CaseEvent, before: CaseEvent | undefined): string => {
  if (before === undefined) return parts.say('whatOpened')
  if (before.state !== event.state) return stateSaid(parts, event.state)
  return parts.say(event.by === 'resident' ? 'whatChased' : 'whatReplied')
}

/** The names of what acts keep beside the text of the note, in the order they are read. */
const DETAILS = ['text', 'duplicateOf', 'body', 'from', 'to', 'old', 'new', 'reason', 'handoff'] as const

const insideOf = ({ parts, opened, names }: Telling, { detail }: CaseAct): readonly string[] => {
  const { say } = parts
  const shown: Readonly<Record<string, (value: string) => string>> = {
    from: (id) => personOrTeam(id),
    to: (id) => personOrTeam(id),
  }
  const personOrTeam = (value: string): string => {
    const [kind, id = ''] = value.split(':')
    return kind === 'team' ? teamName(opened.pack, id) : nameOf(parts, names, id)
  }
  return DETAILS.flatMap((name) => {
    const value = detail[name]
    if (value === undefined || value === '') return []
    return [name === 'text' ? value : say(lineFor('detail', name), { value: shown[name]?.(value) ?? value })]
  })
}

const eventShown = (telling: Telling, event: CaseEvent, i: number): Happening => {
  const { opened, here } = telling
  const act = opened.acts.find(({ event: of, what }) => of === i + 1 || (i === 0 && what === 'opened'))
  return {
    when: whenShown(event.at, here),
    who: whoOf(telling, event, act),
    what:
      act?.what === 'opened'
        ? telling.parts.say('whatOpenedFor')
        : whatOf(telling, event, opened.one.timeline[i - 1]),
    ...(event.note === undefined ? {} : { note: event.note }),
    inside: act === undefined ? [] : insideOf(telling, act),
    isInside: false,
    told: toldOf(telling, i + 1),
  }
}

const actShown = (telling: Telling, act: CaseAct): Happening => ({
  when: whenShown(act.at, telling.here),
  who: nameOf(telling.parts, telling.names, act.by),
  what: telling.parts.say(lineFor('act', act.what)),
  inside: insideOf(telling, act),
  isInside: true,
  told: [],
})

/** All that happened to a case, in order: what residents see, and what colleagues alone do. */
export const timelineOf = (telling: Telling): readonly Happening[] => {
  const { one, acts } = telling.opened
  const events = one.timeline.map((event, i) => ({ at: event.at, shown: eventShown(telling, event, i) }))
  const inside = acts
    .filter(({ event, what }) => event === undefined && what !== 'opened')
    .map((act) => ({ at: act.at, shown: actShown(telling, act) }))
  return [...events, ...inside].toSorted((a, b) => a.at.getTime() - b.at.getTime()).map(({ shown }) => shown)
}

/** What others did since somebody had seen so much of it: the events, and what changed without any. */
export const happenedSince = (telling: Telling, seen: CaseSeen): readonly Happening[] => {
  const { one, acts } = telling.opened
  const events = one.timeline.flatMap((event, i) => (i < seen.events ? [] : [eventShown(telling, event, i)]))
  const inside = acts
    .filter(({ what }) => what !== 'noted')
    .slice(seen.acts)
    .filter(({ event }) => event === undefined)
    .map((act) => actShown(telling, act))
  return [...events, ...inside]
}
