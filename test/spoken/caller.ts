/** Somebody who rings: what they say is spoken, carried by a telephone line and recognised; what they hear is spoken too. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Caller, OnTheLine } from '../../bot/channels/voice/holdCall'
import type { VoiceTurnOut } from '../../bot/channels/voice/turn'
import { heardIn, shownHeard } from '../../bot/cli/recogniser/heardIn'
import { run } from '../../bot/cli/recogniser/programs'
import { recognise } from '../../bot/cli/recogniser/recognise'
import { forTheModel, joined, overTelephone, secondsOf } from '../../bot/cli/recogniser/wav'
import { creature, type Does, type Habit } from './habits'
import { say, saySsml, type Voice } from './speak'

/** Any assistant that asks on and on is hung up on. */
const MOST_TURNS = 25

const SECOND_MS = 1000

export interface SpokenCaller extends Caller {
  /** What either side said, and what was heard of it, in order. */
  lines: readonly string[]
  /** All that the assistant said. */
  heard(): string
  /** What was done at the end of each turn. */
  ends: readonly VoiceTurnOut['then'][]
  turns(): number
  /** How long the call was, in seconds. */
  seconds(): number
  /** Both sides into one file, as the line carried them. */
  record(file: string): Promise<void>
  close(): Promise<void>
}

const tone = { low: [697, 770, 852, 941], high: [1209, 1336, 1477] }
const PAD = ['123', '456', '789', '*0#']

/** The two tones of a key, as ITU-T Q.23 has them. */
const tonesOf = (key: string): readonly number[] => {
  const row = PAD.findIndex((keys) => keys.includes(key))
  return [tone.low[row] ?? 941, tone.high[PAD[row]?.indexOf(key) ?? 1] ?? 1336]
}

/** A caller of some habits. Throws where what the assistant says can't be spoken. */
export const spokenCaller = async (voice: Voice, habits: readonly Habit[]): Promise<SpokenCaller> => {
  const folder = await mkdtemp(join(tmpdir(), 'call-'))
  const decide = creature(habits)
  const [lines, parts, ends]: [string[], string[], VoiceTurnOut['then'][]] = [[], [], []]
  let [turns, seconds] = [0, 0]
  let all = ''

  /** The file that goes over the line, once it is spoken into one. */
  const carried = async (speak: (file: string) => Promise<void>): Promise<string> => {
    const [raw, line, model] = ['raw', 'line', 'model'].map((name) =>
      join(folder, `${parts.length}.${name}.wav`),
    ) as [string, string, string]
    await speak(raw)
    await overTelephone(raw, line)
    await forTheModel(line, model)
    seconds += await secondsOf(model)
    parts.push(line)
    return line
  }
  const speaks = (text: string) => carried((file) => say(voice, text, file))
  const sox = (...options: string[]) =>
    carried(async (file) => void (await run('sox', ['-n', '-r', '8000', '-b', '16', file, ...options])))

  const says = async (text: string, hints: readonly string[]): Promise<OnTheLine> => {
    const heard = await recognise(await speaks(text), hints)
    lines.push(`    says “${text}”, heard: ${shownHeard(heard)}`)
    return heardIn(heard)
  }
  const presses = async (keys: string): Promise<OnTheLine> => {
    for (const key of keys)
      await sox('synth', '0.15', ...tonesOf(key).flatMap((hertz) => ['sine', String(hertz)]), 'remix', '-')
    lines.push(`    presses ${keys}`)
    return { type: 'dtmf', dtmf: keys }
  }
  const keepsSilent = async (ms: number): Promise<OnTheLine> => {
    await sox('trim', '0', String(ms / SECOND_MS))
    lines.push('    says nothing')
    return { type: 'noInput' }
  }
  const doing = async (does: Does, listen: NonNullable<VoiceTurnOut['listen']>) => {
    if (typeof does !== 'object') return does === 'nothing' ? keepsSilent(listen.noInputMs) : undefined
    if ('says' in does) return says(does.says, listen.hints ?? [])
    return 'keys' in does ? presses(does.keys.slice(0, listen.digits?.max)) : undefined
  }
  const hears: Caller['hears'] = async (told) => {
    turns += 1
    for (const { ssml, text } of told.say) {
      const before = seconds
      await carried((file) => saySsml(ssml, file))
      if (seconds === before) throw new Error(`nothing can be heard of: ${ssml}`)
      lines.push(`  ${text}`)
      all += `${text}\n`
    }
    ends.push(told.then)
  }
  const does: Caller['does'] = async (told) => {
    if (told.then?.do === 'transfer') {
      lines.push(`    is put through to ${told.then.target}`)
      return { type: 'transferResult', transfer: 'answered' }
    }
    if (told.listen === undefined || turns > MOST_TURNS) return undefined
    return doing(decide(told.say.map(({ text }) => text).join(' ')), told.listen)
  }
  return {
    ...{ lines, ends, hears, does },
    heard: () => all,
    turns: () => turns,
    seconds: () => seconds,
    record: (file) => joined(parts, file),
    close: () => rm(folder, { recursive: true, force: true }),
  }
}
