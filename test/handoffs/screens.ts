/** What people have on their screens: residents over a WebSocket that breaks, advisors by asking for what is new. */
import { setTimeout as wait } from 'node:timers/promises'
import { WebSocket } from 'ws'
import { z } from 'zod'
import { createTokens } from '../../bot/channels/directLine/tokens'
import { seqIn } from '../../bot/turn/activityId'
import type { Dice } from '../journeys/dice'
import { COUNCIL } from './desk'
import type { Look } from './look'
import type { Processes } from './processes'

const Frame = z.object({
  activities: z.array(z.object({ id: z.string(), type: z.string() })),
  watermark: z.string().optional(),
})

/** A screen and the numbers of what came up on it, in order. */
export interface Screen {
  shown: readonly number[]
}

export interface Screens {
  /** Breaks connections, each with this chance. */
  break(share: number): void
  /** What is wrong with what is shown, once everything has had time to come. */
  faults(look: Look): Promise<readonly string[]>
  /** How often a connection broke. */
  breaks(): number
  close(): void
}

/** Longer than anything should be on its way. */
const MOST_MS = 15_000

const StreamUrl = z.object({ streamUrl: z.string() })

/** A resident's page: when its connection breaks it asks for another, and goes on from its watermark. */
const openScreen = (conversation: string, processes: Processes, secret: string) => {
  const shown: number[] = []
  let [watermark, isClosed, breaks]: [string, boolean, number] = ['0', false, 0]
  let socket: WebSocket | undefined
  const tokens = createTokens(secret, { now: processes.now })
  const pass = { council: COUNCIL, conversation, resident: 'r' }
  const connect = async (): Promise<WebSocket> => {
    const url = `${await processes.url()}/${COUNCIL}/v3/directline/conversations/${conversation}`
    const headers = { authorization: `Bearer ${tokens.issue(pass).token}` }
    const answer = await fetch(`${url}?watermark=${watermark}`, { headers })
    return new WebSocket(StreamUrl.parse(await answer.json()).streamUrl)
  }
  const hear = (data: unknown): void => {
    const frame = Frame.parse(JSON.parse(String(data)))
    if (frame.watermark === undefined) return
    shown.push(...frame.activities.map(({ id }) => seqIn(id)))
    watermark = frame.watermark
  }
  const live = async (): Promise<void> => {
    while (!isClosed) {
      const one = await connect().catch(() => undefined)
      socket = one
      one?.on('message', hear)
      one?.on('error', () => undefined)
      if (one === undefined) await wait(20)
      else await new Promise<void>((resolve) => one.on('close', () => resolve()))
      breaks += 1
    }
  }
  void live()
  return {
    shown: () => shown,
    breaks: () => breaks,
    break: () => socket?.terminate(),
    close: () => {
      isClosed = true
      socket?.terminate()
    },
  }
}

const faultsOfScreen = (name: string, shown: readonly number[], lastSeq: number): readonly string[] =>
  shown.length === lastSeq && shown.every((seq, i) => seq === i + 1)
    ? []
    : [`${name}: the screen shows ${shown.join(' ')} of ${lastSeq}`]

export const openScreens = (
  conversations: readonly string[],
  processes: Processes,
  dice: Dice,
  secret: string,
): Screens => {
  const screens = conversations.map((id) => ({ id, screen: openScreen(id, processes, secret) }))
  return {
    break: (share) => {
      for (const { screen } of screens) if (dice.is(share)) screen.break()
    },
    faults: async ({ talks }) => {
      const all = screens.map(({ id, screen }) => ({
        ...{ id, screen },
        last: talks.find((talk) => talk.id === id)?.lastSeq ?? 0,
      }))
      for (let gone = 0; gone < MOST_MS; gone += 20) {
        if (all.every(({ screen, last }) => screen.shown().length >= last)) break
        await wait(20)
      }
      return all.flatMap(({ id, screen, last }) => faultsOfScreen(id, screen.shown(), last))
    },
    breaks: () => screens.reduce((sum, { screen }) => sum + screen.breaks(), 0),
    close: () => {
      for (const { screen } of screens) screen.close()
    },
  }
}
