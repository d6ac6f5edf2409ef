import type { WebSocket } from 'ws'
import { seqIn } from '../../turn/activityId'
import type { WebParts } from './parts'
import type { Pass } from './tokens'

const BATCH = 50

const send = (socket: WebSocket, frame: unknown): Promise<void> =>
  new Promise((resolve, reject) => {
    socket.send(JSON.stringify(frame), (error) => (error ? reject(error) : resolve()))
  })

/**
 * Sends what the log has after a number, and goes on with whatever comes. News is only a reason to look again, so that
 * nothing is lost or sent twice. One message a frame, each after the one before has left: clients take them in order, and
 * a slow one is never sent more than it can take.
 */
export const follow = (
  socket: WebSocket,
  pass: Pass,
  after: number,
  { assistant, clock, log }: WebParts,
): void => {
  const { conversation, council } = pass
  let sent = after
  let looking = false
  let news = false
  const sendAll = async (): Promise<void> => {
    do {
      news = false
      const batch = await assistant.messagesAfter(conversation, sent, BATCH)
      for (const activity of batch) {
        sent = seqIn(activity.id)
        await send(socket, { activities: [activity], watermark: String(sent) })
      }
      news ||= batch.length === BATCH
    } while (news && socket.readyState === socket.OPEN)
  }
  const look = (): void => {
    news = true
    if (looking) return
    looking = true
    sendAll()
      .catch((fault: unknown) => {
        // The client reconnects with its watermark; a connection that broke on its own is no fault.
        if (socket.readyState === socket.OPEN) log.socketFailed({ conversation, fault })
        socket.terminate()
      })
      .finally(() => {
        looking = false
        // News that came between the last look and now.
        if (news && socket.readyState === socket.OPEN) look()
      })
  }
  const typing = (): void => {
    const at = clock.now().toISOString()
    const from = { id: council, role: 'bot' }
    const activity = { type: 'typing', id: `${conversation}|typing-${at}`, timestamp: at, from }
    socket.send(
      JSON.stringify({ activities: [{ ...activity, conversation: { id: conversation } }] }),
      () => {},
    )
  }
  const stop = assistant.watch(conversation, (what) => {
    if (what === 'typing') typing()
    if (what === 'messages') look()
  })
  socket.on('close', stop)
  socket.on('error', () => socket.terminate())
  look()
}
