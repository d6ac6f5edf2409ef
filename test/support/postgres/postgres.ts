import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { Client } from 'pg'

/** A real PostgreSQL for as long as it is needed. */
export interface TestPostgres {
  /** The address of a new, empty database. */
  database(): Promise<string>
  /** Takes out everything that was written to it. */
  empty(url: string): Promise<void>
  /** Runs SQL where no assistant is. */
  ask(url: string, sql: string): Promise<readonly Record<string, unknown>[]>
  close(): Promise<void>
}

const ask: TestPostgres['ask'] = async (url, sql) => {
  const client = new Client({ connectionString: url })
  client.on('error', () => undefined)
  await client.connect()
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows
  } finally {
    await client.end()
  }
}

/** Row by row, without looking who refers to whom: for a few rows ten times faster than making new files for every table. */
const EMPTY = `do $$ declare name text; begin
  set local session_replication_role = replica;
  for name in select tablename from pg_tables where schemaname = 'public' and tablename not like 'kysely%'
  loop execute format('delete from %I', name); end loop;
end $$`

/** Starts one; `durable`: as it would run for real, for measuring. */
export const startPostgres = async (durable?: 'durable'): Promise<TestPostgres> => {
  const args = [join(__dirname, 'server.mjs'), ...(durable === undefined ? [] : ['--durable'])]
  const server = spawn(process.execPath, args, { stdio: ['pipe', 'pipe', 'inherit'] })
  const ended = new Promise<void>((resolve) => server.on('exit', () => resolve()))
  const url = await new Promise<string>((resolve, reject) => {
    let said = ''
    server.stdout.on('data', (chunk) => {
      said += String(chunk)
      const [, found] = /ready (\S+)\n/.exec(said) ?? []
      if (found !== undefined) resolve(found)
    })
    server.on('error', reject)
    void ended.then(() => reject(new Error('PostgreSQL did not start')))
  })
  return {
    database: async () => {
      const name = `test_${randomBytes(6).toString('hex')}`
      await ask(url, `create database ${name}`)
      return Object.assign(new URL(url), { pathname: `/${name}` }).href
    },
    empty: async (database) => {
      await ask(database, EMPTY)
    },
    ask,
    close: () => {
      server.stdin.end()
      return ended
    },
  }
}
