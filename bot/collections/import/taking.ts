/** What rows are checked against, and how one is taken: its objections first, then it is kept. */

import type { Findings } from '../../import/findings'
import type { Keep } from '../store'
import type { FileName, RowOf } from './rows'

/** What the rows so far have named. */
export interface KnownSoFar {
  services: Set<string>
  rounds: Set<string>
  /** `tue-a refuse`. */
  roundServices: Set<string>
  properties: Set<string>
  /** Properties whose row could not be read: what else is said of them is left out too. */
  lost: Set<string>
  streets: Set<string>
  /** Postcodes, and streets with a postcode, that were kept. */
  places: Set<string>
  /** Properties with a collection of any kind. */
  served: Set<string>
  /** `999900000001 refuse`, for those with days of their own. */
  given: Set<string>
  /** Where each override moves its day to, by its key. */
  moved: Map<string, string>
  /** Whether any property is made up. */
  sample: boolean
}

export const nothingKnown = (): KnownSoFar => ({
  services: new Set(),
  rounds: new Set(),
  roundServices: new Set(),
  properties: new Set(),
  lost: new Set(),
  streets: new Set(),
  places: new Set(),
  served: new Set(),
  given: new Set(),
  moved: new Map(),
  sample: false,
})

export interface Taking {
  keep: Keep
  known: KnownSoFar
  findings: Findings
  /** The ids of the council's containers; empty: it has none, so any will do. */
  containers: ReadonlySet<string>
  /** Some properties have rounds and some days of their own, so that none may have both. */
  bothWays: boolean
}

/** What speaks against a row. It contradicts the set, unless it only follows from another row: then it is left out. */
export interface Objection {
  message: string
  column?: string
  follows?: true
}

/** How the rows of one file are taken; of the objections, which are looked at in order, the first is told. */
export interface Taker<Name extends FileName> {
  objections: readonly ((row: RowOf<Name>) => Objection | undefined)[]
  keep(row: RowOf<Name>): 'kept' | 'taken'
  /** What a second row with the same key is told; without it, the row is only left out. */
  twice?(row: RowOf<Name>): Objection
}

const firstOf = <Name extends FileName>(
  { objections }: Taker<Name>,
  row: RowOf<Name>,
): Objection | undefined => {
  for (const object of objections) {
    const objection = object(row)
    if (objection !== undefined) return objection
  }
  return undefined
}

export const take =
  <Name extends FileName>({ findings }: Taking, name: Name, taker: Taker<Name>) =>
  (row: RowOf<Name>, line: number): void => {
    let objection = firstOf(taker, row)
    if (objection === undefined && taker.keep(row) === 'taken')
      objection = taker.twice?.(row) ?? { message: 'this is there already', follows: true }
    if (objection === undefined) return
    const { follows, ...said } = objection
    const finding = { file: `${name}.csv`, line, ...said }
    if (follows) findings.leaveOut(finding)
    else findings.contradict(finding)
  }
