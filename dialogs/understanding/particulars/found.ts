/** A detail in a text: `from` and `to` are character offsets, so that `text.slice(from, to) === said`. */
export interface Found<Value> {
  value: Value
  /** As it was said. */
  said: string
  from: number
  to: number
}
