import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { projectRoot } from '../../../knowledge/root'
import { parseYaml } from '../../../knowledge/yaml'
import { type Styles, shown } from '../terminalText'
import type { VoiceTurnOut } from './turn'

const line = z.string().min(1)
const Words = z.strictObject({
  help: line,
  listens: line,
  speech: line,
  dtmf: line,
  keys: line,
  key: line,
  silence: line,
  hints: line,
  keysInterrupt: line,
  nothingInterrupts: line,
  transfer: line,
  hangup: line,
  over: line,
})
export type TypedCallWords = z.infer<typeof Words>

/** The lines of the telephone in the terminal; throws naming what is missing or spare. */
export const readTypedCallWords = (
  file = join(projectRoot, 'bot', 'channels', 'voice', 'typed.en.yaml'),
): TypedCallWords => Words.parse(parseYaml(readFileSync(file, 'utf8')))

const filled = (text: string, values: Readonly<Record<string, string | number>>): string =>
  text.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole))

type Listen = NonNullable<VoiceTurnOut['listen']>

/** So many hints are shown; there may be hundreds. */
const SOME_HINTS = 6

const hintsShown = (words: TypedCallWords, { hints }: Listen): readonly string[] =>
  hints === undefined
    ? []
    : [filled(words.hints, { count: hints.length, some: hints.slice(0, SOME_HINTS).join(', ') })]

const digitsShown = (words: TypedCallWords, { digits }: Listen): readonly string[] => {
  if (digits === undefined) return []
  return digits.max === 1 ? [words.key] : [filled(words.keys, { min: digits.min, max: digits.max })]
}

const listenShown = (words: TypedCallWords, listen: Listen): string => {
  const silence = { seconds: listen.noInputMs / 1000, pause: listen.endSilenceMs / 1000 }
  const how = [
    listen.modes.map((mode) => words[mode]).join(' + '),
    ...digitsShown(words, listen),
    filled(words.silence, silence),
    ...hintsShown(words, listen),
  ]
  return filled(words.listens, { expect: listen.expect, how: how.join(' · ') })
}

const thenShown = (words: TypedCallWords, then: VoiceTurnOut['then']): string => {
  if (then?.do !== 'transfer') return words.hangup
  const { target, reason, contextRef: context } = then
  return filled(words.transfer, { target, reason, context })
}

const INTERRUPTS = { any: undefined, dtmf: 'keysInterrupt', none: 'nothingInterrupts' } as const

/** What both sides of a call hear: the spoken words, and how the answer is listened for. */
export const shownTurn = (
  { say, listen, then }: VoiceTurnOut,
  { words, styles, width }: { words: TypedCallWords; styles: Styles; width: number },
): readonly string[] => {
  const said = say.map(({ text, bargeIn }) => {
    const name = INTERRUPTS[bargeIn]
    const spoken = shown(text, styles, width)
    return name === undefined ? spoken : `${spoken} ${styles.dim(words[name])}`
  })
  const next = listen === undefined ? thenShown(words, then) : listenShown(words, listen)
  return [...said, styles.dim(shown(next, styles, width))]
}
