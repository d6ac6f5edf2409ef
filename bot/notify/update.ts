import { sayReference, writtenReference } from '../../dialogs/caseReference'
import { paragraphs, type Said } from '../../dialogs/said'
import type { TrackingHere, TrackingSaying } from '../../dialogs/tracking/lines'
import { dueSaid, statusSaid } from '../../dialogs/tracking/said'
import type { BankHolidays, Nation } from '../../knowledge/calendar/bankHolidays'
import { localTime } from '../../knowledge/calendar/day'
import { workingDays } from '../../knowledge/calendar/workingDays'
import type { Pack } from '../../knowledge/schema'
import { type Case, foundCase } from '../cases/case'
import { plainText } from './plain'
import { untrusted } from './untrusted'
import type { SayUpdate } from './updateWords'

/** What updates are written with. */
export interface UpdateParts {
  packs: ReadonlyMap<string, Pack>
  tracking: TrackingSaying
  say: SayUpdate
  /** Where residents find the assistant, such as `https://chat.otherford.gov.uk`; left out: they are given no address. */
  site?: string
  holidays: Readonly<Record<Nation, BankHolidays>>
}

/** One piece of news, as plain text. Only `detail` holds what the resident or a back office wrote. */
export interface Update {
  subject: string
  message: string
  detail: string
  more: string
}

/** As the case was when it happened: what has come of it since is told by an update of its own. */
const upTo = (one: Case, seq: number): Case => {
  const [first, ...others] = one.timeline
  return { ...one, timeline: [first, ...others.slice(0, seq - 1)] }
}

const hereOf = ({ holidays }: UpdateParts, pack: Pack, at: Date): TrackingHere => {
  const { nation, timeZone } = pack.council
  return { pack, at, now: localTime(at, timeZone), workingDays: workingDays(holidays[nation]) }
}

const messageOf = ({ say, tracking }: UpdateParts, one: Case, here: TrackingHere): Said => {
  const council = here.pack.council.name
  const found = foundCase(one)
  return one.timeline.length === 1
    ? paragraphs([
        say('opened', { council, reference: sayReference(one.reference) }),
        ...dueSaid(tracking, found, here),
      ])
    : say('moved', { council, status: statusSaid(tracking, found, here) })
}

const detailOf = ({ say }: UpdateParts, { what, timeline }: Case): string => {
  const note = timeline.at(-1)?.note
  if (timeline.length === 1) return say('what', { what: untrusted(what) }).text
  return note === undefined ? '' : say('note', { note: untrusted(note) }).text
}

/** What to tell of the `seq`th event of a case; `undefined` where there is no such event, or no such council here. */
export const updateOf = (parts: UpdateParts, one: Case, seq: number, at: Date): Update | undefined => {
  const { say, packs, site } = parts
  const pack = packs.get(one.council)
  const then = upTo(one, seq)
  if (pack === undefined || then.timeline.length !== seq) return undefined
  const reference = writtenReference(one.reference)
  const link = site && `${site}/${one.council}/track`
  return {
    subject: say(seq === 1 ? 'subjectOpened' : 'subjectMoved', { reference }).text,
    message: plainText(messageOf(parts, then, hereOf(parts, pack, at)).text),
    detail: plainText(detailOf(parts, then)),
    more: plainText((link === undefined ? say('trackByAsking') : say('trackOnPage', { link })).text),
  }
}
