import { createHash } from 'node:crypto'
import {
  type Compilable,
  HandleEmptyInListsPlugin,
  Kysely,
  PostgresDialect,
  replaceWithNoncontingentExpression,
} from 'kysely'
import { DatabaseError, type Pool, type PoolClient } from 'pg'
import { compileNamed } from './compileNamed'
import type { Engine, Given, Prepared, Query, Steps } from './engine'
import { migratePostgres } from './migrations'
import { openPool, type PostgresOptions } from './postgresPool'
import type { Tables } from './tables'

type Value = string | number | null

/** PostgreSQL's text holds every character but this one, which nobody types. */
const NUL = '\u0000'

const fitting = (value: Value | undefined): Value =>
  typeof value === 'string' && value.includes(NUL) ? value.replaceAll(NUL, '\ufffd') : (value ?? null)

const prepare = <G extends Given, Row>(build: (values: G) => Compilable<Row>): Prepared<G, Row> => {
  const { text, names } = compileNamed(build)
  const name = createHash('sha256').update(text).digest('base64url')
  const query = (given: G): Query => ({ text, name, values: names.map((each) => fitting(given[each])) })
  return {
    *first(given) {
      return (yield query(given))[0] as Row | undefined
    },
    *all(given) {
      return (yield query(given)) as Row[]
    },
    *run(given) {
      yield query(given)
    },
  }
}

/** Runs steps on a connection, or each on any: a query that fails ends them. */
const run = async <T>(on: Pool | PoolClient, steps: Steps<T>): Promise<T> => {
  let step = steps.next()
  while (step.done !== true) {
    const { rows } = await on.query<object>({ ...step.value, values: [...step.value.values] })
    step = steps.next(rows)
  }
  return step.value
}

/** Steps all together or not at all. A connection that can't even be rolled back is thrown away. */
const runTogether = async <T>(pool: Pool, steps: Steps<T>): Promise<T> => {
  const client = await pool.connect()
  try {
    await client.query('begin')
    const value = await run(client, steps)
    await client.query('commit')
    client.release()
    return value
  } catch (fault) {
    client.release(
      await client.query('rollback').then(
        () => false,
        () => true,
      ),
    )
    throw fault
  }
}

/** Two that waited for each other: one of them was let through, and the other may try again. */
const CROSSED = new Set(['40001', '40P01'])
const MOST_TRIES = 5

const isCrossed = (fault: unknown): boolean =>
  fault instanceof DatabaseError && fault.code !== undefined && CROSSED.has(fault.code)

/** What a kysely select can do where several write at once. */
interface Lockable {
  forUpdate(of?: string): Lockable
  skipLocked(): Lockable
}

const locked = <Q>(query: Q, passing?: 'passing', of?: string): Q => {
  const locking = (query as Lockable).forUpdate(of)
  return (passing === undefined ? locking : locking.skipLocked()) as Q
}

/** Nothing is one of no things; SQLite knows that by itself. */
const noneOfNone = new HandleEmptyInListsPlugin({ strategy: replaceWithNoncontingentExpression })

/** Opens a PostgreSQL database and brings it up to date. Throws `store_not_opened` or `store_not_migrated`. */
export const openPostgresEngine = async (options: PostgresOptions): Promise<Engine> => {
  const pool = await openPool(options)
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }), plugins: [noneOfNone] })
  try {
    await migratePostgres(db)
  } catch (fault) {
    await db.destroy()
    throw fault
  }
  return {
    name: 'postgres',
    db,
    prepare,
    locked,
    transaction: <A extends readonly unknown[], T>(steps: (...given: A) => Steps<T>) => {
      const attempt = async (given: A, tries: number): Promise<T> => {
        try {
          return await runTogether(pool, steps(...given))
        } catch (fault) {
          if (tries < MOST_TRIES && isCrossed(fault)) return attempt(given, tries + 1)
          throw fault
        }
      }
      return (...given: A) => attempt(given, 1)
    },
    steps:
      <A extends readonly unknown[], T>(steps: (...given: A) => Steps<T>) =>
      (...given: A) =>
        run(pool, steps(...given)),
    isOpen: () => !pool.ending,
    close: () => db.destroy(),
  }
}
