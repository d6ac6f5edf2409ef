import type { Stage } from '../stage'

/** A turn that takes longer than this shows that somebody is at it; most take a few thousandths of a second. */
const PATIENCE_MS = 300

/** Says that an answer is on its way, when it takes its time. */
export const showTyping: Stage = async (context, next) => {
  const late = setTimeout(() => {
    // Nobody is the worse for not seeing it, so its failing fails nothing.
    context.sendActivities([{ type: 'typing' }]).catch(() => {})
  }, PATIENCE_MS)
  try {
    await next()
  } finally {
    clearTimeout(late)
  }
}
