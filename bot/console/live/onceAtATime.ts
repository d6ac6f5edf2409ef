/** A job that runs when it is asked for: one at a time, and once more when it was asked for meanwhile. */
export interface Repeated {
  ask(): void
  stop(): void
}

export const onceAtATime = (job: () => Promise<void>, failed: (fault: unknown) => void): Repeated => {
  let [running, asked, stopped] = [false, false, false]
  const runAll = async (): Promise<void> => {
    while (asked && !stopped) {
      asked = false
      await job()
    }
  }
  const ask = (): void => {
    asked = true
    if (running || stopped) return
    running = true
    runAll()
      .catch(failed)
      .finally(() => {
        running = false
        // Asked for between the last look and now.
        if (asked) ask()
      })
  }
  return {
    ask,
    stop: () => {
      stopped = true
    },
  }
}
