import type { WebSocket } from 'ws'
import type { Clock } from '../../clock'
import type { Changed, Frame } from './frame'

/** A socket with so much unsent is slow: hints are kept back from it until it has caught up. */
const SLOW_BYTES = 64 * 1024
/** With so much it is as good as gone; its page connects again and goes on where it was. */
const STUCK_BYTES = 1024 * 1024
/** Hints of so long become one; in milliseconds. */
const TOGETHER_MS = 200
/** Lists of a council change all the time: they are fetched again at most so often. What is one's own never waits. */
const APART_MS: Readonly<Record<Changed, number>> = { own: 0, around: 0, desk: 3_000 }

/** The line to one page. */
export interface PageLine {
  /** Resolves when it has left; rejects when the socket is gone. */
  send(frame: Frame): Promise<void>
  /** Says soon that something is to be fetched again, however often it is called until then. */
  changed(of: Changed): void
  /** Says something that may as well be lost. */
  mention(frame: Frame): void
  isOpen(): boolean
  close(): void
}

const sending = (socket: WebSocket, frame: Frame): Promise<void> =>
  new Promise((resolve, reject) => {
    socket.send(JSON.stringify(frame), (error) => (error ? reject(error) : resolve()))
  })

/** Gathers hints and says each once, when it may be said again. */
const gathering = (clock: Clock, say: (of: Changed) => boolean) => {
  const waiting = new Set<Changed>()
  const said = new Map<Changed, number>()
  let timer: NodeJS.Timeout | undefined
  const mayBeSaid = (of: Changed): boolean =>
    clock.now().getTime() - (said.get(of) ?? 0) >= APART_MS[of] && say(of)
  const flush = (): void => {
    timer = undefined
    for (const of of waiting) {
      if (!mayBeSaid(of)) continue
      waiting.delete(of)
      said.set(of, clock.now().getTime())
    }
    if (waiting.size > 0) plan()
  }
  const plan = (): void => {
    timer ??= setTimeout(flush, TOGETHER_MS)
  }
  return {
    add: (of: Changed): void => {
      waiting.add(of)
      plan()
    },
    stop: () => {
      waiting.clear()
      clearTimeout(timer)
    },
  }
}

/** Puts a line over a socket: hints are gathered, and a socket that takes nothing any more is ended. */
export const lineOver = (socket: WebSocket, clock: Clock): PageLine => {
  const isOpen = (): boolean => socket.readyState === socket.OPEN
  const isSlow = (): boolean => socket.bufferedAmount > SLOW_BYTES
  const mention = (frame: Frame): void => {
    if (isOpen() && !isSlow()) sending(socket, frame).catch(() => socket.terminate())
  }
  const hints = gathering(clock, (of) => {
    if (socket.bufferedAmount > STUCK_BYTES) socket.terminate()
    if (isSlow()) return false
    mention({ what: 'changed', of })
    return true
  })
  return {
    send: (frame) => sending(socket, frame),
    changed: hints.add,
    mention,
    isOpen,
    close: hints.stop,
  }
}
