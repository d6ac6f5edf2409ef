/**
 * The tables as the queries see them. Every row belongs to a set, and a council has one set: what was last imported.
 * Days are text, as in `2026-12-25`; '' stands for "not given".
 */
export interface PlanningTables {
  planning_sets: {
    id: number
    council: string
    /** 1 for data that is made up. */
    sample: number
    /** Tells one version of the shipped sample from another; null for what a council imported. */
    fingerprint: string | null
    imported_at: string
  }
  applications: {
    set_id: number
    /** The reference in capitals, without what stands between. */
    key: string
    /** … and without the kind of application at its end. */
    stem: string
    reference: string
    address: string
    postcode: string
    uprn: string
    description: string
    type: string
    scale: string
    target_day: string
    withdrawn_day: string
    decision: string
    decision_day: string
    decided_by: string
    appeal_reference: string
    appeal_day: string
    appeal_outcome: string
    appeal_outcome_day: string
  }
  application_events: {
    set_id: number
    key: string
    event: string
    day: string
    until_day: string
  }
}

export type PlanningTable = Exclude<keyof PlanningTables, 'planning_sets'>
