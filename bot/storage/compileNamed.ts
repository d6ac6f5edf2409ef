import type { Compilable } from 'kysely'

class Placeholder {
  constructor(readonly name: string) {}
}

/** Stands for every value that is handed in when the query runs; the query builder sees it with the value's type. */
const placeholders = <G extends object>(): G =>
  new Proxy({} as G, { get: (_, name) => new Placeholder(String(name)) })

const nameOf = (parameter: unknown): string => {
  if (parameter instanceof Placeholder) return parameter.name
  throw new TypeError('a prepared query takes every value by name')
}

/** Compiles `build(values)`, in which every value is one of `values`: the text, and the name of each of its values in order. */
export const compileNamed = <G extends object>(
  build: (values: G) => Compilable<unknown>,
): { text: string; names: readonly string[] } => {
  const { sql, parameters } = build(placeholders<G>()).compile()
  return { text: sql, names: parameters.map(nameOf) }
}
