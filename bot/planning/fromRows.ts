/** Rows as they are kept, as the rules of `knowledge/planning` want them. */
import {
  APPEAL_OUTCOMES,
  APPLICATION_TYPES,
  type Appeal,
  type Application,
  DECISION_MAKERS,
  DECISIONS,
  type Decision,
  PROCESS_EVENTS,
  type ProcessEvent,
  SCALES,
} from '../../knowledge/planning/application'
import type { PlanningTables } from './tables'

type ApplicationRow = PlanningTables['applications']
type EventRow = PlanningTables['application_events']

const known = <const Name extends string>(names: readonly Name[], name: string): Name | undefined =>
  names.find((one) => one === name)

/** A column that is '' where nothing was given. */
const given = <Key extends string>(key: Key, value: string): Partial<Record<Key, string>> =>
  value === '' ? {} : ({ [key]: value } as Record<Key, string>)

const decisionOf = ({ decision, decision_day: day, decided_by }: ApplicationRow): Decision | undefined => {
  const outcome = known(DECISIONS, decision)
  if (outcome === undefined) return undefined
  const by = known(DECISION_MAKERS, decided_by)
  return { outcome, day, ...(by === undefined ? {} : { by }) }
}

const appealOf = (row: ApplicationRow): Appeal | undefined => {
  if (row.appeal_day === '') return undefined
  const outcome = known(APPEAL_OUTCOMES, row.appeal_outcome)
  return {
    lodged: row.appeal_day,
    ...given('reference', row.appeal_reference),
    ...(outcome === undefined ? {} : { decided: { outcome, day: row.appeal_outcome_day } }),
  }
}

/** An event whose word an older or newer version may have known is left out. */
const eventsOf = (rows: readonly EventRow[]): readonly ProcessEvent[] =>
  rows.flatMap(({ event, day, until_day }) => {
    const name = known(PROCESS_EVENTS, event)
    return name === undefined ? [] : [{ event: name, day, ...given('until', until_day) }]
  })

export const toApplication = (row: ApplicationRow, events: readonly EventRow[]): Application => {
  const [decision, appeal] = [decisionOf(row), appealOf(row)]
  return {
    reference: row.reference,
    address: row.address,
    ...given('postcode', row.postcode),
    ...given('uprn', row.uprn),
    description: row.description,
    type: known(APPLICATION_TYPES, row.type) ?? 'other',
    scale: known(SCALES, row.scale) ?? 'minor',
    ...given('target', row.target_day),
    events: eventsOf(events),
    ...given('withdrawn', row.withdrawn_day),
    ...(decision === undefined ? {} : { decision }),
    ...(appeal === undefined ? {} : { appeal }),
  }
}
