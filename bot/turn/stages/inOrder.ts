import { Mutex } from 'async-mutex'
import type { Stage } from '../stage'

/** One turn of a conversation at a time, in the order they came: the second one sees what the first one remembered. */
export const inOrder = (): Stage => {
  const busy = new Map<string, { mutex: Mutex; turns: number }>()
  return async (context, next) => {
    const { id } = context.activity.conversation
    const queue = busy.get(id) ?? { mutex: new Mutex(), turns: 0 }
    busy.set(id, queue)
    queue.turns += 1
    try {
      await queue.mutex.runExclusive(next)
    } finally {
      queue.turns -= 1
      if (queue.turns === 0) busy.delete(id)
    }
  }
}
