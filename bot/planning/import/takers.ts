/** What each row must agree with, and what it becomes. */
import { keyOf, stemOf } from '../../../knowledge/planning/reference'
import type { Findings } from '../../import/findings'
import type { Keep } from '../store'
import type { FileName, RowOf } from './rows'

/** What the rows so far have named, by key. */
export interface KnownSoFar {
  kept: Set<string>
  /** Their row could not be read: what happened to them is left out too. */
  lost: Set<string>
  /** Not for the public: nothing of them is kept. */
  withheld: Set<string>
  /** Whether any application is made up. */
  sample: boolean
}

export const nothingKnown = (): KnownSoFar => ({
  kept: new Set(),
  lost: new Set(),
  withheld: new Set(),
  sample: false,
})

export interface Taking {
  keep: Keep
  known: KnownSoFar
  findings: Findings
}

export type Takers = { [Name in FileName]: (row: RowOf<Name>, line: number) => void }

const toRow = (row: RowOf<'applications'>, key: string) => ({
  key,
  stem: stemOf(key),
  reference: row.reference.toUpperCase(),
  address: row.address,
  postcode: row.postcode,
  uprn: row.uprn,
  description: row.description,
  type: row.type,
  scale: row.scale,
  target_day: row.target_date,
  withdrawn_day: row.withdrawn_date,
  decision: row.decision,
  decision_day: row.decision_date,
  decided_by: row.decision_maker,
  appeal_reference: row.appeal_reference,
  appeal_day: row.appeal_date,
  appeal_outcome: row.appeal_decision,
  appeal_outcome_day: row.appeal_decision_date,
})

const takeApplication =
  ({ keep, known, findings }: Taking): Takers['applications'] =>
  (row, line) => {
    const key = keyOf(row.reference)
    if (row.public_register_status !== 'publish') {
      known.withheld.add(key)
      return
    }
    known.sample ||= row.sample
    known.kept.add(key)
    if (keep('applications', toRow(row, key)) === 'taken')
      findings.contradict({
        file: 'applications.csv',
        line,
        column: 'reference',
        message: `the application ${row.reference} is there twice`,
      })
  }

const takeEvent = ({ keep, known, findings }: Taking): Takers['application_events'] => {
  const file = 'application_events.csv'
  return ({ reference, event, date, until }, line) => {
    const key = keyOf(reference)
    if (known.withheld.has(key)) return
    if (known.lost.has(key)) {
      findings.leaveOut({ file, line, message: `the application ${reference} was left out` })
      return
    }
    if (!known.kept.has(key)) {
      const message = `applications.csv has no application ${reference}`
      findings.contradict({ file, line, column: 'reference', message })
      return
    }
    if (keep('application_events', { key, event, day: date, until_day: until }) === 'taken')
      findings.leaveOut({ file, line, message: 'this is there already' })
  }
}

export const createTakers = (taking: Taking): Takers => ({
  applications: takeApplication(taking),
  application_events: takeEvent(taking),
})
