import type { Compilable } from 'kysely'
import type Database from 'libsql'
import { compileNamed } from './compileNamed'
import type { Given } from './engine'

/** A query compiled and prepared once, run many times: a whole turn's transaction costs a fifth of building it each time. */
export interface Prepared<G extends Given, Row> {
  first(given: G): Row | undefined
  all(given: G): Row[]
  run(given: G): void
}

type Doing = <T>(work: () => T) => T

/**
 * How a statement is run. One that writes gets a transaction where it has none: libsql leaves a statement open that found
 * the file busy, and whatever is written after it would be neither committed nor let anybody else write.
 */
const doing = (database: Database.Database, text: string): Doing => {
  if (/^select\b/i.test(text)) return (work) => work()
  const alone = database.transaction((work: () => unknown) => work()).immediate
  return <T>(work: () => T): T => (database.inTransaction ? work() : (alone(work) as T))
}

/** Prepares `build(values)`, in which every value is one of `values`. The row type is what the query builder inferred. */
export const prepare = <G extends Given, Row>(
  database: Database.Database,
  build: (values: G) => Compilable<Row>,
): Prepared<G, Row> => {
  const { text, names } = compileNamed(build)
  const statement = database.prepare(text)
  const inOrder = (given: G) => names.map((name) => given[name])
  const so = doing(database, text)
  return {
    first: (given) => so(() => statement.get(inOrder(given)) as Row | undefined),
    all: (given) => so(() => statement.all(inOrder(given)) as Row[]),
    run: (given) => {
      so(() => statement.run(inOrder(given)))
    },
  }
}
