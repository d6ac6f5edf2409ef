import { noRegisters } from '../../../bot/registers'
import { memoryWorld } from '../../../bot/scripts/memoryWorld'
import type { LoadedConversation } from '../../../dialogs/loadConversation'
import { type Memory, readMemory } from '../../../dialogs/memory'
import type { Hypothesis, Line, Reply, Turn } from '../../../dialogs/turn'

/** What a caller hears in one turn. */
export interface Answered {
  replies: readonly Reply[]
  /** All that is spoken. */
  speech: string
  memory: Memory
}

/** A call held in this process, on a Tuesday morning, without anything imported. */
export const ring = ({ converse }: LoadedConversation, council: string, line: Partial<Line> = {}) => {
  const world = memoryWorld(council, noRegisters)
  let stored: unknown
  let minutes = 0
  const turn = async (given: Partial<Turn>): Promise<Answered> => {
    const at = new Date(Date.UTC(2026, 10, 24, 10, minutes++))
    const { ports, keep } = world(at)
    const whole: Line = { sure: { act: 0.8, ask: 0.5 }, ...line }
    const base = { council, conversation: 'call', channel: 'voice', locale: 'en-GB' } as const
    const { replies, memory } = await converse(
      { ...base, at, line: whole, listens: false, ...given },
      stored,
      ports,
    )
    stored = JSON.parse(JSON.stringify(memory))
    keep()
    return { replies, speech: replies.map(({ speech }) => speech).join(' '), memory: readMemory(stored) }
  }
  const hear = (...hypotheses: readonly Hypothesis[]) => turn({ said: hypotheses[0]?.text ?? '', hypotheses })
  return {
    turn,
    start: () => turn({ event: 'start' }),
    /** Heard clearly, and as nothing else. */
    say: (text: string, confidence = 0.95) => hear({ text, confidence }),
    hear,
    press: (keys: string) => turn({ keys }),
    wait: () => turn({ event: 'silent' }),
  }
}
