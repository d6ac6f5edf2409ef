/** What is known of the planning registers of every council: the last set that each imported. */
import type { Application } from '../../knowledge/planning/application'
import type { KnownRegister } from '../../knowledge/planning/port'
import type { PlanningTable, PlanningTables } from './tables'

/** A row to keep, without the number of its set. */
export type Row<Table extends PlanningTable> = Omit<PlanningTables[Table], 'set_id'>

/** Keeps one row of the set being imported; `taken`: there is one with its key already, and it stays. */
export type Keep = <Table extends PlanningTable>(table: Table, row: Row<Table>) => 'kept' | 'taken'

/** A set as it is imported. */
export interface NewSet {
  council: string
  importedAt: Date
  /** Of a shipped sample: which version. */
  fingerprint?: string
}

/** What came of filling a set: `discard` leaves everything as it was before. */
export type Filled = { outcome: 'keep'; sample: boolean } | { outcome: 'discard' }

/** How applications are looked for. */
export type By = { key: string } | { postcode: string } | { uprn: string } | { stems: readonly string[] }

export interface PlanningStore {
  known(council: string): Promise<(KnownRegister & { fingerprint?: string }) | undefined>
  /** In no order; the events of each are in the order of their days. */
  find(council: string, by: By): Promise<readonly Application[]>
  /**
   * Puts a new set in the place of a council's last one, in one transaction: others read the old one until it is kept,
   * and nothing is changed when it is discarded, when `fill` throws, or when the process ends. One at a time.
   */
  replace(set: NewSet, fill: (keep: Keep) => Promise<Filled>): Promise<void>
  close(): Promise<void>
}
