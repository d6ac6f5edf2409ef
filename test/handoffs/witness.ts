/**
 * A witness in the database itself: triggers write down, in the transaction of every change, whose the conversation was when
 * something was said, and how each hand-off moved. They know nothing of the code that is tested, and see every process.
 */
import { sql } from 'kysely'
import type { Engine } from '../../bot/storage/engine'

const TABLES = (number: string) => [
  `create table witness_said (conversation text, seq integer, owner text)`,
  `create table witness_moves (
    number ${number}, handoff text, was text, becomes text, by_version integer,
    queued_was text, queued_becomes text, advisor text, busy integer)`,
]

const MOVED = `values (new.id, old.state, new.state, new.version - old.version, old.queued_at, new.queued_at, new.advisor,
  (select count(*) from handoffs where advisor = new.advisor and state in ('offered', 'active')))`
const MOVES = `witness_moves
  (handoff, was, becomes, by_version, queued_was, queued_becomes, advisor, busy)`
const SAID = 'select new.conversation, new.seq, owner from conversations where id = new.conversation'

const SQLITE = [
  ...TABLES('integer primary key autoincrement'),
  `create trigger witness_said_of after insert on messages begin insert into witness_said ${SAID}; end`,
  `create trigger witness_moves_of after update on handoffs begin insert into ${MOVES} ${MOVED}; end`,
]

const POSTGRES = [
  ...TABLES('integer generated always as identity primary key'),
  `create function witness_saying() returns trigger language plpgsql as $$
    begin insert into witness_said ${SAID}; return null; end $$`,
  `create function witness_moving() returns trigger language plpgsql as $$
    begin insert into ${MOVES} ${MOVED}; return null; end $$`,
  'create trigger witness_said_of after insert on messages for each row execute function witness_saying()',
  'create trigger witness_moves_of after update on handoffs for each row execute function witness_moving()',
]

/** Sets the witness up in a database that is up to date. */
export const setWitness = async ({ name, db }: Engine): Promise<void> => {
  for (const statement of name === 'sqlite' ? SQLITE : POSTGRES) await sql.raw(statement).execute(db)
}

/** In whose conversation a message was said. */
export interface Said {
  conversation: string
  seq: number
  owner: string
}

export interface Moved {
  handoff: string
  was: string
  becomes: string
  by_version: number
  queued_was: string
  queued_becomes: string
  advisor: string | null
  /** How many this advisor was offered or talks in, with this one. */
  busy: number
}

/** What was written down. */
export const readWitness = async (db: Engine['db']) => {
  const said = await sql.raw<Said>('select * from witness_said').execute(db)
  const moved = await sql.raw<Moved>('select * from witness_moves order by number').execute(db)
  return { said: said.rows, moved: moved.rows }
}

const EMPTIED = ['messages', 'handoff_events', 'notes', 'marks', 'lookers', 'handoffs', 'timers', 'presences']

/** Takes out whatever was said and done, and leaves accounts. */
export const emptied = async ({ db }: Engine): Promise<void> => {
  for (const table of [...EMPTIED, 'conversations', 'witness_said', 'witness_moves'])
    await sql.raw(`delete from ${table}`).execute(db)
}
