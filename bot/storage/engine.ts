import type { Compilable, Kysely } from 'kysely'
import type { Tables } from './tables'

/** What a query is given when it runs: text, numbers and nulls by name. */
export type Given = Record<string, string | number | null>

/** One query, to be run for the steps that ask for it. */
export interface Query {
  text: string
  /** A short name of the text, the same in every process. */
  name: string
  values: readonly (string | number | null)[]
}

/**
 * What a store does, query after query, written once for every engine. An engine that answers at once runs it straight
 * through; one that is asked over a network is waited for at each `yield`.
 */
export type Steps<T> = Generator<Query, T, readonly unknown[]>

/** A query compiled once, run many times: a whole turn's transaction costs a fifth of building it each time. */
export interface Prepared<G extends Given, Row> {
  first(given: G): Steps<Row | undefined>
  all(given: G): Steps<Row[]>
  run(given: G): Steps<void>
}

/** What a prepared query reads. */
export type RowOf<P> = P extends Prepared<never, infer Row> ? Row : never

/** Where things are kept. */
export interface Engine {
  name: 'sqlite' | 'postgres'
  /** For queries that differ each time, such as searches; never inside steps. */
  db: Kysely<Tables>
  /** Compiles `build(values)`, in which every value is one of `values`. The row type is what the query builder inferred. */
  prepare<G extends Given, Row>(build: (values: G) => Compilable<Row>): Prepared<G, Row>
  /**
   * A reading query whose rows nobody else may change until the transaction ends. Where one writes at a time anyway it is
   * the query itself. `passing`: rows that somebody else has are left out instead of waited for. `of`: the rows of that
   * table alone, where the query joins several.
   */
  locked<Q>(query: Q, passing?: 'passing', of?: string): Q
  /** Steps that are done all together or not at all. */
  transaction<A extends readonly unknown[], T>(steps: (...given: A) => Steps<T>): (...given: A) => Promise<T>
  /** Steps that read only, or write once: each query stands for itself. */
  steps<A extends readonly unknown[], T>(steps: (...given: A) => Steps<T>): (...given: A) => Promise<T>
  isOpen(): boolean
  close(): Promise<void>
}
