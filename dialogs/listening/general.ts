import type { Memory } from '../memory'
import type { Said } from '../said'
import type { Option } from '../turn'
import type { Say } from '../words'
import type { Hearing, Listener, Outcome } from './hearing'
import { lastSaid, replyOf } from './replies'

export const generalLines = {
  hello: ['council'],
  help: [],
  startAgain: [],
  bye: [],
  whatElse: [],
  nothingToRepeat: [],
  explain: [],
  empty: [],
  tooLong: [],
  tryHours: [],
  tryBins: [],
  tryTime: [],
  tryPerson: [],
} as const
export type SayGeneral = Say<typeof generalLines>

/** Longer than any enquiry read here (a page of writing): beyond it nothing is gained, and time is lost. */
export const MOST_CHARACTERS = 2000

/** What the first words offer to ask. */
export const suggestions = (say: SayGeneral): readonly Option[] =>
  (['tryHours', 'tryBins', 'tryTime', 'tryPerson'] as const).map((line) => ({
    label: say(line).text,
    says: say(line).text,
  }))

const plainOutcome = (said: Said, { memory }: Hearing, options?: readonly Option[]): Outcome => {
  const replies = [replyOf(said, options === undefined ? {} : { options })]
  return { replies, memory: { ...memory, offered: undefined, last: lastSaid(replies) } }
}

/** The first words: who is speaking, what it can do, and that a person can be asked for. */
export const createWelcome =
  (say: SayGeneral): Listener =>
  (hearing) =>
    hearing.turn.event === 'start'
      ? plainOutcome(say('hello', { council: hearing.here.pack.council.name }), hearing, suggestions(say))
      : undefined

/** Nothing readable, or far too much. */
export const createLimits =
  (say: SayGeneral): Listener =>
  (hearing) => {
    if (hearing.said.length > MOST_CHARACTERS) return plainOutcome(say('tooLong'), hearing)
    const isEmpty = !/[\p{L}\p{N}?]/u.test(hearing.said) && hearing.turn.keys === undefined
    return isEmpty ? plainOutcome(say('empty'), hearing, suggestions(say)) : undefined
  }

const repeated = (say: SayGeneral, hearing: Hearing): Outcome => {
  const { last } = hearing.memory
  if (last.length === 0) return plainOutcome(say('nothingToRepeat'), hearing)
  return { replies: last.map((said) => replyOf(said)), memory: hearing.memory }
}

/** What was told is forgotten too: it may be what was wrong. */
export const startedAgain = (said: Said, options: readonly Option[], memory: Memory): Outcome => {
  const replies = [replyOf(said, { options })]
  const forgotten = { topic: undefined, service: undefined, aside: undefined, known: undefined, misses: 0 }
  return { replies, memory: { ...memory, offered: undefined, ...forgotten, last: lastSaid(replies) } }
}

/**
 * "Help" alone asks what can be done here far more often than it calls for rescue; its answer begins with 999 all the
 * same. After danger was spoken of, or when it is cried out, it is taken for a call.
 */
export const createHelp =
  (say: SayGeneral, danger: (howToContact: Said) => Said): Listener =>
  (hearing) => {
    const { memory, said, desk, here } = hearing
    if (desk.commands.commandIn(said) !== 'help') return undefined
    if (!memory.distress && !said.includes('!')) return plainOutcome(say('help'), hearing, suggestions(say))
    const replies = [replyOf(danger(desk.howToContact(here)), { does: 'emergency' })]
    return { replies, memory: { ...memory, offered: undefined, distress: true, last: lastSaid(replies) } }
  }

/** Start again, say that again, "what do you mean?" and goodbye, in every state; a yes or a no that answers nothing. */
export const createCommandListener =
  (say: SayGeneral): Listener =>
  (hearing) => {
    switch (hearing.desk.commands.commandIn(hearing.said)) {
      case 'startAgain':
        return startedAgain(say('startAgain'), suggestions(say), hearing.memory)
      case 'repeat':
        return repeated(say, hearing)
      case 'explain':
        return plainOutcome(say('explain'), hearing, suggestions(say))
      case 'bye':
        return plainOutcome(say('bye'), hearing)
      default:
        // While a question is open, a yes or a no that it can't take has it put again.
        return hearing.desk.commands.yesOrNoIn(hearing.said) === undefined ||
          hearing.memory.service !== undefined
          ? undefined
          : plainOutcome(say('whatElse'), hearing)
    }
  }
