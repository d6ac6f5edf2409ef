import type { WebSocket } from 'ws'
import type { Changed, Frame } from './frame'

/** A socket with so much unsent is slow: hints are kept back from it until it has caught up. */
const SLOW_BYTES = 64 * 1024
/** With so much it is as good as gone; its page connects again and goes on where it was. */
const STUCK_BYTES = 1024 * 1024
/** Hints of so long become one, in milliseconds. */
const TOGETHER_MS = 250

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

/** Puts a line over a socket: hints are gathered, and a socket that takes nothing any more is ended. */
export const lineOver = (socket: WebSocket): PageLine => {
  const waiting = new Set<Changed>()
  let timer: NodeJS.Timeout | undefined
  const isOpen = (): boolean => socket.readyState === socket.OPEN
  const mention = (frame: Frame): void => {
    if (!isOpen() || socket.bufferedAmount > SLOW_BYTES) return
    sending(socket, frame).catch(() => socket.terminate())
  }
  const flush = (): void => {
    timer = undefined
    if (!isOpen()) return
    if (socket.bufferedAmount > STUCK_BYTES) socket.terminate()
    else if (socket.bufferedAmount > SLOW_BYTES) plan()
    else {
      for (const of of waiting) mention({ what: 'changed', of })
      waiting.clear()
    }
  }
  const plan = (): void => {
    timer ??= setTimeout(flush, TOGETHER_MS)
  }
  return {
    send: (frame) => sending(socket, frame),
    changed: (of) => {
      waiting.add(of)
      plan()
    },
    mention,
    isOpen,
    close: () => clearTimeout(timer),
  }
}
