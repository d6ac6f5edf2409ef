/** A look at everything that is kept, for whoever judges it. */
import { z } from 'zod'
import type { Handoff, HandoffEvent } from '../../bot/handoff/handoff'
import type { Engine } from '../../bot/storage/engine'
import { toHandoff, toHandoffEvent, toPresence, toTimer } from '../../bot/storage/handoffRows'
import type { PresenceRow, Timer } from '../../bot/storage/handoffStore'
import { type Moved, readWitness } from './witness'

const Activity = z.object({
  type: z.string().default('message'),
  text: z.string().default(''),
  name: z.string().optional(),
  value: z.unknown().optional(),
  from: z.object({ name: z.string().optional() }).optional(),
})

/** One message of a log. */
export interface Line extends z.infer<typeof Activity> {
  seq: number
  turn: number
  by: string
  clientId: string | null
  /** Whose the conversation was as it was said. */
  under: string
}

export interface Talk {
  id: string
  owner: string
  ended: boolean
  lastSeq: number
  log: readonly Line[]
  /** The oldest first. */
  handoffs: readonly Handoff[]
}

export interface Look {
  talks: readonly Talk[]
  handoffs: readonly Handoff[]
  events: readonly HandoffEvent[]
  timers: readonly Timer[]
  presences: readonly PresenceRow[]
  moved: readonly Moved[]
}

type Db = Engine['db']

const keyOf = (conversation: string, seq: number): string => `${conversation}|${seq}`

const logsIn = async (db: Db, under: ReadonlyMap<string, string>) => {
  const rows = await db.selectFrom('messages').selectAll().orderBy('conversation').orderBy('seq').execute()
  const logs = new Map<string, Line[]>()
  for (const row of rows) {
    const log = logs.get(row.conversation) ?? []
    logs.set(row.conversation, log)
    log.push({
      ...Activity.parse(JSON.parse(row.activity)),
      seq: row.seq,
      turn: row.turn,
      by: row.said_by,
      clientId: row.client_id,
      under: under.get(keyOf(row.conversation, row.seq)) ?? '',
    })
  }
  return logs
}

const lookIn = async (db: Db): Promise<Look> => {
  const { said, moved } = await readWitness(db)
  const under = new Map(said.map(({ conversation, seq, owner }) => [keyOf(conversation, seq), owner]))
  const logs = await logsIn(db, under)
  const handoffs = (
    await db.selectFrom('handoffs').selectAll().orderBy('queued_at').orderBy('id').execute()
  ).map(toHandoff)
  const talks = await db.selectFrom('conversations').selectAll().orderBy('id').execute()
  return {
    handoffs,
    moved,
    talks: talks.map(({ id, owner, ended, last_seq: lastSeq }) => ({
      ...{ id, owner, lastSeq },
      ended: ended === 1,
      log: logs.get(id) ?? [],
      handoffs: handoffs.filter(({ conversation }) => conversation === id),
    })),
    events: (
      await db.selectFrom('handoff_events').selectAll().orderBy('handoff').orderBy('seq').execute()
    ).map(toHandoffEvent),
    timers: (await db.selectFrom('timers').selectAll().execute()).map(toTimer),
    presences: (await db.selectFrom('presences').selectAll().execute()).map(toPresence),
  }
}

/** Looks at everything as it is at one moment. */
export const look = ({ name, db }: Engine): Promise<Look> => {
  const moment = db.transaction()
  return (name === 'sqlite' ? moment : moment.setIsolationLevel('repeatable read')).execute(lookIn)
}
