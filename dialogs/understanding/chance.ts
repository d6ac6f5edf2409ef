/** Chance that comes out the same every time: numbers from 0 up to 1, from a seed. Training must not vary. */
export const seeded = (seed: number): (() => number) => {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

/** The same things in another order. */
export const shuffled = <T>(things: readonly T[], chance: () => number): T[] => {
  const placed = things.map((thing) => ({ thing, place: chance() }))
  return placed.sort((a, b) => a.place - b.place).map(({ thing }) => thing)
}
