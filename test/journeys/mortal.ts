/** An assistant in a process of its own, which is killed now and then, and to which messages are sent again. */
import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as wait } from 'node:timers/promises'
import { z } from 'zod'
import type { Heard } from '../../bot/scripts/play'
import type { CaseDraft } from '../../dialogs/ports'
import type { Assistant } from './assistant'
import type { Dice } from './dice'
import type { Asked } from './player'

const Message = z.object({
  from: z.object({ role: z.string().optional() }).optional(),
  text: z.string().default(''),
  speak: z.string().default(''),
  suggestedActions: z
    .object({ actions: z.array(z.object({ title: z.string(), value: z.string() })) })
    .optional(),
})
const Draft = z.custom<CaseDraft & { reference: string }>((one) => typeof one === 'object' && one !== null)
const Look = z.object({ memory: z.unknown(), messages: z.array(Message), cases: z.array(Draft) })

/** How often something happens to a message: 0–1. */
export interface Mishaps {
  killed: number
  sentAgain: number
}

/** Longer than a turn takes: it is killed before, in the middle of it or after it. */
const A_TURN_MS = 25

export interface Mortal {
  /** A conversation of its own. */
  talk(
    conversation: string,
    council: string,
  ): Assistant & { sendAllAgain(): Promise<void>; length(): Promise<number> }
  kills(): number
  end(): void
}

const started = (file: string): ChildProcess =>
  spawn(process.execPath, ['--import', 'tsx', join(__dirname, 'player.ts'), file], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })

/** One process: `ask` gives its answer, or `undefined` where it died over it. */
const processFor = (file: string) => {
  const child = started(file)
  const lines = createInterface({ input: child.stdout ?? process.stdin })[Symbol.asyncIterator]()
  const answer = async (): Promise<unknown> => {
    const { value, done } = await lines.next()
    return done === true ? undefined : JSON.parse(String(value))
  }
  child.stdin?.on('error', () => undefined)
  const ready = answer()
  return {
    ask: async (asked: Asked): Promise<unknown> => {
      await ready
      child.stdin?.write(`${JSON.stringify(asked)}\n`)
      return answer()
    },
    kill: () => child.kill('SIGKILL'),
  }
}

const heardIn = (messages: readonly z.infer<typeof Message>[]): Heard => ({
  replies: messages.map(({ text, speak }) => ({ text, speech: speak })),
  options: messages.flatMap(({ suggestedActions }) =>
    (suggestedActions?.actions ?? []).map(({ title, value }) => ({ label: title, says: value })),
  ),
})

export const mortalAssistant = (file: string, dice: Dice, { killed, sentAgain }: Mishaps): Mortal => {
  let life = processFor(file)
  let kills = 0
  const revived = () => {
    life.kill()
    life = processFor(file)
    kills += 1
  }
  /** Asks until it is answered, as a client does; a process that is to die dies at some moment of it. */
  const ask = async (asked: Asked, isFatal = false): Promise<unknown> => {
    const answering = life.ask(asked)
    if (!isFatal) return answering
    await Promise.race([answering, wait(dice.below(A_TURN_MS))])
    revived()
    return life.ask(asked)
  }

  const talk: Mortal['talk'] = (conversation, council) => {
    const sent: Asked[] = []
    let heard = 0
    const look = async () => Look.parse(await ask({ do: 'look', conversation, council }))
    const news = async (): Promise<Heard> => {
      const { messages } = await look()
      const more = messages.slice(heard).filter(({ from }) => from?.role !== 'user')
      heard = messages.length
      return heardIn(more)
    }
    return {
      begin: async (at) => {
        await ask({ do: 'open', conversation, council, at: at.toISOString() })
        return news()
      },
      say: async (text, at) => {
        const message: Asked = {
          do: 'say',
          conversation,
          text,
          clientId: `${sent.length}`,
          at: at.toISOString(),
        }
        sent.push(message)
        await ask(message, dice.is(killed))
        if (dice.is(sentAgain)) await ask(dice.pick(sent))
        return news()
      },
      memory: async () => (await look()).memory,
      opened: async () =>
        (await look()).cases.map((draft) => ({ draft, reference: draft.reference, isNew: true })),
      isKnown: async (reference) => (await look()).cases.some((one) => one.reference === reference),
      sendAllAgain: async () => {
        for (const message of sent) await ask(message)
      },
      length: async () => (await look()).messages.length,
    }
  }
  return { talk, kills: () => kills, end: () => void life.kill() }
}
