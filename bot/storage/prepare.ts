import type { Compilable } from 'kysely'
import type Database from 'libsql'

class Placeholder {
  constructor(readonly name: string) {}
}

/** What a query is given when it runs: text, numbers and nulls by name. */
export type Given = Record<string, string | number | null>

/** A query compiled and prepared once, run many times: a whole turn's transaction costs a fifth of building it each time. */
export interface Prepared<G extends Given, Row> {
  first(given: G): Row | undefined
  all(given: G): Row[]
  run(given: G): void
}

/** Stands for every value that is handed in when the query runs; the query builder sees it with the value's type. */
const placeholders = <G extends Given>(): G =>
  new Proxy({} as G, { get: (_, name) => new Placeholder(String(name)) })

const nameOf = (parameter: unknown): string => {
  if (parameter instanceof Placeholder) return parameter.name
  throw new TypeError('a prepared query takes every value by name')
}

/** Prepares `build(values)`, in which every value is one of `values`. The row type is what the query builder inferred. */
export const prepare = <G extends Given, Row>(
  database: Database.Database,
  build: (values: G) => Compilable<Row>,
): Prepared<G, Row> => {
  const { sql, parameters } = build(placeholders<G>()).compile()
  const names = parameters.map(nameOf)
  const statement = database.prepare(sql)
  const inOrder = (given: G) => names.map((name) => given[name])
  return {
    first: (given) => statement.get(inOrder(given)) as Row | undefined,
    all: (given) => statement.all(inOrder(given)) as Row[],
    run: (given) => {
      statement.run(inOrder(given))
    },
  }
}
