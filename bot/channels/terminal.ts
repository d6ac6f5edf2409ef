import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { Converse } from '../../dialogs/conversation'
import type { Option, Reply, Turn } from '../../dialogs/turn'
import type { Explanation } from '../../dialogs/understanding/explain'
import { projectRoot } from '../../knowledge/root'
import { parseYaml } from '../../knowledge/yaml'
import type { Clock } from '../clock'
import type { WorldOfTurn } from '../scripts/memoryWorld'
import type { Styles } from './terminalText'
import { shown } from './terminalText'

const line = z.string().min(1)
const Words = z.strictObject({
  hint: line,
  pick: line,
  speechOn: line,
  speechOff: line,
  nothingYet: line,
  repaired: line,
  action: line,
  because: line,
  noCommand: line,
})

/** The terminal's own lines; throws naming what is missing or spare. */
export const readTerminalWords = (
  file = join(projectRoot, 'bot', 'channels', 'terminal.en.yaml'),
): z.infer<typeof Words> => Words.parse(parseYaml(readFileSync(file, 'utf8')))

/** What a conversation in a terminal is held with. */
export interface TerminalParts {
  converse: Converse
  council: string
  clock: Clock
  /** What the dialogs ask in one turn. */
  world: (at: Date) => WorldOfTurn
  print: (text: string) => void
  styles: Styles
  /** In characters. */
  width: number
  words: z.infer<typeof Words>
  /** Why a message was taken for what it was. */
  explain: (text: string) => Explanation
}

export interface Terminal {
  /** Opens the conversation and prints the greeting. */
  begin(): Promise<void>
  /** Takes one line that was typed; false when it was the last. Never throws for what was typed. */
  hear(typed: string): Promise<boolean>
}

/** What the terminal remembers of the conversation. */
interface State {
  memory: unknown
  options: readonly Option[]
  speaks: boolean
  last: string | undefined
}

const withValue = (text: string, value: string): string => text.replace(/\{\w+\}/, value)

const showReplies = (parts: TerminalParts, state: State, replies: readonly Reply[]): void => {
  const { print, styles, width, words } = parts
  for (const { text, speech } of replies) print(`\n${shown(state.speaks ? speech : text, styles, width)}`)
  state.options = replies.flatMap(({ options }) => options ?? [])
  if (state.options.length === 0) return
  print(`\n${styles.dim(words.pick)}`)
  for (const [i, { label }] of state.options.entries()) print(`  ${styles.bold(String(i + 1))}  ${label}`)
}

const takeTurn = async (
  parts: TerminalParts,
  state: State,
  heard: Pick<Turn, 'said' | 'event'>,
): Promise<void> => {
  const { converse, council, clock } = parts
  const turn: Turn = {
    council,
    conversation: 'terminal',
    channel: 'terminal',
    locale: 'en-GB',
    at: clock.now(),
    ...heard,
  }
  const { ports, keep } = parts.world(turn.at)
  const { replies, memory } = await converse(turn, state.memory, ports)
  keep()
  state.memory = memory
  showReplies(parts, state, replies)
}

const showWhy = ({ print, words, explain }: TerminalParts, { last }: State): void => {
  if (last === undefined) {
    print(words.nothingYet)
    return
  }
  const { recognition, guesses } = explain(last)
  print(withValue(words.repaired, recognition.repaired))
  print(withValue(words.action, recognition.action))
  for (const { intent, confidence, reasons } of guesses) {
    print(`${`${(confidence * 100).toFixed(1)} %`.padStart(8)}  ${intent}`)
    const told = reasons.map(({ word, weight }) => `${word} ${weight.toFixed(1)}`).join(', ')
    print(`          ${withValue(words.because, told)}`)
  }
}

const COMMANDS: Readonly<Record<string, (parts: TerminalParts, state: State) => boolean>> = {
  '/quit': () => false,
  '/speech': ({ print, words }, state) => {
    state.speaks = !state.speaks
    print(state.speaks ? words.speechOn : words.speechOff)
    return true
  },
  '/why': (parts, state) => {
    showWhy(parts, state)
    return true
  },
}

const runCommand = (parts: TerminalParts, state: State, command: string): boolean => {
  const run = COMMANDS[command]
  if (run !== undefined) return run(parts, state)
  parts.print(withValue(parts.words.noCommand, command))
  parts.print(parts.words.hint)
  return true
}

/** A number picks what was offered under it; anything else is said as it stands. */
const meantBy = (typed: string, options: readonly Option[]): string =>
  (/^\d{1,2}$/.test(typed) ? options[Number(typed) - 1]?.says : undefined) ?? typed

/** A conversation in a terminal, in this process. */
export const createTerminal = (parts: TerminalParts): Terminal => {
  const state: State = { memory: undefined, options: [], speaks: false, last: undefined }
  return {
    begin: async () => {
      await takeTurn(parts, state, { event: 'start' })
      parts.print(`\n${parts.styles.dim(parts.words.hint)}`)
    },
    hear: async (typed) => {
      const trimmed = typed.trim()
      if (trimmed.startsWith('/')) return runCommand(parts, state, trimmed)
      const said = meantBy(trimmed, state.options)
      state.last = said
      await takeTurn(parts, state, { said })
      return true
    },
  }
}
