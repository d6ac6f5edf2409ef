/** An answer before it is written as JSON or XML. */
export type Value = string | number | boolean | null | Fields | List

export interface Fields {
  readonly [name: string]: Value
}

/** Several of the same, and what XML calls each of them. */
export class List {
  constructor(
    readonly each: string,
    readonly of: readonly Value[],
  ) {}
}

/** As JSON has it: a list is an array, and what isn't known is `null`. */
export const plain = (value: Value): unknown => {
  if (value instanceof List) return value.of.map(plain)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, plain(inner)]))
}
