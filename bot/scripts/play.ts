import type { Option } from '../../dialogs/turn'
import type { LocalTime } from '../../knowledge/calendar/day'
import { instantOf } from '../../knowledge/calendar/day'
import type { DeskDoes } from './memoryAdvisors'
import { isIn } from './pattern'
import type { Exchange, Expected, OnTheLine, Script } from './script'

/** What came back after one thing was said. */
export interface Heard {
  replies: readonly { text: string; speech: string }[]
  /** What may be picked, in order. */
  options: readonly Option[]
}

/** Somebody to hold a conversation with: the assistant in this process, or one that runs elsewhere. */
export interface Conversationalist {
  /** Opens the conversation; what is heard before anything is said. */
  begin(at: Date): Promise<Heard>
  say(text: string, at: Date): Promise<Heard>
  /** What a telephone tells; left out: it is none. */
  tell?(told: OnTheLine, at: Date): Promise<Heard>
  /** What an advisor does; left out: there are none that a script can play. */
  desk?(does: DeskDoes, at: Date): Promise<Heard>
}

/** One line of a script that didn't come true. */
export interface Difference {
  file: string
  line: number
  said: string
  expected: string
  kind: 'notHeard' | 'heard' | 'noSuchOption'
  heard: readonly string[]
}

/** When a script that doesn't say begins: a plain working morning. */
export const ANY_TIME: LocalTime = { day: '2026-11-24', time: '10:15' }

const textsOf = ({ replies, options }: Heard, form: Script['form']): readonly string[] => [
  replies.map(({ text, speech }) => (form === 'spoken' ? speech : text)).join('\n\n'),
  ...options.map(({ label }) => label),
]

const differencesIn = (
  script: Script,
  exchange: Exchange,
  said: string,
  heard: Heard,
): readonly Difference[] => {
  const texts = textsOf(heard, script.form)
  const of = (list: readonly Expected[], kind: 'notHeard' | 'heard') =>
    list
      .filter(({ written }) => isIn(written, texts) === (kind === 'heard'))
      .map(({ line, written }) => ({ file: script.file, line, said, expected: written, kind, heard: texts }))
  return [...of(exchange.heard, 'notHeard'), ...of(exchange.notHeard, 'heard')]
}

/** What is said or told next; an option that isn't there is nothing. */
const nextOf = ({ said }: Exchange, last: Heard): string | OnTheLine | undefined =>
  typeof said === 'object' && 'choose' in said ? last.options[said.choose - 1]?.says : said

/** As the script has it, for whoever reads what differed. */
const written = (said: string | OnTheLine | undefined): string => {
  if (said === undefined || typeof said === 'string') return said ?? ''
  if ('heard' in said)
    return said.heard.map(({ text, confidence = '' }) => `${confidence} ${text}`).join(' | ')
  return 'keys' in said ? `[${said.keys}]` : `[${said.event}]`
}

/** What is heard once somebody has said or done something; of an exchange without either, what was heard before it. */
const heardAfter = async (
  partner: Conversationalist,
  { desk }: Exchange,
  said: string | OnTheLine | undefined,
  at: Date,
  before: Heard,
): Promise<Heard> => {
  if (typeof said === 'string') return partner.say(said, at)
  if (said !== undefined) return (await partner.tell?.(said, at)) ?? before
  return (desk && (await partner.desk?.(desk, at))) ?? before
}

/**
 * Plays a script, filled in for its council, from beginning to end; what differed, in order. `timeZone` is where its
 * clock is. Stops where an option is to be picked that isn't there.
 */
export const play = async (
  script: Script,
  timeZone: string,
  partner: Conversationalist,
  begins: LocalTime = script.at ?? ANY_TIME,
): Promise<readonly Difference[]> => {
  const differences: Difference[] = []
  let at = instantOf(begins, timeZone)
  let last = await partner.begin(at)
  for (const exchange of script.exchanges) {
    if (exchange.movedTo !== undefined) at = instantOf(exchange.movedTo, timeZone)
    const said = nextOf(exchange, last)
    if (said === undefined && exchange.said !== undefined) {
      const { file } = script
      const heard = textsOf(last, script.form)
      const expected = `an option to choose: ${last.options.length} were given`
      return [...differences, { file, line: exchange.line, said: '', expected, kind: 'noSuchOption', heard }]
    }
    last = await heardAfter(partner, exchange, said, at, last)
    differences.push(...differencesIn(script, exchange, written(said), last))
  }
  return differences
}

const REASONS = {
  notHeard: 'was not heard',
  heard: 'was heard, and must not be',
  noSuchOption: 'there is none',
} as const satisfies Record<Difference['kind'], string>

/** Enough to find the line in the script; a very long message would hide what was heard. */
const SHOWN = 160
const shortened = (said: string): string => (said.length > SHOWN ? `${said.slice(0, SHOWN)} …` : said)

/** A difference as whoever wrote the script reads it. */
export const differenceLines = ({
  file,
  line,
  said,
  expected,
  kind,
  heard,
}: Difference): readonly string[] => [
  `${file}:${line}: ${expected} — ${REASONS[kind]}`,
  `    said:  ${said === '' ? '(nothing yet)' : shortened(said)}`,
  ...heard
    .join('\n')
    .split('\n')
    .filter((each) => each.trim() !== '')
    .map((each) => `    heard: ${each}`),
]
