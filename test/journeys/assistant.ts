/** The assistant in this process, in one conversation that can be looked into. */

import { memoryWorld } from '../../bot/scripts/memoryWorld'
import type { Heard } from '../../bot/scripts/play'
import type { Reply, Turn } from '../../dialogs/turn'
import type { JourneyWorld, Opened } from './world'

export interface Assistant {
  begin(at: Date): Promise<Heard>
  say(said: string, at: Date): Promise<Heard>
  /** What it remembers. */
  memory(): Promise<unknown>
  /** Every case that was asked for. */
  opened(): Promise<readonly Opened[]>
  /** Whether a reference is known. */
  isKnown(reference: string, at: Date): Promise<boolean>
}

const heardIn = (replies: readonly Reply[]): Heard => ({
  replies: replies.map(({ text, speech }) => ({ text, speech })),
  options: replies.flatMap(({ options }) => options ?? []),
})

export const assistantIn = ({ converse, registers }: JourneyWorld, council: string): Assistant => {
  let memory: unknown
  const opened: Opened[] = []
  const world = memoryWorld(council, registers)
  const turn = async (at: Date, heard: Pick<Turn, 'said' | 'event'>): Promise<Heard> => {
    const { ports, keep } = world(at)
    const { openCase } = ports.cases
    const cases: typeof ports.cases = {
      ...ports.cases,
      openCase: async (draft) => {
        const one = await openCase(draft)
        opened.push({ draft, reference: one.reference, isNew: one.isNew })
        return one
      },
    }
    const told = {
      council,
      conversation: 'script',
      channel: 'webchat',
      locale: 'en-GB',
      at,
      ...heard,
    } as const
    const outcome = await converse(told, memory, { ...ports, cases })
    memory = JSON.parse(JSON.stringify(outcome.memory))
    keep()
    return heardIn(outcome.replies)
  }
  return {
    begin: (at) => turn(at, { event: 'start' }),
    say: (said, at) => turn(at, { said }),
    memory: async () => memory,
    opened: async () => opened,
    isKnown: async (reference, at) => (await world(at).ports.cases.findCase(reference)) !== undefined,
  }
}
