import { WebSocket } from 'ws'
import type { Frame, SentItem } from '../../../../bot/console/live/frame'
import type { Browser } from '../../support/console'

/** A page of the console as its socket sees it: what it was sent, and the number to go on after. */
export const openLive = async (
  url: string,
  browser: Pick<Browser, 'cookies'>,
  wants: Record<string, string> = {},
  headers: Record<string, string> = {},
) => {
  const cookie = [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  const address = `${url.replace('http', 'ws')}/advisor/live?${new URLSearchParams(wants)}`
  const socket = new WebSocket(address, { headers: { Cookie: cookie, Origin: url, ...headers } })
  const frames: Frame[] = []
  const waiting = new Set<() => void>()
  const heard = (): void => {
    for (const look of waiting) look()
  }
  socket.on('message', (data) => {
    frames.push(JSON.parse(String(data)) as Frame)
    heard()
  })
  const closed = new Promise<number>((resolve) => socket.on('close', resolve))
  const opened = await new Promise<boolean | number>((resolve) => {
    socket.on('open', () => resolve(true))
    socket.on('unexpected-response', (_, { statusCode = 0 }) => resolve(statusCode))
    socket.on('error', () => resolve(false))
  })
  const items = (): readonly SentItem[] =>
    frames.flatMap((frame) => (frame.what === 'items' ? frame.items : []))
  const seqs = (): readonly number[] =>
    items().flatMap(({ id }) => (id.startsWith('message-') ? [Number(id.slice('message-'.length))] : []))
  return {
    opened,
    frames,
    items,
    seqs,
    closed,
    tell: (told: unknown) => socket.send(typeof told === 'string' ? told : JSON.stringify(told)),
    /** Resolves once what was sent satisfies it. */
    until: (holds: () => boolean): Promise<void> =>
      new Promise((resolve) => {
        const look = (): void => {
          if (!holds()) return
          waiting.delete(look)
          resolve()
        }
        waiting.add(look)
        look()
      }),
    /** Breaks the connection without a word. */
    cut: () => socket.terminate(),
    close: async () => {
      socket.close()
      await closed
    },
  }
}

export type LivePage = Awaited<ReturnType<typeof openLive>>
