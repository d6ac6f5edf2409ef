/** What somebody on the telephone does about what they hear. */

/** `presses`: the key that was said with an option, as in "Grey bin, press two". */
export type Does = { says: string } | { keys: string } | { presses: RegExp } | 'nothing' | 'hangsUp'

/** Asked the same again they do the next of them, and in the end the last. */
export interface Habit {
  to: RegExp
  does: readonly [Does, ...Does[]]
}

const DIGITS = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine']

/** The key of an option in what was said; `undefined` where it has none. */
export const keyFor = (heard: string, option: RegExp): string | undefined => {
  for (const [, what = '', digit = ''] of heard.matchAll(/([^.?!]+?),? press (\w+)/gi)) {
    const key = DIGITS.indexOf(digit.toLowerCase())
    if (option.test(what) && key >= 0) return String(key)
  }
  return undefined
}

/** Somebody with habits: the first that fits what they hear. Whoever has none for it hangs up. */
export const creature = (habits: readonly Habit[]): ((heard: string) => Does) => {
  const times = new Map<Habit, number>()
  return (heard) => {
    const habit = habits.find(({ to }) => to.test(heard))
    if (habit === undefined) return 'hangsUp'
    const time = times.get(habit) ?? 0
    times.set(habit, time + 1)
    const does = habit.does[Math.min(time, habit.does.length - 1)] ?? 'hangsUp'
    if (typeof does !== 'object' || !('presses' in does)) return does
    const keys = keyFor(heard, does.presses)
    return keys === undefined ? 'nothing' : { keys }
  }
}
