/** The assistant in this process, in one conversation that can be looked into. */

import { turnOf } from '../../bot/scripts/inProcess'
import type { AdvisorsThere } from '../../bot/scripts/memoryAdvisors'
import { memoryAdvisors } from '../../bot/scripts/memoryAdvisors'
import { memoryWorld } from '../../bot/scripts/memoryWorld'
import type { Heard } from '../../bot/scripts/play'
import type { OnTheLine } from '../../bot/scripts/script'
import type { Standing } from '../../dialogs/ports'
import type { Reply, Turn } from '../../dialogs/turn'
import type { JourneyWorld, Opened } from './world'

export interface Assistant {
  begin(at: Date): Promise<Heard>
  say(said: string, at: Date): Promise<Heard>
  /** What it remembers. */
  memory(): Promise<unknown>
  /** Every case that was asked for. */
  opened(): Promise<readonly Opened[]>
  /** Where it stands with the advisors; left out: there are none. */
  standing?(): Standing | undefined
  /** An advisor takes it, and gives it back where it was. */
  givesBack?(at: Date): Promise<Heard>
  /** Whether a reference is known. */
  isKnown(reference: string, at: Date): Promise<boolean>
}

/** The same on the telephone. */
export interface OnTelephone extends Assistant {
  tell(told: OnTheLine, at: Date): Promise<Heard>
}

/** A call from a number that is withheld. */
const LINE = { sure: { act: 0.8, ask: 0.5 } }

type Heeded = Pick<Turn, 'said' | 'event' | 'goesOn' | 'hypotheses' | 'keys'>

const heardIn = (replies: readonly Reply[]): Heard => ({
  replies: replies.map(({ text, speech }) => ({ text, speech })),
  options: replies.flatMap(({ options }) => options ?? []),
})

/** `there`: who is there to talk to, in the hours of the council. What the world's channel is, is the conversation's. */
export const assistantIn = (
  { converse, registers, packs, channel }: JourneyWorld,
  council: string,
  there: AdvisorsThere = 'nobody',
): OnTelephone => {
  let memory: unknown
  const opened: Opened[] = []
  const pack = packs.get(council)
  const advisors = pack && memoryAdvisors(pack, there)
  const world = memoryWorld(council, registers, [], advisors?.at)
  const turn = async (at: Date, heard: Heeded): Promise<Heard> => {
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
      channel,
      ...(channel === 'voice' ? { line: LINE } : {}),
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
    tell: (told, at) => turn(at, turnOf(told)),
    memory: async () => memory,
    opened: async () => opened,
    standing: () => advisors?.standing(),
    givesBack: (at) => {
      advisors?.desk({ does: 'returns' })
      return turn(at, { event: 'returned', goesOn: { to: 'whereItWas' } })
    },
    isKnown: async (reference, at) => (await world(at).ports.cases.findCase(reference)) !== undefined,
  }
}
