/**
 * The tables as the queries see them. Every row belongs to a set, and a council has one set: what was last imported.
 * Days are text, as in `2026-12-25`; '' in a key stands for "not given".
 */
export interface CollectionTables {
  collection_sets: {
    id: number
    council: string
    /** 1 for data that is made up. */
    sample: number
    /** Tells one version of the shipped sample from another; null for what a council imported. */
    fingerprint: string | null
    imported_at: string
  }
  collection_services: {
    set_id: number
    code: string
    stream: string
    name: string
    container: string | null
    body_colour: string | null
    lid_colour: string | null
    litres: number | null
    out_by: string
    lgsl: number | null
    subscription: number
    season_from: string | null
    season_to: string | null
  }
  rounds: {
    set_id: number
    round: string
    service: string
    rule: string
    start_day: string
    until_day: string
  }
  /** Days of a round from a calendar file; round '' is for every property. */
  round_days: { set_id: number; round: string; service: string; day: string }
  properties: {
    set_id: number
    uprn: string
    address: string
    postcode: string
    usrn: string
    kind: string
    assisted: number
    valid_from: string
    valid_to: string
  }
  /** Each postcode that has a property, and how it is keyed on a telephone. */
  keyed_postcodes: { set_id: number; keys: string; postcode: string }
  /** Each street that has a property, and the postcodes along it. */
  streets: { set_id: number; street: string; postcode: string }
  property_rounds: {
    set_id: number
    uprn: string
    service: string
    round: string
    from_day: string
    to_day: string
  }
  /** Days given outright. */
  property_days: {
    set_id: number
    uprn: string
    service: string
    day: string
    usual_day: string
    reason: string
  }
  overrides: {
    set_id: number
    scope: string
    of_id: string
    service: string
    original_day: string
    /** '': cancelled. */
    new_day: string
    reason: string
    published_at: string
  }
  crew_events: {
    set_id: number
    scope: string
    of_id: string
    service: string
    day: string
    event: string
    logged_at: string
  }
}

export type CollectionTable = Exclude<keyof CollectionTables, 'collection_sets'>
