import type { Converse } from '../../dialogs/conversation'
import type { Channel, Reply, Turn } from '../../dialogs/turn'
import type { Case } from '../cases/case'
import type { RegistersOf } from '../registers'
import { noRegisters } from '../registers'
import type { MemoryAdvisors } from './memoryAdvisors'
import { memoryWorld } from './memoryWorld'
import type { Conversationalist, Heard } from './play'
import type { OnTheLine, Script } from './script'

const heardIn = (replies: readonly Reply[]): Heard => ({
  replies: replies.map(({ text, speech }) => ({ text, speech })),
  options: replies.flatMap(({ options }) => options ?? []),
})

/** What a store keeps: memory that JSON can't hold would be lost between two turns. */
const kept = (memory: unknown): unknown =>
  memory === undefined ? undefined : JSON.parse(JSON.stringify(memory))

const goesOn = (to: string | undefined): NonNullable<Turn['goesOn']> => {
  if (to === undefined) return { to: 'whereItWas' }
  return to === 'start' ? { to: 'start' } : { to: 'service', service: to }
}

/** What a script gives without a number was heard clearly. */
const SURE: NonNullable<Turn['line']>['sure'] = { act: 0.8, ask: 0.5 }

/** The same as the dialogs are told it. */
export const turnOf = (told: OnTheLine): Pick<Turn, 'said' | 'event' | 'hypotheses' | 'keys'> => {
  if (!('heard' in told)) return told
  const [best] = told.heard
  return { hypotheses: told.heard, ...(best === undefined ? {} : { said: best.text }) }
}

const NOTHING: Heard = { replies: [], options: [] }

/**
 * The assistant in this process, in one conversation; `cases` are there when it begins, and it may open more. Without
 * `advisors` there is nobody to hand over to; with `call` the telephone tells that of it.
 */
export const inProcess = (
  converse: Converse,
  council: string,
  channel: Channel = 'terminal',
  cases: readonly Case[] = [],
  registers: RegistersOf = noRegisters,
  advisors?: MemoryAdvisors,
  call?: Script['call'],
): Conversationalist => {
  let memory: unknown
  const { locale = 'en-GB', ...told } = call ?? {}
  const line = call === undefined ? {} : { line: { sure: SURE, ...told } }
  const world = memoryWorld(council, registers, cases, advisors?.at)
  const turn = async (
    at: Date,
    heard: Pick<Turn, 'said' | 'event' | 'goesOn' | 'transferred' | 'hypotheses' | 'keys'>,
  ): Promise<Heard> => {
    const { ports, keep } = world(at)
    const outcome = await converse(
      { council, conversation: 'script', channel, locale, at, ...line, ...heard },
      memory,
      ports,
    )
    memory = kept(outcome.memory)
    keep()
    return heardIn(outcome.replies)
  }
  const isTheirs = () => advisors?.standing()?.state === 'withAdvisor'
  return {
    begin: (at) => turn(at, { event: 'start' }),
    say: (said, at) =>
      turn(at, {
        said,
        ...(call === undefined ? {} : { hypotheses: [{ text: said, confidence: 1 }] }),
        ...(isTheirs() ? { event: 'overheard' as const } : {}),
      }),
    tell: (told, at) => turn(at, turnOf(told)),
    desk: async (does, at) => {
      advisors?.desk(does)
      if (does.does === 'transferred') return turn(at, { event: 'transferred', transferred: does.became })
      return does.does === 'returns' ? turn(at, { event: 'returned', goesOn: goesOn(does.to) }) : NOTHING
    },
  }
}
