import { setTimeout as pause } from 'node:timers/promises'
import { WebSocket } from 'ws'
import { ask, conversationAt } from '../support/server'
import type { Place } from './several'

/** A message as a client gets it. */
export interface Heard {
  id: string
  type: string
  text: string
  from: { id: string }
  channelData?: { clientActivityID?: string }
  /** Of an event. */
  name?: string
  value?: { state?: string }
}

export interface Resident {
  /** The id of their conversation. */
  conversation: string
  /** Says something by way of one process; where that fails, by way of the next, until one has taken it. */
  say(text: string, way: number): Promise<void>
  /** Says the same thing, as one that is sent again, by way of all processes at once. */
  sayEverywhere(text: string): Promise<void>
  /** Everything in the log, as one process gives it. */
  log(way: number): Promise<readonly Heard[]>
  /** Follows the conversation as it goes, by way of one process; when the connection ends, by way of the next. */
  follow(way: number): { heard: readonly Heard[]; stop(): void }
}

const AGAIN_MS = 50

/** Somebody whose every request may reach another process. */
export const startResident = async (places: readonly Place[]): Promise<Resident> => {
  const at = (way: number): string => `${places[way % places.length]?.url()}/otherford/v3/directline`
  const { id, token } = await conversationAt(at(0))
  const conversation = (way: number): string => `${at(way)}/conversations/${id}`
  /** The first answer that is one. */
  const answered = async (way: number, act: (address: string) => ReturnType<typeof ask>) => {
    for (let next = way; next < way + 400; next += 1) {
      const answer = await act(conversation(next)).catch(() => undefined)
      if (answer !== undefined && answer.status < 300) return answer
      if (answer !== undefined && answer.status < 500)
        throw new Error(`refused: ${JSON.stringify(answer.body)}`)
      await pause(AGAIN_MS)
    }
    throw new Error('nobody answers')
  }
  let said = 0
  const saying = (text: string) => {
    said += 1
    const body = { type: 'message', text, channelData: { clientActivityID: `${id} ${said}` } }
    return (way: number) => answered(way, (address) => ask(`${address}/activities`, { token, body }))
  }
  return {
    conversation: id,
    say: async (text, way) => {
      await saying(text)(way)
    },
    sayEverywhere: async (text) => {
      const sayBy = saying(text)
      await Promise.all(places.map((_, way) => sayBy(way)))
    },
    log: async (way) => {
      const all: Heard[] = []
      let watermark = '0'
      for (;;) {
        const { body } = await answered(way, (address) =>
          ask(`${address}/activities?watermark=${watermark}`, { token }),
        )
        const page = body.activities as Heard[]
        if (page.length === 0) return all
        all.push(...page)
        watermark = String(body.watermark)
      }
    },
    follow: (way) => {
      const heard: Heard[] = []
      let [watermark, isOver] = ['0', false]
      let socket: WebSocket | undefined
      const connect = async (next: number): Promise<void> => {
        if (isOver) return
        const { body } = await answered(next, (address) =>
          ask(`${address}?watermark=${watermark}`, { token }),
        )
        socket = new WebSocket(String(body.streamUrl))
        socket.on('message', (data) => {
          const frame = JSON.parse(String(data)) as { activities: Heard[]; watermark?: string }
          if (frame.watermark === undefined) return
          heard.push(...frame.activities)
          watermark = frame.watermark
        })
        socket.on('error', () => undefined)
        socket.on('close', () => void pause(AGAIN_MS).then(() => connect(next + 1)))
      }
      void connect(way)
      return {
        heard,
        stop: () => {
          isOver = true
          socket?.close()
        },
      }
    },
  }
}
