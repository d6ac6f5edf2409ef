/** Work that is done again and again. */
export interface Loop {
  /** Looks now instead of at the next beat. */
  nudge(): void
  /** Begins no more work; resolves when what is under way has ended. */
  close(): Promise<void>
}

/**
 * Does `work` until it says that nothing is left, and looks again at every beat. A nudge that comes while it works is not
 * lost. `work` must not throw.
 */
export const startLoop = (work: () => Promise<boolean>, everyMs: number): Loop => {
  let isClosed = false
  let isNudged = false
  let wake = (): void => undefined
  const rest = (): Promise<void> =>
    new Promise((resolve) => {
      const timer = setTimeout(resolve, everyMs)
      wake = () => {
        clearTimeout(timer)
        resolve()
      }
    })
  const run = async (): Promise<void> => {
    while (!isClosed) {
      isNudged = false
      const hasMore = await work()
      if (!hasMore && !isNudged && !isClosed) await rest()
    }
  }
  const running = run()
  const nudge = (): void => {
    isNudged = true
    wake()
  }
  return {
    nudge,
    close: () => {
      isClosed = true
      nudge()
      return running
    },
  }
}
