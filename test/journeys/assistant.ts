/** The assistant in this process, in one conversation that can be looked into. */
import type { AdvisorsThere } from '../../bot/scripts/memoryAdvisors'
import { memoryAdvisors } from '../../bot/scripts/memoryAdvisors'
import { memoryWorld } from '../../bot/scripts/memoryWorld'
import type { Heard } from '../../bot/scripts/play'
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

const heardIn = (replies: readonly Reply[]): Heard => ({
  replies: replies.map(({ text, speech }) => ({ text, speech })),
  options: replies.flatMap(({ options }) => options ?? []),
})

/** `there`: who is there to talk to, in the hours of the council. */
export const assistantIn = (
  { converse, registers, packs }: JourneyWorld,
  council: string,
  there: AdvisorsThere = 'nobody',
): Assistant => {
  let memory: unknown
  const opened: Opened[] = []
  const pack = packs.get(council)
  const advisors = pack && memoryAdvisors(pack, there)
  const world = memoryWorld(council, registers, [], advisors?.at)
  const turn = async (at: Date, heard: Pick<Turn, 'said' | 'event' | 'goesOn'>): Promise<Heard> => {
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
    standing: () => advisors?.standing(),
    givesBack: (at) => {
      advisors?.desk({ does: 'returns' })
      return turn(at, { event: 'returned', goesOn: { to: 'whereItWas' } })
    },
    isKnown: async (reference, at) => (await world(at).ports.cases.findCase(reference)) !== undefined,
  }
}
