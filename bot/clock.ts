/** What time it is. Tests hand in one that stands still or is moved on. */
export interface Clock {
  now(): Date
}

export const systemClock: Clock = { now: () => new Date() }
