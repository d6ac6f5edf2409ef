/** What each row must agree with, and what it becomes. */

import { newPlaces } from './places'
import type { FileName, RowOf } from './rows'
import { type Objection, type Taker, type Taking, take } from './taking'

export type Takers = { [Name in FileName]: (row: RowOf<Name>, line: number) => void }

const unless = (holds: boolean, message: string, column?: string): Objection | undefined =>
  holds ? undefined : { message, ...(column === undefined ? {} : { column }) }

const hasService =
  ({ known }: Taking) =>
  ({ service_code: code }: { service_code: string }) =>
    unless(known.services.has(code), `services.csv has no service ${code}`, 'service_code')

const hasProperty =
  ({ known }: Taking) =>
  ({ uprn }: { uprn: string }): Objection | undefined => {
    if (known.properties.has(uprn)) return undefined
    return known.lost.has(uprn)
      ? { message: `the property ${uprn} was left out`, follows: true }
      : { message: `properties.csv has no UPRN ${uprn}`, column: 'uprn' }
  }

const services = ({ keep, known, containers }: Taking): Taker<'services'> => ({
  objections: [
    ({ container }) =>
      unless(
        container === null || containers.size === 0 || containers.has(container),
        `the council’s containers.yaml has no ${container}`,
        'container',
      ),
  ],
  keep: ({ service_code: code, local_name: name, capacity_l: litres, subscription, ...row }) => {
    known.services.add(code)
    return keep('collection_services', { ...row, code, name, litres, subscription: subscription ? 1 : 0 })
  },
  twice: ({ service_code: code }) => ({
    message: `the service ${code} is there twice`,
    column: 'service_code',
  }),
})

const rounds = (taking: Taking): Taker<'rounds'> => ({
  objections: [
    hasService(taking),
    ({ dtstart, until }) => unless(until === '' || until >= dtstart, 'it ends before it begins', 'until'),
  ],
  keep: ({ round, service_code: service, rrule: rule, dtstart: start_day, until: until_day }) => {
    taking.known.rounds.add(round)
    taking.known.roundServices.add(`${round} ${service}`)
    return taking.keep('rounds', { round, service, rule, start_day, until_day })
  },
})

const properties = ({ keep, known }: Taking): Taker<'properties'> => ({
  objections: [
    ({ valid_from: from, valid_to: to }) =>
      unless(to === '' || to >= from, 'it ends before it begins', 'valid_to'),
  ],
  keep: ({ uprn, address, postcode, usrn, property_type: kind, valid_from, valid_to, assisted, sample }) => {
    known.properties.add(uprn)
    known.streets.add(usrn)
    known.sample ||= sample
    const row = { uprn, address, postcode, usrn, kind, valid_from, valid_to, assisted: assisted ? 1 : 0 }
    const { keyed, streets } = newPlaces(known.places, row)
    for (const place of keyed) keep('keyed_postcodes', place)
    for (const place of streets) keep('streets', place)
    return keep('properties', row)
  },
  twice: ({ uprn }) => ({ message: `the UPRN ${uprn} is there twice`, column: 'uprn' }),
})

const propertyRounds = (taking: Taking): Taker<'property_rounds'> => {
  const { keep, known } = taking
  return {
    objections: [
      hasProperty(taking),
      hasService(taking),
      ({ round, service_code: service }) =>
        unless(
          known.roundServices.has(`${round} ${service}`),
          `there is no round ${round} for the service ${service}`,
          'round',
        ),
      ({ uprn, service_code: service }) =>
        unless(
          !known.given.has(`${uprn} ${service}`),
          `dates.csv has days of ${service} for ${uprn}: it can’t have a round too`,
        ),
      ({ from, to }) => unless(to === '' || to >= from, 'it ends before it begins', 'to'),
    ],
    keep: ({ uprn, service_code: service, round, from: from_day, to: to_day }) => {
      known.served.add(uprn)
      return keep('property_rounds', { uprn, service, round, from_day, to_day })
    },
  }
}

const dates = (taking: Taking): Taker<'dates'> => ({
  objections: [hasProperty(taking), hasService(taking)],
  keep: ({ uprn, service_code: service, date: day, original_date: usual, reason }) => {
    taking.known.served.add(uprn)
    if (taking.bothWays) taking.known.given.add(`${uprn} ${service}`)
    return taking.keep('property_days', { uprn, service, day, usual_day: usual === day ? '' : usual, reason })
  },
})

const hasScope =
  ({ known }: Taking) =>
  (scope: string, of: string, column?: string): Objection | undefined => {
    const named = { round: known.rounds, street: known.streets, property: known.properties }[scope]
    if (named === undefined || named.has(of)) return undefined
    if (known.lost.has(of)) return { message: `the property ${of} was left out`, follows: true }
    return unless(false, `the other files have no ${scope} ${of}`, column)
  }

const overrideKey = (row: RowOf<'overrides'>): string =>
  [row.scope, row.scope_id, row.service_code, row.original_date, row.published_at].join(' ')

const overrides = (taking: Taking): Taker<'overrides'> => {
  const { keep, known } = taking
  const [service, scope] = [hasService(taking), hasScope(taking)]
  return {
    objections: [
      (row) => (row.service_code === '*' ? undefined : service(row)),
      (row) => scope(row.scope, row.scope_id, 'scope_id'),
      (row) => {
        const before = known.moved.get(overrideKey(row))
        const moved = `${row.original_date} to ${before === '' ? 'no day' : before}`
        return unless(
          before === undefined || before === row.new_date,
          `another line, published at the same time, moves ${moved}`,
        )
      },
    ],
    keep: (row) => {
      known.moved.set(overrideKey(row), row.new_date)
      const { scope_id: of_id, service_code, original_date: original_day, new_date: new_day } = row
      const { scope: wide, reason, published_at } = row
      return keep('overrides', {
        scope: wide,
        of_id,
        service: service_code,
        original_day,
        new_day,
        reason,
        published_at,
      })
    },
  }
}

const scopeOf = ({ uprn, usrn, round }: RowOf<'events'>): readonly [scope: string, of: string] => {
  if (uprn !== '') return ['property', uprn]
  return usrn !== '' ? ['street', usrn] : ['round', round]
}

const events = (taking: Taking): Taker<'events'> => ({
  objections: [hasService(taking), (row) => hasScope(taking)(...scopeOf(row))],
  keep: (row) => {
    const [scope, of_id] = scopeOf(row)
    const { service_code: service, date: day, event, logged_at } = row
    return taking.keep('crew_events', { scope, of_id, service, day, event, logged_at })
  },
})

export const createTakers = (taking: Taking): Takers => ({
  services: take(taking, 'services', services(taking)),
  rounds: take(taking, 'rounds', rounds(taking)),
  properties: take(taking, 'properties', properties(taking)),
  dates: take(taking, 'dates', dates(taking)),
  property_rounds: take(taking, 'property_rounds', propertyRounds(taking)),
  overrides: take(taking, 'overrides', overrides(taking)),
  events: take(taking, 'events', events(taking)),
})
