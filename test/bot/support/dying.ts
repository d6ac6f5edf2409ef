/**
 * A part of the world that stops with its process: from the moment a method is called (or has done its work) for the
 * `nth` time, nothing of it answers any more, and whoever waits for it is told nothing but that.
 */
export const dying = <Part extends object>(
  part: Part,
  method: keyof Part & string,
  when: 'before' | 'after',
  nth = 1,
): Part & { isDead(): boolean } => {
  let calls = 0
  let isDead = false
  const dieAt = (name: string, moment: typeof when): void => {
    if (name === method && moment === 'before') calls += 1
    if (name === method && moment === when && calls === nth) isDead = true
    if (isDead) throw new Error('killed')
  }
  const guarded = Object.entries(part).map(([name, call]) => [
    name,
    async (...given: readonly unknown[]) => {
      dieAt(name, 'before')
      const outcome: unknown = await call(...given)
      dieAt(name, 'after')
      return outcome
    },
  ])
  return Object.assign(Object.fromEntries(guarded) as Part, { isDead: () => isDead })
}
