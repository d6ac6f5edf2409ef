import { createCalls } from '../../../../bot/channels/voice/calls'
import { conversationOf } from '../../../../bot/channels/voice/conversationOf'
import { type Calls, VoiceTurnIn, type VoiceTurnOut } from '../../../../bot/channels/voice/turn'
import { readConfig } from '../../../../bot/config'
import type { Meter } from '../../../../bot/metrics'
import type { Store } from '../../../../bot/storage/store'
import type { Converse } from '../../../../dialogs/conversation'
import type { Turn } from '../../../../dialogs/turn'
import { reply, silentMeter, type TestWorld, worldWith } from '../../support/world'

export const council = 'otherford'
export const callId = 'CA-1'
/** The conversation of that call. */
export const id = conversationOf(council, callId)

/** Dialogs that count their turns, and say back what they were told. */
export const telling: Converse = async ({ event, said, keys, transferred }, memory) => {
  const turns = typeof memory === 'number' ? memory + 1 : 0
  const told = [event, said, keys, transferred].filter((each) => each !== undefined).join(' ')
  return { replies: [reply(`${turns}: ${told}`)], memory: turns }
}

export interface TestCalls extends TestWorld {
  calls: Calls
  /** Every turn that the dialogs saw. */
  turns: Turn[]
  /** One turn of the one call, as a gateway sends it. */
  turn(given: Partial<VoiceTurnIn>, key?: string): Promise<VoiceTurnOut>
}

/** Calls over a store in memory, unless one is given. */
export const callsWith = async (
  given: { converse?: Converse; store?: Store; env?: Record<string, string>; meter?: Partial<Meter> } = {},
): Promise<TestCalls> => {
  const turns: Turn[] = []
  const { converse = telling } = given
  const heard: Converse = (turn, memory, ports) => {
    turns.push(turn)
    return converse(turn, memory, ports)
  }
  const world = await worldWith({ converse: heard, ...(given.store ? { store: given.store } : {}) })
  const calls = createCalls({
    ...world,
    config: readConfig(given.env ?? {}),
    meter: { ...silentMeter, ...given.meter },
  })
  const turn: TestCalls['turn'] = (told, key) =>
    calls.turn(council, VoiceTurnIn.parse({ v: 1, callId, turn: 0, type: 'start', ...told }), key)
  return { ...world, calls, turns, turn }
}

export const speech = (turn: number, text: string, confidence?: number): Partial<VoiceTurnIn> => ({
  turn,
  type: 'speech',
  alternatives: [{ text, ...(confidence === undefined ? {} : { confidence }) }],
})

/** What was said to the caller. */
export const heardIn = ({ say }: VoiceTurnOut): string => say.map(({ text }) => text).join(' / ')
