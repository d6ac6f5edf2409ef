import { readdirSync } from 'node:fs'
import { join, relative } from 'node:path'
import type { RegistersOf } from '../../bot/registers'
import { casesOf } from '../../bot/scripts/casesOf'
import type { Casting } from '../../bot/scripts/cast'
import { castingsOf } from '../../bot/scripts/cast'
import { inProcess } from '../../bot/scripts/inProcess'
import { memoryAdvisors } from '../../bot/scripts/memoryAdvisors'
import type { Conversationalist, Heard } from '../../bot/scripts/play'
import { differenceLines, play } from '../../bot/scripts/play'
import { readScript } from '../../bot/scripts/read'
import type { LoadedConversation } from '../../dialogs/loadConversation'
import type { LocalTime } from '../../knowledge/calendar/day'
import type { Knowledge } from '../../knowledge/load'
import { projectRoot } from '../../knowledge/root'

/** Every script under `test/conversations`, once for each of its councils. */
export const everyCasting = (knowledge: Knowledge): readonly Casting[] => {
  const folder = join(projectRoot, 'test', 'conversations')
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.script'))
    .sort()
    .map((name) => readScript(join(folder, name)))
    .flatMap((script) => castingsOf({ ...script, file: relative(projectRoot, script.file) }, knowledge))
}

/** What no reply may do: be empty, or read marks and addresses aloud; on the telephone nothing is in figures, and nobody clicks. */
const unsaid = ({ replies }: Heard, isCall: boolean): readonly string[] =>
  replies.flatMap(({ text, speech }) => [
    ...(isCall && /\d|\bclick/i.test(speech) ? [`not in words: ${speech}`] : []),
    ...(text.trim() === '' || speech.trim() === '' ? [`an empty reply: "${text}" / "${speech}"`] : []),
    ...(/\*\*|\]\(|https?:|www\.|\{\w+\}|\n/.test(speech) ? [`can’t be said aloud: ${speech}`] : []),
    ...(/\{\w+\}/.test(text) ? [`not filled in: ${text}`] : []),
  ])

const watched = (partner: Conversationalist, faults: string[], isCall: boolean): Conversationalist => {
  const watch = (heard: Heard): Heard => {
    faults.push(...unsaid(heard, isCall))
    return heard
  }
  return {
    begin: async (at) => watch(await partner.begin(at)),
    say: async (said, at) => watch(await partner.say(said, at)),
    tell: async (told, at) => watch((await partner.tell?.(told, at)) ?? { replies: [], options: [] }),
    desk: async (does, at) => watch((await partner.desk?.(does, at)) ?? { replies: [], options: [] }),
  }
}

/** Plays a script in this process; every line that differed, and every reply that can't be read or heard. */
export const faultsOf = async (
  casting: Casting,
  { converse }: LoadedConversation,
  registers: RegistersOf,
  begins?: LocalTime,
): Promise<readonly string[]> => {
  const { script, pack } = casting
  const faults: string[] = []
  const advisors = script.advisors && memoryAdvisors(pack, script.advisors)
  const channel = script.call === undefined ? 'terminal' : 'voice'
  const cases = casesOf(casting)
  const assistant = inProcess(converse, pack.council.id, channel, cases, registers, advisors, script.call)
  const partner = watched(assistant, faults, script.call !== undefined)
  const differences = await play(script, pack.council.timeZone, partner, script.at ?? begins)
  return [...differences.flatMap(differenceLines), ...faults]
}
