import type { Application, ProcessEventName } from '../../../knowledge/planning/application'

/** Events by name, as tables write them. */
export type Happened = readonly (readonly [ProcessEventName, string, string?])[]

/** A householder application with only what a test is about. */
export const anApplication = (happened: Happened, more: Partial<Application> = {}): Application => ({
  reference: '26/00001/FUL',
  address: '1 Mill Lane, Otherford',
  description: 'A porch',
  type: 'hh',
  scale: 'minor',
  events: happened.map(([event, day, until]) => ({ event, day, ...(until === undefined ? {} : { until }) })),
  ...more,
})
