import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { CaseDraft, CaseEvent, CasePorts, CaseState } from '../../dialogs/ports'
import { BotError } from '../errors'
import type { CaseStore } from '../storage/caseStore'
import type { ExchangeStore, UpdateName } from '../storage/exchangeStore'
import type { ConversationStore } from '../storage/store'
import { type Case, stateOf } from './case'
import type { Cases } from './cases'
import { mayMove } from './moves'

/** What a council's own system tells of a case. */
export interface CouncilUpdate extends UpdateName {
  reference: string
  /** The services it may tell of; left out: all. */
  services?: readonly string[] | undefined
  /** Where the case goes from where it is; the same state, and the update only says more. */
  becomes(from: CaseState): CaseState
  /** When it was. */
  at: Date
  note?: string | undefined
  code?: string | undefined
  /** All that was sent, to tell a repetition from a mistake. */
  sent: Readonly<Record<string, string>>
}

/** Cases, for other systems. */
export interface Exchange extends Pick<ExchangeStore, 'listCases' | 'listEvents'> {
  /**
   * Adds an update to its case, once however often it is sent. Throws `case_unknown`, `case_move_refused`,
   * `argument_faulty` for one that says nothing new, `update_differs` when the same id was something else before, and
   * `case_changed` when others never stop changing the case.
   */
  take(update: CouncilUpdate, now: Date): Promise<void>
  /**
   * Opens the case that comes of `ask`, and gives what is said of it. The same report of the same client on the same day
   * is the same case, however often it is sent. Throws what `ask` throws, and then opens nothing.
   */
  open(report: Report, ask: (ports: CasePorts) => Promise<Asked>): Promise<Opened>
}

/** What comes of a report. */
export interface Asked {
  draft: CaseDraft
  said: string
}

const Opened = z.object({ reference: z.string(), said: z.string() })
export type Opened = z.infer<typeof Opened>

/** A report that another system sent, or that somebody of the council's wrote down for a resident. */
export interface Report {
  council: string
  client: string
  /** Left out: `open311`. */
  channel?: string
  /** The conversation that the case is of; left out: of this report alone. */
  conversation?: string | undefined
  /** All that was sent. */
  sent: Readonly<Record<string, string>>
  at: Date
}

/** So many others may change a case while one update is being taken. */
const MOST_TRIES = 5

const fingerprintOf = (sent: CouncilUpdate['sent']): string =>
  createHash('sha256')
    .update(JSON.stringify(Object.entries(sent).toSorted(([a], [b]) => (a < b ? -1 : 1))))
    .digest('base64url')

/** Not before what happened before it, nor in the future: whatever other clocks say. */
const instantOf = ({ timeline }: Case, at: Date, now: Date): Date => {
  const last = (timeline.at(-1) ?? timeline[0]).at
  return new Date(Math.max(last.getTime(), Math.min(at.getTime(), now.getTime())))
}

const eventOf = (one: Case, update: CouncilUpdate, now: Date): CaseEvent => {
  const from = stateOf(one)
  const state = update.becomes(from)
  const { note } = update
  if (state !== from && !mayMove(from, state))
    throw new BotError('case_move_refused', { detail: `${from} → ${state}` })
  if (state === from && note === undefined)
    throw new BotError('argument_faulty', { detail: 'neither status nor description says anything new' })
  return { state, at: instantOf(one, update.at, now), by: 'council', ...(note === undefined ? {} : { note }) }
}

type Stores = CaseStore & ExchangeStore & Pick<ConversationStore, 'find' | 'start' | 'keep'>

/** Whether the same was sent before. */
const isRepeated = async (store: Stores, update: CouncilUpdate, fingerprint: string): Promise<boolean> => {
  const before = await store.findUpdate(update)
  if (before !== undefined && before.fingerprint !== fingerprint) throw new BotError('update_differs')
  return before !== undefined
}

const caseOf = async (store: Stores, { council, reference, services }: CouncilUpdate): Promise<Case> => {
  const one = await store.findCase(council, reference)
  if (one === undefined || services?.includes(one.service) === false) throw new BotError('case_unknown')
  return one
}

/** `false` when somebody else changed the case, or sent the same, at the same moment. */
const attempt = async (store: Stores, update: CouncilUpdate, fingerprint: string, now: Date) => {
  if (await isRepeated(store, update, fingerprint)) return true
  const one = await caseOf(store, update)
  const { council, client, updateId, reference, code } = update
  return store.takeUpdate({
    ...{ council, client, updateId, reference, fingerprint },
    ...(code === undefined ? {} : { code }),
    after: one.timeline.length,
    event: eventOf(one, update, now),
    keptAt: now,
  })
}

const taking =
  (store: Stores): Exchange['take'] =>
  async (update, now) => {
    const fingerprint = fingerprintOf(update.sent)
    for (let tried = 0; tried < MOST_TRIES; tried++)
      if (await attempt(store, update, fingerprint, now)) return
    throw new BotError('case_changed')
  }

/** What a report is opened in: one for all repetitions of a day. */
const conversationOf = ({ council, client, sent, at }: Report): string =>
  `report-${fingerprintOf({ council, client, day: at.toISOString().slice(0, 10), sent: fingerprintOf(sent) })}`

const opening = (store: Stores, cases: Pick<Cases, 'during'>): Exchange['open'] => {
  const openedIn = async (id: string): Promise<Opened | undefined> =>
    Opened.safeParse((await store.find(id))?.state).data
  return async (report, ask) => {
    const { council, client, at, channel = 'open311' } = report
    const id = conversationOf(report)
    const before = await openedIn(id)
    if (before !== undefined) return before
    const ofTurn = cases.during({ council, conversation: report.conversation ?? id, at })
    try {
      const { draft, said } = await ask(ofTurn.ports)
      const { reference } = await ofTurn.ports.openCase(draft)
      const opened: Opened = { reference, said }
      await store.start({ id, council, channel, resident: client, locale: 'en-GB', startedAt: at })
      await store.keep({ conversation: id, replies: [], state: opened, opens: ofTurn.opened() })
      return opened
    } catch (thrown) {
      // The same report at the same moment may have been first, and a service refuses what was reported already.
      const meanwhile = await openedIn(id)
      if (meanwhile !== undefined) return meanwhile
      throw thrown
    }
  }
}

/** The cases of every council for other systems, over a store. */
export const createExchange = (store: Stores, cases: Pick<Cases, 'during'>): Exchange => ({
  listCases: (search) => store.listCases(search),
  listEvents: (search) => store.listEvents(search),
  take: taking(store),
  open: opening(store, cases),
})
